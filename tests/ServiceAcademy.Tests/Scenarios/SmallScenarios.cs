using ServiceAcademy.Modules.Content;
using ServiceAcademy.Scenarios;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Scenarios;

/// <summary>Role-plays of a few lines. A choice is written <c>id → to points…</c>, a node without choices is an ending.</summary>
internal static class SmallScenarios
{
    private static readonly string[] BranchNodes =
    [
        "open: kind → smooth empathy 2; short → rough empathy 1, speed 1",
        "smooth: warm → last empathy 3; cold → last",
        "rough: mend → detour empathy 1; stare → detour",
        "detour: say → last communication 2; mumble → last communication 1",
        "last: a → end speed 1; b → end",
        "end:",
    ];

    /// <summary>
    /// Two branches that offer different amounts: the rough one holds fewer points of empathy than the smooth one, and leads through one more
    /// decision. After it, nothing of empathy is at stake at <c>last</c>.
    /// </summary>
    public static readonly string TwoBranches = Text("two-branches", BranchNodes);

    /// <summary>The same in the format of 0.1.0.</summary>
    public static readonly string TwoBranchesInYaml = Yaml("two-branches", BranchNodes);

    public static string Text(string id, params string[] nodes) =>
        $"---\nid: {id}\ntitle: {Both("Title")}\nsummary: {Both("Summary")}\nminutes: 5\ncovers: [B5]\n"
        + $"customer: {{name: {Both("Ms Lin")}, portrait: guest-1}}\n---\n" + string.Concat(nodes.Select(Moment));

    public static string Yaml(string id, params string[] nodes) =>
        $"id: {id}\ntitle: {Both("Title")}\nsummary: {Both("Summary")}\nminutes: 5\ncovers: [B5]\n"
        + $"customer: {{name: {Both("Ms Lin")}, portrait: guest-1}}\nstart: {nodes[0].Split(':')[0]}\nnodes:\n"
        + string.Concat(nodes.Select(YamlNode));

    public static Scenario Parsed(string text) => Scenario.Parse(ContentBundle.Of("x" + Ending(text), text));

    public static IReadOnlyList<Finding> Check(string text, string id = "two-branches") =>
        new ScenarioContent().Check(id, ContentBundle.Of(id + Ending(text), text), new ContentIndex(new HashSet<(string, string)>()));

    /// <summary>The walk after these answers.</summary>
    public static Walk After(this Scenario scenario, params string[] answers) => Walk.Replay(scenario, 1, answers);

    /// <summary>The state after these answers.</summary>
    public static DecisionState At(this Scenario scenario, params string[] answers) => scenario.After(answers).State;

    private static string Ending(string text) => text.StartsWith("---", StringComparison.Ordinal) ? ".md" : ".yaml";

    private static (string Id, string[] Choices) Parts(string line) =>
        (line.Split(':')[0], line.Split(':')[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static (string Id, string To, string Points) Choice(string words)
    {
        var (id, rest) = (words.Split('→')[0].Trim(), words.Split('→')[1].Trim());
        var to = rest.Split(' ')[0];
        return (id, to, rest[to.Length..].Trim());
    }

    private static string Moment(string line)
    {
        var (id, choices) = Parts(line);
        return $"\n## {id}\ncustomer: {Words("Text of " + id, 2)}"
            + (choices.Length == 0 ? $"ending: {Words("Ending of " + id, 2)}" : string.Concat(choices.Select(Choice).Select(choice =>
                $"- {choice.Id}: {Words("Text of " + choice.Id, 2)}{(choice.Points.Length > 0 ? $"  points: {choice.Points}\n" : "")}"
                + $"  because: {Words("Because of " + choice.Id, 4)}  -> {choice.To}\n")));
    }

    private static string Words(string text, int indent) => $"{text}\n{new string(' ', indent)}zh-Hans: 中文 {text}\n";

    private static string YamlNode(string line)
    {
        var (id, choices) = Parts(line);
        return $"  - id: {id}\n    speaker: customer\n    mood: calm\n    text: {Both("Text of " + id)}\n"
            + (choices.Length == 0 ? $"    ending: {Both("Ending of " + id)}\n" : "    choices:\n" + string.Concat(choices.Select(Choice).Select(choice =>
                $"      - id: {choice.Id}\n        text: {Both("Text of " + choice.Id)}\n"
                + $"        points: {{{string.Join(", ", choice.Points.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => string.Join(": ", pair.Split(' '))))}}}\n"
                + $"        because: {Both("Because of " + choice.Id)}\n        to: {choice.To}\n")));
    }

    private static string Both(string text) => $"{{en: {text}, zh-Hans: 中文 {text}}}";
}
