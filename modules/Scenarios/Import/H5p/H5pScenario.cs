using System.Text.Json;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Import.H5p;

/// <summary>
/// Reads an H5P Branching Scenario after its semantics.json (1.0 to 1.10): contents and branching questions become nodes, alternatives become choices, end screens
/// become ends.
/// </summary>
internal sealed class H5pScenario(ZipPackage zip, Draft draft, string criterion, IStringLocalizer T)
{
    public const string Manifest = "h5p.json";

    private readonly H5pMedia media = new(zip, draft, T);
    private readonly PlainText plain = new(draft, T);
    private readonly List<Part> parts = [];
    private readonly Dictionary<int, DraftNode> ends = [];
    private H5pScoring scoring = null!;
    private JsonElement scenario;

    public void Run()
    {
        using var manifest = H5pJson.Parse(zip, Manifest, T);
        var main = manifest.RootElement.Text("mainLibrary");
        if (main != "H5P.BranchingScenario")
            throw new ImportRefused(T["This H5P file is a {0}; only H5P.BranchingScenario can be imported.", main.Length > 0 ? PlainText.Short(main) : "?"]);
        using var content = H5pJson.Parse(zip, "content/content.json", T);
        scenario = content.RootElement.At("branchingScenario");
        var list = scenario.List("content").ToList();
        if (list.Count == 0)
            throw new ImportRefused(T["The branching scenario has no content, so there is nothing to import."]);
        if (list.Count > StoryLimits.MostNodes)
            throw new ImportRefused(T["The branching scenario has {0} contents; at most {1} are allowed. Split it.", list.Count, StoryLimits.MostNodes]);
        scoring = new H5pScoring(scenario, draft, criterion, T);
        Head(manifest.RootElement);
        for (var at = 0; at < list.Count; at++)
            parts.Add(new Part(list[at], Where(at, list[at])));
        var reader = new H5pContent(draft, media, plain, scoring, T);
        foreach (var part in parts)
            part.Nodes.AddRange(reader.Nodes(part.Name, part.Content.At("type")));
        for (var at = 0; at < parts.Count; at++)
            Connect(parts[at]);
        draft.Nodes.AddRange(parts.SelectMany(part => part.Nodes));
        draft.Nodes.AddRange(ends.Values.Where(end => !draft.Nodes.Contains(end)));
        draft.Nodes.AddRange(customEnds);
        Introduce();
        scoring.Finish(draft);
        if (draft.Nodes.Count > StoryLimits.MostNodes)
            throw new ImportRefused(T["The branching scenario becomes {0} moments; at most {1} are allowed. Split it.", draft.Nodes.Count, StoryLimits.MostNodes]);
    }

    private readonly List<DraftNode> customEnds = [];

    private void Head(JsonElement manifest)
    {
        draft.Title = plain.Line("h5p.json", manifest.Text("title"));
        if (draft.Title.Length == 0)
            draft.Title = plain.Line("title", scenario.Text("title"));
        var language = manifest.Text("defaultLanguage") is { Length: > 0 } own ? own : manifest.Text("language");
        draft.Language = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-Hans" : "en";
        if (language.Length > 0 && language != "und" && draft.Language == "en" && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            draft.Note(ImportNoteKind.ToDo, "h5p.json", T["The words are in “{0}”, and role-plays are in English and Chinese. They stand where the English goes; translate them.", language]);
        foreach (var author in manifest.List("authors"))
            draft.Credits.Add($"{author.Text("role")}: {author.Text("name")}".Trim(':', ' '));
        var licence = manifest.Text("license");
        draft.Credits.Add(string.Join(' ', new[] { "Licence:", licence.Length > 0 ? licence : "U", manifest.Text("licenseVersion") }).Trim());
        foreach (var from in new[] { "source", "licenseExtras" }.Select(key => manifest.Text(key)).Where(text => text.Length > 0))
            draft.Credits.Add(from);
        if (licence is "" or "U" or "C")
            draft.Note(ImportNoteKind.ToDo, "h5p.json", T["The file names no open licence. Make sure that you may use and change it."]);
        var behaviour = scenario.At("behaviour");
        if (behaviour.IsTrue("enableBackwardsNavigation") || scenario.List("content").Any(one => one.Text("contentBehaviour") == "enabled"))
            draft.Note(ImportNoteKind.Lost, "behaviour", T["Going back to answer again: a decision is final here. A learner may try again from a moment after the end."]);
        if (behaviour.IsTrue("randomizeBranchingQuestions"))
            draft.Note(ImportNoteKind.Lost, "behaviour", T["The random order of answers: answers stand in the author’s order."]);
        if (behaviour.IsTrue("forceContentFinished"))
            draft.Note(ImportNoteKind.Lost, "behaviour", T["Having to watch to the end before going on."]);
    }

    /// <summary>The start screen becomes the first lines, so that nothing of it is lost; its text also serves as the summary.</summary>
    private void Introduce()
    {
        var screen = scenario.At("startScreen");
        var title = plain.Line("start screen", screen.Text("startScreenTitle"));
        var lines = plain.Lines("start screen", screen.Text("startScreenSubtitle"));
        draft.Summary = string.Join(" ", lines);
        if (draft.Title.Length == 0)
            draft.Title = title;
        else if (title.Length > 0 && title != draft.Title)
            lines.Insert(0, title);
        var first = draft.Nodes[0];
        first.Lines.InsertRange(0, lines.Select(line => new DraftLine(line)));
        if (first.Picture is null && media.Picture("start screen", screen.At("startScreenImage")) is { } picture)
            (first.Picture, first.PictureAlt) = (picture, plain.Line("start screen", screen.Text("startScreenAltText")) is { Length: > 0 } alt ? alt : draft.Title);
    }

    private string Where(int at, JsonElement content)
    {
        var title = plain.Line("content", content.At("type").At("metadata").Text("title"));
        return title.Length > 0 && !title.StartsWith("Untitled", StringComparison.OrdinalIgnoreCase) ? title : $"content {at}";
    }

    private void Connect(Part part)
    {
        var last = part.Nodes[^1];
        var type = part.Content.At("type");
        if (type.Library() == "H5P.BranchingQuestion")
            Alternatives(part, last, type.At("params").At("branchingQuestion"));
        else
        {
            var feedback = part.Content.At("feedback");
            var next = Target(part.Name, part.Content.Number("nextContentId") ?? -1, feedback, out var isEnd);
            if (!isEnd)
                foreach (var line in Feedback(part.Name, feedback))
                    last.Lines.Add(new DraftLine(line));
            if (last.Question is { } question && !scoring.IsScored(feedback, isEnd))
                last.Question = question with { Right = next, Wrong = next };
            else if (last.Question is { } scored)
            {
                // A question cannot carry the score of the end as well: a moment between them does.
                var between = new DraftNode(part.Name) { Lines = { new DraftLine(part.Name) } };
                last.Question = scored with { Right = between, Wrong = between };
                part.Nodes.Add(between);
                Continue(part, between, next, feedback);
            }
            else if (scoring.IsScored(feedback, isEnd))
                Continue(part, last, next, feedback);
            else
                last.Onward.Add(new DraftWay(null, [next]));
        }
    }

    private void Continue(Part part, DraftNode from, DraftNode end, JsonElement feedback)
    {
        var words = plain.Line(part.Name, part.Content.Text("proceedButtonText"));
        var choice = new DraftChoice(words.Length > 0 ? words : draft.Language == "en" ? "Continue" : "继续") { Ways = { new DraftWay(null, [end]) } };
        scoring.Score(choice, feedback, isEnd: true);
        from.Choices.Add(choice);
    }

    private void Alternatives(Part part, DraftNode node, JsonElement question)
    {
        var alternatives = question.List("alternatives").ToList();
        if (alternatives.Count > StoryLimits.MostMoves)
            throw new ImportRefused(T["“{0}” has {1} answers; at most {2} are allowed.", part.Name, alternatives.Count, StoryLimits.MostMoves]);
        var best = scoring.Best(alternatives);
        for (var at = 0; at < alternatives.Count; at++)
        {
            var alternative = alternatives[at];
            var text = plain.Line(part.Name, alternative.Text("text"));
            var where = $"{part.Name} / {(text.Length > 0 ? text : (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}";
            if (text.Length == 0)
            {
                draft.Note(ImportNoteKind.Mended, where, T["This answer has no words. Write them."]);
                text = "…";
            }
            var feedback = alternative.At("feedback");
            var choice = new DraftChoice(text) { Ways = { new DraftWay(null, [Target(where, alternative.Number("nextContentId") ?? -1, feedback, out var isEnd)]) } };
            if (!isEnd && Feedback(where, feedback) is { Count: > 0 } said)
                choice.Because = Sentences(said);
            scoring.Score(choice, where, feedback, isEnd, best);
            node.Choices.Add(choice);
        }
        if (alternatives.Count == 0)
        {
            draft.Note(ImportNoteKind.Mended, part.Name, T["This question has no answers; it ends there now. Write the answers."]);
            node.Ending = End(-1).Ending;
        }
    }

    /// <summary>A title and a text in one line.</summary>
    private string Sentences(List<string> lines) => string.Join(draft.Language == "en" ? " " : "",
        lines.Select((line, at) => at == lines.Count - 1 || !char.IsLetterOrDigit(line[^1]) ? line : line + (draft.Language == "en" ? "." : "。")));

    private List<string> Feedback(string where, JsonElement feedback)
    {
        if (media.Picture(where, feedback.At("image")) is { } picture)
        {
            draft.Media.Remove(picture);
            draft.Note(ImportNoteKind.Lost, where, T["The picture of the feedback: feedback is words here."]);
        }
        return [.. plain.Lines(where, feedback.Text("title")), .. plain.Lines(where, feedback.Text("subtitle"))];
    }

    /// <summary>Where a content id leads: a content, an end screen, or an end of its own when the way there has words for it.</summary>
    private DraftNode Target(string where, double id, JsonElement feedback, out bool isEnd)
    {
        if (id >= 0 && id < parts.Count && id == Math.Floor(id))
        {
            isEnd = false;
            return parts[(int)id].Nodes[0];
        }
        isEnd = true;
        if (id >= 0 || id != Math.Floor(id))
            draft.Note(ImportNoteKind.Mended, where, T["It leads to content {0}, which is not in the file; it leads to the end now.", id]);
        var lines = Feedback(where, feedback);
        if (lines.Count == 0)
            return End(id < 0 && id > -1000 ? (int)id : -1);
        var end = new DraftNode(lines[0]) { Ending = lines[^1] };
        end.Lines.AddRange(lines.SkipLast(1).Select(line => new DraftLine(line)));
        customEnds.Add(end);
        return end;
    }

    private DraftNode End(int id)
    {
        if (ends.TryGetValue(id, out var known))
            return known;
        var screens = scenario.List("endScreens").ToList();
        var screen = screens.Find(one => one.Number("contentId") == id);
        if (screen.ValueKind == JsonValueKind.Undefined)
            screen = screens.FirstOrDefault();
        var lines = plain.Lines("end screen", screen.Text("endScreenTitle")).Concat(plain.Lines("end screen", screen.Text("endScreenSubtitle"))).ToList();
        if (lines.Count == 0)
            lines.Add(draft.Language == "en" ? "The end." : "完");
        var end = new DraftNode("the end") { Ending = lines[^1], Picture = media.Picture("end screen", screen.At("endScreenImage")), PictureAlt = lines[0] };
        end.Lines.AddRange(lines.SkipLast(1).Select(line => new DraftLine(line)));
        return ends[id] = end;
    }

    private sealed record Part(JsonElement Content, string Name)
    {
        public List<DraftNode> Nodes { get; } = [];
    }
}
