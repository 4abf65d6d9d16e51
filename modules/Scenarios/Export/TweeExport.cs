using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Scenarios.Import;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Export;

/// <summary>
/// Writes a story as Twee 3 for SugarCube 2, so that it can be opened and played in Twine. What SugarCube has no word for stands in macros that the file itself
/// brings (say, reply, onward, score, because, told); the import knows them again. What is lost is noted.
/// </summary>
internal sealed class TweeExport
{
    /// <summary>The passage that holds the macros.</summary>
    public const string Macros = "Academy macros";

    /// <summary>The file's own macros. Reasons and consequences are shown at the head of the passage that follows.</summary>
    private const string Widgets = $$"""
        :: {{Macros}} [widget nobr]
        <<widget "say" container>><p><b><<= _args[0]>><<if _args[1]>> (<<= _args[1]>>)<</if>>:</b> <<= _contents>></p><</widget>>
        <<widget "reply">><</widget>>
        <<widget "onward">><</widget>>
        <<widget "score">><<run State.variables.points = State.variables.points || {}>><<run State.variables.points[_args[0]] = (State.variables.points[_args[0]] || 0) + _args[1]>><</widget>>
        <<widget "because">><<set $said to ($said || "") + "<p><i>" + _args[0] + "</i></p>">><</widget>>
        <<widget "told">><<set $said to ($said || "") + "<p>" + _args[0] + "</p>">><</widget>>


        :: PassageHeader [nobr]
        <<if $said>><<= $said>><<set $said to "">><</if>>


        """;

    private readonly Story story;
    private readonly string language;
    private readonly IStringLocalizer T;
    private readonly StringBuilder text = new();
    private readonly List<ImportNote> notes = [];

    private TweeExport(Story story, string language, IStringLocalizer localizer) => (this.story, this.language, T) = (story, language, localizer);

    /// <summary>The file's text and what it does not say.</summary>
    public static (string Twee, IReadOnlyList<ImportNote> Notes) Write(Story story, string language, IStringLocalizer T)
    {
        var export = new TweeExport(story, language, T);
        export.Head();
        for (var at = 0; at < story.Nodes.Count; at++)
            export.Node(story.Nodes[at], at);
        return (export.text.ToString(), export.notes);
    }

    private void Head()
    {
        text.Append(":: StoryTitle\n").Append(story.Title.In(language)).Append("\n\n\n:: StoryData\n");
        text.Append(JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["ifid"] = Ifid(story.Id), ["format"] = "SugarCube", ["format-version"] = "2.37.3", ["start"] = story.Nodes[0].Id,
        }, new JsonSerializerOptions { WriteIndented = true })).Append("\n\n\n").Append(Widgets.ReplaceLineEndings("\n")).Append('\n');
        if (story.Variables.Count > 0)
        {
            text.Append(":: StoryInit\n");
            foreach (var variable in story.Variables)
                text.Append($"<<set {Name(variable.Name)} to {(variable.Kind == VariableKind.Number ? Clamped(variable, variable.Start.ToString(CultureInfo.InvariantCulture)) : Value(variable, variable.Start))}>>\n");
            text.Append("\n\n");
        }
        foreach (var other in story.Languages.Where(other => other != language))
            Lost("", T["The words in “{0}”: a Twine story has one language. Export once for each.", other]);
        if (story.Rubric is not null || story.Criteria.Any(criterion => criterion.Weight != 1))
            Lost("", T["The rubric and the weights of the criteria: points are added up by criterion ($points)."]);
        Lost("", T["Fair scoring: Twine only adds points up. Minutes, what it covers, the portrait, and when feedback comes are not in the file."]);
    }

    private void Node(StoryNode node, int at)
    {
        text.Append(CultureInfo.InvariantCulture, $":: {node.Id} {{\"position\":\"{100 + (at % 8 * 150)},{100 + (at / 8 * 150)}\",\"size\":\"100,100\"}}\n");
        Effects(node.Effects, "\\\n");
        foreach (var line in node.Lines)
            Say(line);
        if (node.Picture is { } picture)
        {
            text.Append($"<img src=\"{picture.File}\" alt=\"{System.Net.WebUtility.HtmlEncode(picture.Alt.In(language))}\">\n");
            Lost(node.Id, T["The picture {0}: put it beside the published page.", picture.File]);
        }
        foreach (var sound in node.Lines.Where(line => line.Audio is not null))
            Lost(node.Id, T["The sound {0}.", sound.Audio!.In(language)]);
        if (node.Seconds is { } seconds)
            Lost(node.Id, T["The time of {0} seconds, and what happens when it runs out.", seconds]);
        if (node.Question is { } question)
            Question(node, question);
        foreach (var choice in node.Choices)
            Choice(node, choice);
        // Where a reply is always open, nobody goes on by himself.
        if (node.Onward.Count > 0 && node.Choices.All(choice => Open(node, choice) is not null))
            Onward(node, node.Choices.Count == 0 ? null : string.Join(" and ", node.Choices.Select(choice => $"not ({Open(node, choice)})")));
        if (node.Ending is { } ending)
            text.Append(Plain(ending.In(language))).Append('\n');
        text.Append("\n\n");
    }

    private void Say(StoryLine line)
    {
        var words = Plain(line.Text.In(language));
        if (line.Speaker != Speakers.Narrator)
            words = $"<<say {Quote(line.Speaker)}{(line.Mood == StoryMoods.Calm ? "" : " " + Quote(line.Mood))}>>{words}<</say>>";
        text.Append(line.If is { } condition ? $"<<if {When(condition)}>>{words}<</if>>" : words).Append('\n');
    }

    private void Choice(StoryNode node, StoryChoice choice)
    {
        var link = Link(choice.Text.In(language), choice, choice.IsOnce ? $"<<set {Once(node, choice)} to true>>" : "");
        text.Append(Open(node, choice) is { } open ? $"<<if {open}>>{link}<</if>>\n" : link + "\n");
        if (choice.IsOnce)
            Changed($"{node.Id}/{choice.Id}", T["“once” is a variable of its own in Twine ({0}).", Once(node, choice)]);
    }

    private string Link(string words, StoryChoice choice, string extra)
    {
        var body = new StringBuilder($"<<reply {Quote(choice.Id)}>>");
        foreach (var (criterion, points) in choice.Points)
            body.Append(CultureInfo.InvariantCulture, $"<<score {Quote(criterion)} {points}>>");
        body.Append(extra).Append(Set(choice.Effects));
        if (choice.Consequence is { } consequence)
            body.Append($"<<told {Spoken(consequence.In(language))}>>");
        if (choice.Because is { } because)
            body.Append($"<<because {Spoken(because.In(language))}>>");
        return choice.Ways is [{ If: null } only] && only.Outcomes.All(outcome => outcome is { To: not null, Then: null })
            ? $"<<link {Spoken(words)} {Target(only)}>>{body}<</link>>"
            : $"<<link {Spoken(words)}>>{body}{Ways(choice.Ways)}<</link>>";
    }

    /// <summary>Each option is a link; what is right stays the author's secret in the page's source only.</summary>
    private void Question(StoryNode node, StoryQuestion question)
    {
        text.Append(Plain(question.Text.In(language))).Append('\n');
        if (question.IsMany)
            Lost(node.Id, T["A question with several right answers: each answer is a link of its own, and the right ones count as right one by one."]);
        else
            Changed(node.Id, T["A question: each answer is a link of its own."]);
        foreach (var option in question.Options)
            text.Append(Link(option.Text.In(language), ((option.IsRight ? node.Right : node.Wrong) ?? new StoryChoice { Id = option.Id }) with { Id = option.Id, Because = option.Because }, "")).Append('\n');
    }

    private void Onward(StoryNode node, string? when)
    {
        // A passage that jumps at once would hide its words; a link shows them first, and says the same.
        var words = language == Languages.Chinese ? "继续" : "Continue";
        var link = node.Onward is [{ If: null } only] && only.Outcomes.All(outcome => outcome is { To: not null, Then: null })
            ? $"<<link {Quote(words)} {Target(only)}>><<onward>><</link>>"
            : $"<<link {Quote(words)}>><<onward>>{Ways(node.Onward)}<</link>>";
        text.Append(when is null ? link : $"<<if {when}>>{link}<</if>>").Append('\n');
        Changed(node.Id, T["Going on by itself is a link “{0}” in Twine.", words]);
    }

    private string Ways(IReadOnlyList<Way> ways)
    {
        var said = new StringBuilder();
        for (var at = 0; at < ways.Count; at++)
        {
            var way = ways[at];
            said.Append(way.If is { } condition ? $"<<{(at == 0 ? "if" : "elseif")} {When(condition)}>>" : at > 0 ? "<<else>>" : "");
            if (way.Outcomes.Any(outcome => outcome.Then is not null || outcome.To is null))
                Lost("", T["A sub-scene ({0}): it plays in Twine, but an import cannot read it again.", string.Join(", ", way.Outcomes.Select(outcome => outcome.To ?? Story.Return))]);
            said.Append(way.Outcomes switch
            {
                [{ To: null }] => "<<goto `$returns.pop()`>>",
                [{ Then: { } then } scene] => $"<<set $returns to ($returns || []).concat([{Quote(then)}])>><<goto {Quote(scene.To!)}>>",
                _ => $"<<goto {Target(way)}>>",
            });
        }
        if (ways.Count > 1 || ways is [{ If: not null }])
            said.Append("<</if>>");
        return said.ToString();
    }

    /// <summary>A passage, or several as often as their chances stand to each other.</summary>
    private static string Target(Way way)
    {
        if (way.Outcomes is [var only])
            return Quote(only.To!);
        var divisor = way.Outcomes.Select(outcome => outcome.Percent).Aggregate((a, b) => (int)System.Numerics.BigInteger.GreatestCommonDivisor(a, b));
        return $"`either({string.Join(", ", way.Outcomes.SelectMany(outcome => Enumerable.Repeat(Quote(outcome.To ?? Story.Return), outcome.Percent / divisor)))})`";
    }

    private string? Open(StoryNode node, StoryChoice choice)
    {
        var parts = new List<string>();
        if (choice.If is { } condition)
            parts.Add(choice.IsOnce ? $"({When(condition)})" : When(condition));
        if (choice.IsOnce)
            parts.Add($"not {Once(node, choice)}");
        return parts.Count > 0 ? string.Join(" and ", parts) : null;
    }

    private void Effects(IReadOnlyList<Effect> effects, string end)
    {
        if (effects.Count > 0)
            text.Append(Set(effects)).Append(end);
    }

    private string Set(IEnumerable<Effect> effects) => string.Concat(effects.Select(effect => story.Variable(effect.Variable) is { } variable
        ? $"<<set {Name(variable.Name)} to {(effect.Adds
            ? Clamped(variable, string.Create(CultureInfo.InvariantCulture, $"{Name(variable.Name)} {(effect.Amount < 0 ? '-' : '+')} {Math.Abs(effect.Amount)}"))
            : Value(variable, effect.Amount))}>>"
        : ""));

    private static string Clamped(StoryVariable variable, string value) => string.Create(CultureInfo.InvariantCulture, $"Math.clamp({value}, {variable.From}, {variable.To})");

    private string When(Condition condition) => condition switch
    {
        Condition.And and => $"{Bracketed(and.Left)} and {Bracketed(and.Right)}",
        Condition.Or or => $"{Bracketed(or.Left)} or {Bracketed(or.Right)}",
        Condition.Not not => $"not {Bracketed(not.Negated)}",
        Condition.Compare compare => Compared(compare),
        _ => "true",
    };

    private string Bracketed(Condition condition) => condition is Condition.And or Condition.Or ? $"({When(condition)})" : When(condition);

    private string Compared(Condition.Compare compare)
    {
        var variable = story.Variable(compare.Left.Variable ?? compare.Right.Variable ?? "");
        if (variable is { Kind: VariableKind.Flag } && compare is { Is: Comparison.NotEqual, Right: { Variable: null, Value: 0 } })
            return Name(variable.Name);
        var sign = compare.Is switch
        {
            Comparison.Equal => "is", Comparison.NotEqual => "isnot", Comparison.Less => "lt", Comparison.AtMost => "lte", Comparison.Greater => "gt", _ => "gte",
        };
        return $"{Side(compare.Left, variable)} {sign} {Side(compare.Right, variable)}";
    }

    private static string Side(Term term, StoryVariable? variable) => term.Variable is { } name ? Name(name) : variable is null ? $"{term.Value}" : Value(variable, term.Value);

    private static string Value(StoryVariable variable, int value) => variable.Kind switch
    {
        VariableKind.Flag => value == 0 ? "false" : "true",
        VariableKind.List => Quote(variable.Values.ElementAtOrDefault(value) ?? ""),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Name(string variable) => "$" + variable.Replace('-', '_');

    private static string Once(StoryNode node, StoryChoice choice) => Name($"once-{node.Id}-{choice.Id}");

    private static string Quote(string words) => $"\"{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Spoken(string words) => Quote(words.Replace("<", "&lt;", StringComparison.Ordinal));

    /// <summary>Words in which SugarCube finds no markup: its signs are within “nowiki” quotes, and HTML's are escaped.</summary>
    private static string Plain(string words)
    {
        var isMarkup = words.AsSpan().ContainsAny("$<[{/'_=~^*!#&\\`") || words.StartsWith("::", StringComparison.Ordinal);
        return isMarkup && !words.Contains("\"\"\"", StringComparison.Ordinal) ? $"\"\"\"{words}\"\"\"" : words.Replace("<", "&lt;", StringComparison.Ordinal);
    }

    /// <summary>The same story keeps its IFID: a UUID made of its id.</summary>
    private static string Ifid(string id) =>
        new Guid(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("ServiceAcademy:" + id)).AsSpan(0, 16)).ToString().ToUpperInvariant();

    private void Lost(string where, string what) => Note(new ImportNote(ImportNoteKind.Lost, where, what));

    private void Changed(string where, string what) => Note(new ImportNote(ImportNoteKind.Changed, where, what));

    private void Note(ImportNote note)
    {
        if (!notes.Contains(note))
            notes.Add(note);
    }
}
