using System.Text.Json;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Import.H5p;

/// <summary>Makes nodes of one content of a branching scenario: a text, a picture, a video, a presentation with its slides, a question. The nodes follow each other.</summary>
internal sealed class H5pContent(Draft draft, H5pMedia media, PlainText plain, H5pScoring scoring, IStringLocalizer T)
{
    private List<DraftNode> nodes = [];
    private string name = "";

    /// <summary>At least one node, connected one after the other; the last leads nowhere yet.</summary>
    public List<DraftNode> Nodes(string content, JsonElement type)
    {
        (nodes, name) = ([], content);
        Take(content, type, deep: 0);
        if (nodes.Count == 0)
            nodes.Add(new DraftNode(content));
        for (var at = 0; at < nodes.Count - 1; at++)
            if (nodes[at].Question is { } question)
                nodes[at].Question = question with { Right = nodes[at + 1], Wrong = nodes[at + 1] };
            else
                nodes[at].Onward.Add(new DraftWay(null, [nodes[at + 1]]));
        foreach (var empty in nodes.Where(node => node is { Lines.Count: 0, Picture: null, Question: null }))
            empty.Lines.Add(new DraftLine(content));
        return nodes;
    }

    /// <summary>The node that text and pictures go to: the last one, unless it asks something.</summary>
    private DraftNode Open
    {
        get
        {
            if (nodes.Count == 0 || nodes[^1].Question is not null)
                nodes.Add(new DraftNode(name));
            return nodes[^1];
        }
    }

    private void Take(string where, JsonElement type, int deep)
    {
        var content = type.At("params");
        var library = type.Library();
        if (deep > 3)
            return;
        switch (library)
        {
            case "H5P.BranchingQuestion":
                Say(where, content.At("branchingQuestion").Text("question"));
                break;
            case "H5P.AdvancedText" or "H5P.Text":
                Say(where, content.Text("text"));
                break;
            case "H5P.Table":
                Say(where, content.Text("text"));
                break;
            case "H5P.Image":
                Picture(where, content.At("file"), content.IsTrue("decorative") ? "" : content.Text("alt"));
                break;
            case "H5P.Audio":
                if (media.Audio(where, content) is { } sound)
                    Open.Audio = sound;
                break;
            case "H5P.Video":
                Video(where, type, content.List("sources"));
                break;
            case "H5P.ImageHotspots":
                Picture(where, content.At("image"), content.Text("backgroundImageAltText"));
                foreach (var spot in content.List("hotspots"))
                {
                    Say(where, spot.Text("header"));
                    foreach (var inner in spot.List("content"))
                        Take(where, inner, deep + 1);
                }
                draft.Note(ImportNoteKind.Changed, where, T["Hotspots: their words follow the picture as lines; their places on it are not kept."]);
                break;
            case "H5P.InteractiveVideo":
                Interactive(where, type, content.At("interactiveVideo"), deep);
                break;
            case "H5P.CoursePresentation":
                Presentation(where, content.At("presentation"), deep);
                break;
            case "H5P.MultiChoice":
                MultiChoice(where, content);
                break;
            case "H5P.TrueFalse":
                TrueFalse(where, content);
                break;
            case "H5P.SingleChoiceSet":
                foreach (var one in content.List("choices"))
                {
                    var answers = one.List("answers").Select(answer => answer.ValueKind == JsonValueKind.String ? answer.GetString()! : "").ToList();
                    Ask(where, false, one.Text("question"), answers.Select((answer, at) => new DraftOption(plain.Line(where, answer), at == 0, null)).ToList());
                }
                draft.Note(ImportNoteKind.ToDo, where, T["In a single choice set the right answer stands first, and H5P shuffles. Move it."]);
                break;
            case "H5P.Shape" or "":
                break;
            case "H5P.Link":
                Say(where, content.Text("title"));
                draft.Note(ImportNoteKind.Lost, where, T["A link to {0}: its words are kept, its address is not.", PlainText.Short(content.At("linkWidget").Text("url"))]);
                break;
            default:
                draft.Note(ImportNoteKind.Lost, where, T["{0} has no counterpart here. Its task: “{1}”.", library, Task(where, type)]);
                Open.Comments.Add($"{library}: {Task(where, type)}");
                break;
        }
    }

    private void Say(string where, string html)
    {
        foreach (var line in plain.Lines(where, html))
            Open.Lines.Add(new DraftLine(line));
    }

    private void Picture(string where, JsonElement file, string alt)
    {
        if (media.Picture(where, file) is not { } picture)
            return;
        // A moment has one picture: a second one gets a moment of its own.
        if (Open.Picture is not null)
            nodes.Add(new DraftNode(name));
        (Open.Picture, Open.PictureAlt) = (picture, alt.Length > 0 ? plain.Line(where, alt) : where);
        if (alt.Length == 0)
            draft.Note(ImportNoteKind.ToDo, where, T["The picture {0} has no description. Write what it shows (alt:).", picture]);
    }

    private void Video(string where, JsonElement type, IEnumerable<JsonElement> sources)
    {
        var paths = sources.Select(source => source.Text("path")).Where(path => path.Length > 0).ToList();
        var title = plain.Line(where, type.At("metadata").Text("title"));
        Open.Comments.Add($"video: {title} {string.Join(" ", paths)}".Trim());
        draft.Note(ImportNoteKind.Lost, where, T["The video “{0}” ({1}) is not kept. Tell in lines what happens in it, or take it as sound with its words.", title, PlainText.Short(string.Join(" ", paths))]);
    }

    private void Interactive(string where, JsonElement type, JsonElement video, int deep)
    {
        Video(where, type, video.At("video").List("files"));
        foreach (var interaction in video.At("assets").List("interactions").OrderBy(one => one.At("duration").Number("from") ?? 0))
        {
            if (interaction.At("adaptivity").At("correct").Number("seekTo") is not null || interaction.At("adaptivity").At("wrong").Number("seekTo") is not null)
                draft.Note(ImportNoteKind.Lost, where, T["Jumps within the video after an answer."]);
            Take(where, interaction.At("action"), deep + 1);
        }
        if (video.At("summary").At("task").Library() is { Length: > 0 } && video.At("summary").At("task").At("params").List("summaries").Any(one => one.List("summary").Any()))
            draft.Note(ImportNoteKind.Lost, where, T["The summary task at the end of the video."]);
    }

    /// <summary>A slide is a moment; its elements in reading order.</summary>
    private void Presentation(string where, JsonElement presentation, int deep)
    {
        var number = 0;
        foreach (var slide in presentation.List("slides"))
        {
            number++;
            if (nodes.Count > 0 && nodes[^1] is { Question: null } last && (last.Lines.Count > 0 || last.Picture is not null))
                nodes.Add(new DraftNode(name));
            if (nodes.Count > StoryLimits.MostNodes)
                throw new ImportRefused(T["“{0}” has more than {1} slides. Split it.", where, StoryLimits.MostNodes]);
            var here = T["{0}, slide {1}", where, number];
            foreach (var element in slide.List("elements").OrderBy(one => Math.Round((one.Number("y") ?? 0) / 5)).ThenBy(one => one.Number("x") ?? 0))
            {
                if (element.Number("goToSlide") is not null)
                    draft.Note(ImportNoteKind.Lost, here, T["A jump to another slide: slides follow each other here."]);
                Take(here, element.At("action"), deep + 1);
                Say(here, element.Text("solution"));
            }
        }
    }

    private void MultiChoice(string where, JsonElement content)
    {
        var answers = content.List("answers").ToList();
        var right = answers.Count(answer => answer.IsTrue("correct"));
        var behaviour = content.At("behaviour");
        // H5P decides by the number of right answers, unless its author said it.
        var many = behaviour.Text("type") switch { "single" => false, "multi" => true, _ => right != 1 };
        if (!many && right > 1)
            draft.Note(ImportNoteKind.Mended, where, T["Several answers of this single choice are marked right ({0}); it is asked as “tick all that apply”. Look at it.", right]);
        Ask(where, many || right > 1, content.Text("question"), answers
            .Select(answer => new DraftOption(plain.Line(where, answer.Text("text")) is { Length: > 0 } words ? words : "…", answer.IsTrue("correct"), Optional(where, answer.At("tipsAndFeedback").Text("chosenFeedback"))))
            .ToList());
        foreach (var answer in answers.Select(answer => answer.At("tipsAndFeedback")))
        {
            if (answer.Text("tip").Length > 0)
                draft.Note(ImportNoteKind.Lost, where, T["A tip before answering: “{0}”.", PlainText.Short(plain.Line(where, answer.Text("tip")))]);
            if (answer.Text("notChosenFeedback").Length > 0)
                draft.Note(ImportNoteKind.Lost, where, T["Feedback for an answer that was not chosen: “{0}”.", PlainText.Short(plain.Line(where, answer.Text("notChosenFeedback")))]);
        }
        Media(where, content);
    }

    private void TrueFalse(string where, JsonElement content)
    {
        var isTrue = content.Text("correct") == "true" || content.IsTrue("correct");
        var words = content.At("l10n");
        string Label(string key, string english, string chinese) =>
            words.Text(key) is { Length: > 0 } own ? plain.Line(where, own) : draft.Language == "en" ? english : chinese;
        var behaviour = content.At("behaviour");
        Ask(where, false, content.Text("question"),
        [
            new(Label("trueText", "True", "对"), isTrue, Optional(where, behaviour.Text(isTrue ? "feedbackOnCorrect" : "feedbackOnWrong"))),
            new(Label("falseText", "False", "错"), !isTrue, Optional(where, behaviour.Text(isTrue ? "feedbackOnWrong" : "feedbackOnCorrect"))),
        ]);
        Media(where, content);
    }

    private void Media(string where, JsonElement content)
    {
        var type = content.At("media").At("type");
        if (type.Library() == "H5P.Image" && nodes[^1].Picture is null && media.Picture(where, type.At("params").At("file")) is { } picture)
            (nodes[^1].Picture, nodes[^1].PictureAlt) = (picture, plain.Line(where, type.At("params").Text("alt")) is { Length: > 0 } alt ? alt : where);
        else if (type.Library() is "H5P.Video" or "H5P.Audio")
            draft.Note(ImportNoteKind.Lost, where, T["Video or sound above a question."]);
        foreach (var range in content.List("overallFeedback").Concat(content.At("overallFeedback").List("overallFeedback")))
            if (range.Text("feedback").Length > 0)
                draft.Note(ImportNoteKind.Lost, where, T["Feedback by score: “{0}”.", PlainText.Short(plain.Line(where, range.Text("feedback")))]);
    }

    private void Ask(string where, bool many, string question, IReadOnlyList<DraftOption> options)
    {
        var text = plain.Line(where, question) is { Length: > 0 } asked ? asked : where;
        if (options.Count < 2 || !options.Any(option => option.IsRight))
        {
            draft.Note(ImportNoteKind.Lost, where, T["The question “{0}” has no right answer or fewer than two answers, so it cannot be asked.", PlainText.Short(text)]);
            Open.Lines.Add(new DraftLine(text));
            return;
        }
        // What was said before stands above the question in the same moment, unless something is asked there already.
        var node = Open;
        node.Question = new DraftQuestion(many, text, options, scoring.OfQuestion, node, node);
    }

    private string? Optional(string where, string html) => plain.Line(where, html) is { Length: > 0 } line ? line : null;

    private string Task(string where, JsonElement type)
    {
        var content = type.At("params");
        var told = new[] { content.Text("taskDescription"), content.Text("question"), content.Text("text"), type.At("metadata").Text("title") }.FirstOrDefault(text => text.Length > 0) ?? "";
        return PlainText.Short(plain.Line(where, told));
    }
}
