using System.Globalization;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>
/// Reads the text of a role-play; the grammar is in docs/scenario-format.md. Never throws; takes time in proportion to the text. What could be read comes back
/// even where something is wrong, so that an editor can show it.
/// </summary>
internal sealed class StoryReader
{
    private static readonly string[] TopKeys = ["picture", "points", "time", "set", "ending", "question (one)", "question (many)"];
    private static readonly string[] ChoiceKeys = ["points", "set", "if", "consequence", "because"];

    private readonly Story head;
    private readonly List<Problem> problems;

    private StoryReader(Story head, List<Problem> problems) => (this.head, this.problems) = (head, problems);

    /// <summary>Reads a text; null where not even its head can be read.</summary>
    /// <param name="text">With LF line ends.</param>
    /// <param name="problems">Receives what is wrong with the writing; whether the story makes sense is <see cref="StoryCheck"/>'s question.</param>
    public static Story? Read(string text, List<Problem> problems)
    {
        if (text.Length > StoryLimits.MostCharacters)
        {
            problems.Add(new Problem(1, $"The text is longer than {StoryLimits.MostCharacters} characters.", "Divide the role-play."));
            return null;
        }
        var (front, body, bodyLine) = YamlContent.SplitFrontMatter(text);
        if (front.Length == 0)
        {
            problems.Add(new Problem(1, "The file does not begin with its head.", "Begin with a line “---”, then `id:`, `title:` and so on, then another line “---”."));
            return null;
        }
        return FrontMatter.Read(front, problems.Add) is { } head ? new StoryReader(head, problems).Body(body, bodyLine) : null;
    }

    private Story Body(string body, int firstLine)
    {
        var outline = Outline.Of(body, firstLine, Tell);
        var nodes = new List<StoryNode>();
        for (var at = 0; at < outline.Items.Count && problems.Count < StoryLimits.MostProblems;)
        {
            var from = at++;
            while (at < outline.Items.Count && !outline.Items[at].Text.StartsWith('#'))
                at++;
            if (!outline.Items[from].Text.StartsWith('#'))
            {
                Tell(outline.Items[from].Line, "This stands before the first moment.", "Begin each moment with a heading: `## arrival`.");
                continue;
            }
            if (nodes.Count == StoryLimits.MostNodes)
            {
                Tell(outline.Items[from].Line, $"There are more than {StoryLimits.MostNodes} nodes.", "Divide the role-play.");
                break;
            }
            nodes.Add(Node(outline.Items, from, at));
        }
        return head with { Nodes = nodes, LastComments = outline.LastComments };
    }

    private StoryNode Node(IReadOnlyList<Outline.Item> items, int from, int to)
    {
        var heading = items[from];
        var parts = new Parts();
        for (var i = from + 1; i < to; i++)
        {
            Part(items[i], parts);
            if (parts.Choices.Count + parts.Options.Count <= StoryLimits.MostMoves)
                continue;
            Tell(items[i].Line, $"There are more than {StoryLimits.MostMoves} choices in one moment.", "Fewer, that people can weigh.");
            break;
        }
        foreach (var child in heading.Children)
            Tell(child.Line, "A heading has nothing that belongs to it.", "Begin the line at the left edge.");
        var (id, isScene) = Heading(heading);
        var node = new StoryNode
        {
            Id = id, IsScene = isScene, Effects = parts.Effects ?? [], Lines = parts.Lines, Picture = parts.Picture, Choices = parts.Choices, Seconds = parts.Seconds,
            Late = parts.Late, Onward = parts.Onward, Ending = parts.Ending, Comments = heading.Comments, Line = heading.Line,
        };
        if (parts.Question is not { } question)
        {
            foreach (var (line, what) in new[] { (parts.Options.FirstOrDefault()?.Line, "An option"), (parts.Right?.Line, "What follows a right answer"), (parts.Wrong?.Line, "What follows a wrong answer"), (parts.PointsLine, "The points of an answer") })
                if (line is { } at)
                    Tell(at, $"{what} stands in a moment without a question.", "Ask it first: `question (one): …`");
            return node;
        }
        if (parts.Right is null || parts.Wrong is null)
            Tell(question.Line, $"The question of “{id}” does not say what follows a {(parts.Right is null ? "right" : "wrong")} answer.", "Add `right -> node` and `wrong -> node` after the options.");
        return node with
        {
            Question = question with { Options = parts.Options },
            Right = (parts.Right ?? new StoryChoice { Id = StoryChoice.RightId, Line = question.Line }) is var right && parts.Points is { } points ? right with { Points = points } : right,
            Wrong = parts.Wrong ?? new StoryChoice { Id = StoryChoice.WrongId, Line = question.Line },
        };
    }

    private (string Id, bool IsScene) Heading(Outline.Item item)
    {
        var text = item.Text.TrimStart('#').Trim();
        if (!item.Text.StartsWith("## ", StringComparison.Ordinal))
            Tell(item.Line, "A moment's heading has two number signs and a space.", $"Write `## {text}`.");
        var isScene = text.EndsWith("(scene)", StringComparison.Ordinal);
        return (isScene ? text[..^"(scene)".Length].TrimEnd() : text, isScene);
    }

    private void Part(Outline.Item item, Parts parts)
    {
        var text = item.Text;
        if (text.StartsWith("->", StringComparison.Ordinal))
            parts.Onward.AddRange(Ways(item, text[2..]));
        else if (text.StartsWith("- [", StringComparison.Ordinal))
            parts.Options.Add(Option(item));
        else if (text.StartsWith("- ", StringComparison.Ordinal))
            parts.Choices.Add(Choice(item));
        else if (Answered(text, StoryChoice.RightId) is { } right)
            parts.Right = Once(parts.Right, item, "right ->") ?? Move(item, StoryChoice.RightId, right);
        else if (Answered(text, StoryChoice.WrongId) is { } wrong)
            parts.Wrong = Once(parts.Wrong, item, "wrong ->") ?? Move(item, StoryChoice.WrongId, wrong);
        else
            Keyed(item, parts);
    }

    private void Keyed(Outline.Item item, Parts parts)
    {
        var (key, value) = item.Pair;
        switch (key)
        {
            case "picture":
                parts.Picture = Once(parts.Picture, item, key) ?? Picture(item, value);
                break;
            case "points":
                NoChildren(item);
                (parts.Points, parts.PointsLine) = (Once(parts.Points, item, key) ?? MoveText.Points(value, item.Line, Tell), item.Line);
                break;
            case "set":
                NoChildren(item);
                parts.Effects = Once(parts.Effects, item, key) ?? MoveText.Effects(value, head.Variables, item.Line, Tell);
                break;
            case "time":
                Time(item, value, parts);
                break;
            case "ending":
                parts.Ending = Once(parts.Ending, item, key) ?? Words(item, value);
                break;
            case "question (one)" or "question (many)":
                parts.Question = Once(parts.Question, item, "question")
                    ?? new StoryQuestion { Text = Words(item, value), IsMany = key == "question (many)", Comments = item.Comments, Line = item.Line };
                break;
            case null:
                Tell(item.Line, $"“{Short(item.Text)}” is not understood.", item.Text.Contains('：')
                    ? "Write the colon as “:”, not as “：”."
                    : item.Text.Contains('→') ? "Write the arrow as “->”."
                    : item.Text.StartsWith("* ", StringComparison.Ordinal) ? $"Begin a choice with “-”: `- {Short(item.Text[2..])}`"
                    : "Write who speaks and a colon (`customer: …`), a choice (`- id: …`), or an arrow (`-> node`).");
                break;
            default:
                Said(item, key, value, parts);
                break;
        }
    }

    private void Said(Outline.Item item, string key, string value, Parts parts)
    {
        var (speaker, mood) = key.IndexOf('(') is var at && at > 0 && key.EndsWith(')') ? (key[..at].TrimEnd(), key[(at + 1)..^1].Trim()) : (key, StoryMoods.Calm);
        var speakers = Speakers.All.Concat(head.People.Select(person => person.Id)).ToList();
        if (!speakers.Contains(speaker))
            Tell(item.Line, $"“{Short(key)}” is nobody who speaks, and nothing else that is known here.",
                DidYouMean.Of(key, speakers.Concat(TopKeys), $"Speakers are {string.Join(", ", speakers)}; more are declared under `people:` at the top of the file."));
        if (!StoryMoods.All.Contains(mood))
            Tell(item.Line, $"Unknown mood “{Short(mood)}”.", DidYouMean.Of(mood, StoryMoods.All, $"StoryMoods are {string.Join(", ", StoryMoods.All)}."));
        Condition? condition = null;
        LocalText? audio = null;
        foreach (var child in item.Children)
            switch (child.Pair)
            {
                case ("if", var written):
                    condition = Condition(child, written);
                    break;
                case ("audio", var file):
                    audio = Words(child, file);
                    break;
                default:
                    NotAbout(child, "a line", ["if", "audio"]);
                    break;
            }
        parts.Lines.Add(new StoryLine { Speaker = speaker, Mood = mood, Text = Words(item, value), If = condition, Audio = audio, Comments = item.Comments, Line = item.Line });
    }

    private StoryPicture Picture(Outline.Item item, string file)
    {
        var alt = new LocalText();
        foreach (var child in item.Children)
            if (child.Pair is ("alt", var words))
                alt = Words(child, words);
            else
                NotAbout(child, "a picture", ["alt"]);
        return new StoryPicture(file, alt) { Comments = item.Comments, Line = item.Line };
    }

    /// <summary><c>time: 30 s, late -> silence</c></summary>
    private void Time(Outline.Item item, string value, Parts parts)
    {
        if (Once(parts.Late, item, "time") is not null)
            return;
        var comma = value.IndexOf(',');
        var (seconds, late) = comma < 0 ? (value, "") : (value[..comma].TrimEnd(), value[(comma + 1)..].Trim());
        if (!seconds.EndsWith('s') || !int.TryParse(seconds[..^1].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < StoryLimits.ShortestTime or > StoryLimits.LongestTime || Answered(late, StoryChoice.LateId) is not { } way)
        {
            Tell(item.Line, "The time is not understood.", $"Write for example `time: 30 s, late -> silence`: {StoryLimits.ShortestTime} to {StoryLimits.LongestTime} seconds, and where it goes when they are over.");
            return;
        }
        (parts.Seconds, parts.Late) = (number, Move(item, StoryChoice.LateId, way));
    }

    private StoryChoice Choice(Outline.Item item)
    {
        var (id, text) = Listed(item, item.Text[2..], "A choice begins with its id.", "- apologise: “I am sorry.”");
        return Move(item, id, null) with { Text = Words(item, text) };
    }

    private StoryOption Option(Outline.Item item)
    {
        var isRight = item.Text.StartsWith("- [x]", StringComparison.OrdinalIgnoreCase);
        if (!isRight && !item.Text.StartsWith("- [ ]", StringComparison.Ordinal))
            Tell(item.Line, "An option begins with “- [x]” when it is right, else with “- [ ]”.", "Write the brackets with one x or one space.");
        var (id, text) = Listed(item, item.Text[(item.Text.IndexOf(']') + 1)..], "An option has an id.", "- [ ] hundred: Up to 100.");
        LocalText? because = null;
        foreach (var child in item.Children)
            if (child.Pair is ("because", var words))
                because = Words(child, words);
            else
                NotAbout(child, "an option", ["because"]);
        return new StoryOption { Id = id, Text = Words(item, text), IsRight = isRight, Because = because, Comments = item.Comments, Line = item.Line };
    }

    private (string Id, string Text) Listed(Outline.Item item, string text, string reason, string example)
    {
        if (text.IndexOf(':') is var colon && colon > 0 && StoryIds.IsId(text[..colon].Trim()))
            return (text[..colon].Trim(), text[(colon + 1)..].Trim());
        Tell(item.Line, reason, $"Write for example `{example}` {StoryIds.Rule}");
        return ("", text.Trim());
    }

    /// <summary>What belongs to a choice, an answer or running out of time.</summary>
    /// <param name="way">The way that stands on its own line.</param>
    private StoryChoice Move(Outline.Item item, string id, string? way)
    {
        var move = new StoryChoice { Id = id, Comments = item.Comments, Line = item.Line };
        var ways = way is null ? [] : Ways(item, way, false);
        var seen = new HashSet<string>();
        foreach (var child in item.Children)
        {
            var (key, value) = child.Pair;
            if (child.Text.StartsWith("->", StringComparison.Ordinal))
                ways.AddRange(Ways(child, child.Text[2..]));
            else if (child.Text == "once")
                move = move with { IsOnce = true };
            else if (key is null || !ChoiceKeys.Contains(key))
                NotAbout(child, "a choice", [.. ChoiceKeys, "once"]);
            else if (!seen.Add(key))
                Tell(child.Line, $"`{key}` stands here twice.", "Keep one.");
            else
                move = key switch
                {
                    "points" => move with { Points = MoveText.Points(value, Childless(child), Tell) },
                    "set" => move with { Effects = MoveText.Effects(value, head.Variables, Childless(child), Tell) },
                    "if" => move with { If = Condition(child, value) },
                    "consequence" => move with { Consequence = Words(child, value) },
                    _ => move with { Because = Words(child, value) },
                };
        }
        return move with { Ways = ways };
    }

    private List<Way> Ways(Outline.Item item, string text, bool isAlone = true)
    {
        if (isAlone)
            NoChildren(item);
        return MoveText.Way(text.Trim(), head.Variables, item.Line, Tell) is { } way ? [way] : [];
    }

    private Condition? Condition(Outline.Item item, string text)
    {
        NoChildren(item);
        var condition = ConditionText.Read(text, head.Variables, item.Line, out var problem);
        if (problem is not null)
            Tell(problem);
        return condition;
    }

    /// <summary>A text in the first language, with the others below it.</summary>
    private LocalText Words(Outline.Item item, string first)
    {
        var words = In(new LocalText(), head.Languages[0], first);
        var seen = new HashSet<string> { head.Languages[0] };
        foreach (var child in item.Children)
            if (child.Pair is ({ } language, var text) && IsOtherLanguage(language))
            {
                NoChildren(child);
                if (!seen.Add(language))
                    Tell(child.Line, $"The text stands here twice in {language}.", "Keep one.");
                words = In(words, language, text);
            }
        return words;
    }

    private bool IsOtherLanguage(string key) => Modules.Localization.Languages.All.Contains(key) && key != head.Languages[0];

    private static LocalText In(LocalText words, string language, string text) =>
        language == Modules.Localization.Languages.Chinese ? words with { ZhHans = text } : words with { En = text };

    private void NotAbout(Outline.Item child, string what, string[] known)
    {
        if (child.Pair is ({ } key, _) && IsOtherLanguage(key))
            return;
        var written = child.Pair.Key ?? child.Text;
        Tell(child.Line, $"“{Short(written)}” does not belong to {what}.",
            written == head.Languages[0]
                ? $"The line itself is in {written} already; see `languages:` at the top of the file."
                : DidYouMean.Of(written, known.Concat(Modules.Localization.Languages.All), $"What may stand here: {string.Join(", ", known)}, {string.Join(", ", Modules.Localization.Languages.All.Where(IsOtherLanguage))}."));
    }

    private int Childless(Outline.Item item)
    {
        NoChildren(item);
        return item.Line;
    }

    private void NoChildren(Outline.Item item)
    {
        foreach (var child in item.Children)
            Tell(child.Line, $"“{Short(child.Text)}” belongs to nothing here.", "Look at how far it is indented: two spaces for what belongs to a choice, four for its translation.");
    }

    private T? Once<T>(T? earlier, Outline.Item item, string what) where T : class
    {
        if (earlier is not null)
            Tell(item.Line, $"`{what}` stands in this moment twice.", "Keep one.");
        return earlier;
    }

    /// <summary>What follows <c>right -></c> and the like.</summary>
    private static string? Answered(string text, string word) =>
        text.StartsWith(word, StringComparison.Ordinal) && text[word.Length..].TrimStart() is var rest && rest.StartsWith("->", StringComparison.Ordinal) ? rest[2..] : null;

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";

    private void Tell(int line, string reason, string suggestion) => Tell(new Problem(line, reason, suggestion));

    private void Tell(Problem problem)
    {
        if (problems.Count < StoryLimits.MostProblems)
            problems.Add(problem);
    }

    /// <summary>What a moment is made of, while it is read.</summary>
    private sealed class Parts
    {
        public List<StoryLine> Lines { get; } = [];
        public List<StoryChoice> Choices { get; } = [];
        public List<StoryOption> Options { get; } = [];
        public List<Way> Onward { get; } = [];
        public StoryPicture? Picture { get; set; }
        public StoryQuestion? Question { get; set; }
        public StoryChoice? Right { get; set; }
        public StoryChoice? Wrong { get; set; }
        public StoryChoice? Late { get; set; }
        public Dictionary<string, int>? Points { get; set; }
        public int? PointsLine { get; set; }
        public List<Effect>? Effects { get; set; }
        public int? Seconds { get; set; }
        public LocalText? Ending { get; set; }
    }
}
