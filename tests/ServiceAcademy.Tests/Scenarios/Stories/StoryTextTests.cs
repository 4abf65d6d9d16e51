using System.Diagnostics;
using System.Text.RegularExpressions;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Scenarios.Stories;

/// <summary>The text format: what docs/scenario-format.md shows, the way there and back, and what nobody should write.</summary>
public sealed partial class StoryTextTests
{
    public static TheoryData<string> Examples => [.. Texts];

    private static string[] Texts => [.. ExampleBlock().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs/scenario-format.md"))).Select(match => match.Groups[1].Value)];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_of_the_guide_is_sound(string text)
    {
        var (story, problems) = Read(text);
        StoryCheck.Run(story!, _ => true, new ContentIndex(new HashSet<(string, string)>()), problems);

        Assert.Empty(problems);
    }

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_is_written_as_it_stands(string text) => Assert.Equal(text, StoryWriter.Write(Read(text).Story!));

    [Fact]
    public void The_houses_role_plays_survive_the_way_through_the_model()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "content/scenarios"), "*.md", SearchOption.AllDirectories))
        {
            var written = StoryWriter.Write(Read(File.ReadAllText(file)).Story!);
            Assert.Equal(written, StoryWriter.Write(Read(written).Story!));
        }
    }

    [Fact]
    public void The_role_play_of_the_first_release_is_the_same_in_the_new_format()
    {
        var before = EarlierYaml.Read(File.ReadAllText(Path.Combine(SourceTree.Root, "tests/ServiceAcademy.Tests/Scenarios/Stories/Samples/late-check-in.yaml")), [])!;
        var now = Read(File.ReadAllText(Path.Combine(SourceTree.Root, "content/scenarios/late-check-in/scenario.md"))).Story!;

        Assert.Equal(before.Nodes.SelectMany(node => node.Choices.Select(choice => (node.Id, choice.Id, choice.Ways[0].Outcomes[0].To, MoveText.Write(choice.Points)))),
            now.Nodes.SelectMany(node => node.Choices.Select(choice => (node.Id, choice.Id, choice.Ways[0].Outcomes[0].To, MoveText.Write(choice.Points)))));
        Assert.Equal(StoryWords.Of(before).Select(words => (words.Id, words.Text)), StoryWords.Of(now).Select(words => (words.Id, words.Text)));
    }

    [Fact]
    public void Comments_stay_with_what_follows_them()
    {
        var text = Texts[0].Replace("minutes: 3", "# Played with a stopwatch.\nminutes: 3").Replace("## room", "<!-- Which rooms are there?\nAsk the house. -->\n## room")
            .Replace("- ask-number", "<!-- not wrong -->\n- ask-number") + "\n<!-- the end -->\n";

        Assert.Equal(text, StoryWriter.Write(Read(text).Story!));
    }

    [Fact]
    public void Every_text_has_an_id_and_lines_know_where_they_stand()
    {
        var story = Read(Texts[0]).Story!;

        Assert.Equal(
            ["title", "summary", "customer", "arrival#1", "arrival/apologise", "arrival/apologise#consequence", "arrival/apologise#because", "arrival/ask-number", "arrival/ask-number#because", "room#1", "room#ending"],
            StoryWords.Of(story).Select(words => words.Id));
        Assert.Equal((13, 17), (story.Nodes[0].Line, story.Nodes[0].Choices[0].Line));
    }

    [Theory]
    [InlineData("trust >= 2 and not told", "trust >= 2 and not told")]
    [InlineData("told and (trust = 1 or trust > 4)", "told and (trust = 1 or trust > 4)")]
    [InlineData("told and told or told", "told and told or told")]
    [InlineData("((told))", "told")]
    [InlineData("not(trust<3)", "not trust < 3")]
    [InlineData("room = twin or room != none", "room = twin or room != none")]
    [InlineData("trust <= anger", "trust <= anger")]
    [InlineData("3 < trust", "3 < trust")]
    [InlineData("told or (told or told)", "told or (told or told)")]
    public void A_condition_reads_as_it_is_written(string text, string written)
    {
        var condition = ConditionText.Read(text, Variables, 1, out var problem);

        Assert.Null(problem);
        Assert.Equal(written, ConditionText.Write(condition!, Variables));
        Assert.Equal(condition, ConditionText.Read(written, Variables, 1, out _));
    }

    [Theory]
    [InlineData("trsut >= 2", "There is no variable “trsut”.", "Did you mean “trust”?")]
    [InlineData("trust", "“trust” by itself is neither true nor false.", "`trust >= 4`")]
    [InlineData("room > none", "The values of “room” have no order.", "Compare by “=” or “!=”.")]
    [InlineData("room = twn", "“twn” is no value of “room”.", "Did you mean “twin”?")]
    [InlineData("trust >=", "The condition breaks off.", "")]
    [InlineData("(told", "A bracket is not closed.", "")]
    [InlineData("told told", "“told” is not understood here.", "Join conditions")]
    [InlineData("told && told", "“&” is not understood here.", "Join conditions")]
    [InlineData("3 > 2", "Two numbers are compared.", "")]
    [InlineData("", "The condition is empty.", "")]
    public void A_condition_that_is_none_is_told_with_a_suggestion(string text, string reason, string suggestion)
    {
        Assert.Null(ConditionText.Read(text, Variables, 7, out var problem));
        Assert.Equal((7, reason), (problem!.Line, problem.Reason));
        Assert.Contains(suggestion, problem.Suggestion);
    }

    [Theory]
    [InlineData("trust +2, told, not told, room = twin, trust = -1", "trust +2, told, not told, room = twin, trust = -1", 0)]
    [InlineData("trust -3", "trust -3", 0)]
    [InlineData("trust + 2", "trust +2", 0)]
    [InlineData("told +1", "", 1)]
    [InlineData("trust", "", 1)]
    [InlineData("room = castle", "", 1)]
    [InlineData("hope +1", "", 1)]
    public void An_effect_reads_as_it_is_written(string text, string written, int faults)
    {
        var problems = new List<Problem>();

        Assert.Equal(written, MoveText.Write(MoveText.Effects(text, Variables, 1, problems.Add), Variables));
        Assert.Equal(faults, problems.Count);
    }

    [Theory]
    [InlineData("60% a, 40% b", "-> 60% a, 40% b")]
    [InlineData("return", "-> return")]
    [InlineData("scene then b if told", "-> scene then b if told")]
    [InlineData("50% scene then b, 50% a if trust > 2 or told", "-> 50% scene then b, 50% a if trust > 2 or told")]
    [InlineData("60% a, 30% b", null)]
    [InlineData("a b", null)]
    [InlineData("x% a, 40% b", null)]
    [InlineData("", null)]
    public void A_way_reads_as_it_is_written(string text, string? written)
    {
        var problems = new List<Problem>();

        Assert.Equal(written, MoveText.Way(text, Variables, 1, problems.Add) is { } way ? MoveText.Write(way, Variables) : null);
        Assert.Equal(written is null, problems.Count > 0);
    }

    [Theory]
    [InlineData("variables: {trust: {from: 0}}", "The range of “trust” is not understood.")]
    [InlineData("variables: {trust: {from: 0, to: 10, flag: true}}", "What the variable “trust” holds is not clear.")]
    [InlineData("variables: {room: {of: [a, b], start: c}}", "“c” is no value of “room”.")]
    [InlineData("variables: {and: {flag: true}}", "“and” cannot be the name of a variable.")]
    [InlineData("criteria: {empathy: 0}", "The weight of “empathy” is 0.")]
    [InlineData("score: frist", "“frist” is not known for `score`.")]
    [InlineData("feedback: never", "“never” is not known for `feedback`.")]
    [InlineData("languages: [en, tlh]", "The languages are not understood.")]
    public void A_fault_in_the_head_is_told_on_its_line(string line, string reason)
    {
        var (_, problems) = Read($"---\nid: x\n{line}\n---\n");

        Assert.Contains(problems, problem => (problem.Line, problem.Reason) == (3, reason));
    }

    /// <summary>Random damage to the guide's examples: never an exception, never long, and what could be read is written to what reads as the same.</summary>
    [Fact]
    public void Damaged_text_never_breaks_the_reader()
    {
        var random = new Random(5);
        var texts = Texts;
        string[] pieces = ["\n", "  ", "    ", "\t", "- ", "## ", "-> ", "if: ", "set: ", "points: ", "zh-Hans: ", "<!--", "-->", "---\n", "[x]", ": ", "：", "{", "}", "\"", "(", "once", "question (one): ", "right -> ", "time: 30 s, late -> ", "\u2028", "\0", "💡", "%", ", ", "picture: ", "return", "then "];
        for (var i = 0; i < 1500; i++)
        {
            var text = texts[random.Next(texts.Length)];
            for (var damage = random.Next(1, 6); damage > 0; damage--)
            {
                var at = random.Next(text.Length);
                text = random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at)),
                    1 => text.Insert(at, pieces[random.Next(pieces.Length)]),
                    _ => text.Insert(at, text.Substring(random.Next(text.Length / 2), random.Next(text.Length / 3))),
                };
            }
            var (story, problems) = Read(text);
            if (story is null)
            {
                Assert.NotEmpty(problems);
                continue;
            }
            StoryCheck.Run(story, _ => true, new ContentIndex(new HashSet<(string, string)>()), problems);
            var written = StoryWriter.Write(story);
            if (Read(written) is ({ } again, { Count: 0 }))
                Assert.Equal(written, StoryWriter.Write(again));
            else
                Assert.NotEmpty(problems);
        }
    }

    [Fact]
    public void What_nobody_writes_by_hand_is_refused_at_once()
    {
        var watch = Stopwatch.StartNew();
        foreach (var text in new[]
        {
            new string('x', 2_000_000),
            "---\nid: " + new string('[', 40_000) + "\n---\n",
            "---\n" + string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "a:\n")) + "---\n",
            "---\nid: x\n---\n" + string.Concat(Enumerable.Repeat("## n\n", 150_000)),
            "---\nid: x\n---\n## a\n" + string.Concat(Enumerable.Repeat("- a: b\n", 140_000)),
            "---\nid: x\nvariables: {told: {flag: false}}\n---\n## a\n- b: c\n  if: " + new string('(', 9_000) + "\n",
            "---\nid: x\nvariables: {told: {flag: false}}\n---\n## a\n- b: c\n  if: " + string.Concat(Enumerable.Repeat("not ", 2_000)) + "told\n",
            "---\nid: x\nvariables: {told: {flag: false}}\n---\n## a\n- b: c\n  if: told" + string.Concat(Enumerable.Repeat(" and told", 1_000)) + "\n",
            "---\nid: x\n---\n" + string.Concat(Enumerable.Repeat("<!-- ", 190_000)),
            "---\nid: x\n---\n## a\n-> " + string.Concat(Enumerable.Repeat("1% a, ", 1_600)) + "\n",
        })
        {
            var (story, problems) = Read(text);
            if (story is not null)
                StoryCheck.Run(story, _ => true, new ContentIndex(new HashSet<(string, string)>()), problems);
            Assert.NotEmpty(problems);
            Assert.True(problems.Count <= StoryLimits.MostProblems + 1);
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    private static readonly StoryVariable[] Variables =
    [
        new() { Name = "trust", From = -1, To = 10, Start = 4 }, new() { Name = "anger", From = 0, To = 10 }, new() { Name = "told", Kind = VariableKind.Flag },
        new() { Name = "room", Kind = VariableKind.List, Values = ["none", "twin"] },
    ];

    private static (Story? Story, List<Problem> Problems) Read(string text)
    {
        var problems = new List<Problem>();
        return (StoryReader.Read(text, problems), problems);
    }

    [GeneratedRegex("```scenario\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ExampleBlock();
}
