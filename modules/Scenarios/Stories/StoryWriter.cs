using System.Globalization;
using System.Text;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>Writes a role-play's text. What it wrote reads as the same story, and is written the same again.</summary>
internal sealed class StoryWriter
{
    private readonly Story story;
    private readonly StringBuilder text = new();

    private StoryWriter(Story story) => this.story = story;

    public static string Write(Story story)
    {
        var writer = new StoryWriter(story);
        writer.Head();
        foreach (var node in story.Nodes)
            writer.Node(node);
        if (story.LastComments.Count > 0)
            writer.text.Append('\n');
        writer.Comments(story.LastComments);
        return writer.text.ToString();
    }

    private void Head()
    {
        text.Append("---\n");
        Key("id", story.Id);
        Key("title", Flow(story.Title));
        Comment("summary");
        text.Append("summary:\n");
        foreach (var language in Modules.Localization.Languages.All.Where(language => In(story.Summary, language).Length > 0))
            text.Append($"  {language}: {Quoted(In(story.Summary, language))}\n");
        if (StoryWords.IsEmpty(story.Summary))
            text.Append("  en: \"\"\n");
        Key("minutes", story.Minutes.ToString(CultureInfo.InvariantCulture));
        if (story.Covers.Count > 0)
            Key("covers", $"[{string.Join(", ", story.Covers.Select(Scalar))}]");
        if (!story.Languages.SequenceEqual(Modules.Localization.Languages.All))
            Key("languages", $"[{string.Join(", ", story.Languages)}]");
        if (story.Rubric is { } rubric)
            Key("rubric", Scalar(rubric));
        if (story.Criteria.Count > 0)
            Key("criteria", $"{{{string.Join(", ", story.Criteria.Select(criterion => $"{Scalar(criterion.Id)}: {criterion.Weight.ToString(CultureInfo.InvariantCulture)}"))}}}");
        Key("customer", Person(story.Customer));
        Block("people", story.People, person => $"{person.Id}: {Person(person)}");
        if (story.Feedback != FeedbackTime.AtEnd)
            Key("feedback", FrontMatter.FeedbackWords.First(pair => pair.Value == story.Feedback).Key);
        if (story.Score != AttemptPolicy.First)
            Key("score", FrontMatter.ScoreWords.First(pair => pair.Value == story.Score).Key);
        Block("variables", story.Variables, variable => $"{variable.Name}: {{{Variable(variable)}}}");
        Comment("");
        text.Append("---\n");
    }

    private void Node(StoryNode node)
    {
        text.Append('\n');
        Comments(node.Comments);
        text.Append($"## {node.Id}{(node.IsScene ? " (scene)" : "")}\n");
        if (node.Effects.Count > 0)
            Line(0, "set: " + MoveText.Write(node.Effects, story.Variables));
        foreach (var line in node.Lines)
            Said(line);
        if (node.Picture is { } picture)
        {
            Comments(picture.Comments);
            Line(0, "picture: " + picture.File);
            Words(2, "alt: ", picture.Alt);
        }
        if (node.Choices.Count > 0)
            text.Append('\n');
        foreach (var choice in node.Choices)
        {
            Comments(choice.Comments);
            Words(0, $"- {choice.Id}: ", choice.Text);
            Move(choice, choice.Ways);
        }
        if (node.Question is { } question)
            Question(node, question);
        if (node.Late is { } late)
        {
            Comments(late.Comments);
            Line(0, $"time: {node.Seconds?.ToString(CultureInfo.InvariantCulture)} s, late {First(late)}");
            Move(late, late.Ways.Skip(1));
        }
        foreach (var way in node.Onward)
            Line(0, MoveText.Write(way, story.Variables));
        if (node.Ending is { } ending)
            Words(0, "ending: ", ending);
    }

    private void Said(StoryLine line)
    {
        Comments(line.Comments);
        Words(0, line.Speaker + (line.Mood == StoryMoods.Calm ? "" : $" ({line.Mood})") + ": ", line.Text);
        if (line.If is { } condition)
            Line(2, "if: " + ConditionText.Write(condition, story.Variables));
        if (line.Audio is { } audio)
            Words(2, "audio: ", audio);
    }

    private void Question(StoryNode node, StoryQuestion question)
    {
        Comments(question.Comments);
        Words(0, question.IsMany ? "question (many): " : "question (one): ", question.Text);
        foreach (var option in question.Options)
        {
            Comments(option.Comments);
            Words(0, $"- [{(option.IsRight ? 'x' : ' ')}] {option.Id}: ", option.Text);
            if (option.Because is { } because)
                Words(2, "because: ", because);
        }
        if (node.Right is { Points.Count: > 0 } scored)
            Line(0, "points: " + MoveText.Write(scored.Points));
        foreach (var answer in new[] { node.Right, node.Wrong }.OfType<StoryChoice>().Where(answer => answer.Ways.Count > 0))
        {
            Comments(answer.Comments);
            Line(0, $"{answer.Id} {First(answer)}");
            Move(answer.Id == StoryChoice.RightId ? answer with { Points = new Dictionary<string, int>() } : answer, answer.Ways.Skip(1));
        }
    }

    private void Move(StoryChoice move, IEnumerable<Way> ways)
    {
        if (move.If is { } condition)
            Line(2, "if: " + ConditionText.Write(condition, story.Variables));
        if (move.IsOnce)
            Line(2, "once");
        if (move.Points.Count > 0)
            Line(2, "points: " + MoveText.Write(move.Points));
        if (move.Effects.Count > 0)
            Line(2, "set: " + MoveText.Write(move.Effects, story.Variables));
        if (move.Consequence is { } consequence)
            Words(2, "consequence: ", consequence);
        if (move.Because is { } because)
            Words(2, "because: ", because);
        foreach (var way in ways)
            Line(2, MoveText.Write(way, story.Variables));
    }

    private string First(StoryChoice move) => move.Ways.Count > 0 ? MoveText.Write(move.Ways[0], story.Variables) : "->";

    private void Words(int indent, string before, LocalText words)
    {
        Line(indent, before + OneLine(In(words, story.Languages[0])));
        foreach (var language in Modules.Localization.Languages.All.Where(language => language != story.Languages[0] && In(words, language).Length > 0))
            Line(indent + 2, $"{language}: {OneLine(In(words, language))}");
    }

    private void Line(int indent, string line) => text.Append(' ', indent).Append(line.TrimEnd()).Append('\n');

    private void Comments(IEnumerable<string> comments)
    {
        foreach (var comment in comments)
            text.Append(comment).Append('\n');
    }

    private void Comment(string key)
    {
        foreach (var comment in story.FrontComments.GetValueOrDefault(key, []))
            text.Append(comment).Append('\n');
    }

    private void Key(string key, string value)
    {
        Comment(key);
        text.Append($"{key}: {value}\n");
    }

    private void Block<T>(string key, IReadOnlyList<T> items, Func<T, string> written)
    {
        if (items.Count == 0)
            return;
        Comment(key);
        text.Append(key).Append(":\n");
        foreach (var item in items)
            text.Append("  ").Append(written(item)).Append('\n');
    }

    private static string Person(StoryPerson person) =>
        $"{{name: {Flow(person.Name)}{(person.Portrait.Length > 0 ? ", portrait: " + Scalar(person.Portrait) : "")}}}";

    private static string Variable(StoryVariable variable)
    {
        var said = variable.Kind switch
        {
            VariableKind.Flag => $"flag: {(variable.Start == 1 ? "true" : "false")}",
            VariableKind.List => $"of: [{string.Join(", ", variable.Values.Select(Scalar))}], start: {Scalar(variable.Values[variable.Start])}",
            _ => string.Create(CultureInfo.InvariantCulture, $"from: {variable.From}, to: {variable.To}, start: {variable.Start}"),
        };
        return said + (StoryWords.IsEmpty(variable.Label) ? "" : ", name: " + Flow(variable.Label)) + (variable.IsShown ? ", shown: true" : "");
    }

    private static string Flow(LocalText words) =>
        $"{{{string.Join(", ", Modules.Localization.Languages.All.Where(language => In(words, language).Length > 0).Select(language => $"{language}: {Quoted(In(words, language))}"))}}}";

    private static string In(LocalText words, string language) => language == Modules.Localization.Languages.Chinese ? words.ZhHans : words.En;

    /// <summary>A text is one line; what was several becomes one.</summary>
    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>An id needs no quotes unless YAML would take it for something else.</summary>
    private static string Scalar(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(word[0])
        && word.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n") ? word : Quoted(word);

    private static string Quoted(string words)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in words)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }
}
