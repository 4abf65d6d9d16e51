using ServiceAcademy.Modules.Content;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Tests.Scenarios;

/// <summary>Role-plays of a few lines. A choice is written <c>id → to points…</c>, a node without choices is an ending.</summary>
internal static class SmallScenarios
{
    /// <summary>
    /// Two branches that offer different amounts: the rough one holds fewer points of empathy than the smooth one, and leads through one more
    /// decision. After it, nothing of empathy is at stake at <c>last</c>.
    /// </summary>
    public static readonly string TwoBranches = Yaml("two-branches",
        "open: kind → smooth empathy 2; short → rough empathy 1, speed 1",
        "smooth: warm → last empathy 3; cold → last",
        "rough: mend → detour empathy 1; stare → detour",
        "detour: say → last communication 2; mumble → last communication 1",
        "last: a → end speed 1; b → end",
        "end:");

    public static string Yaml(string id, params string[] nodes) =>
        $"id: {id}\ntitle: {Both("Title")}\nsummary: {Both("Summary")}\nminutes: 5\ncovers: [B5]\n"
        + $"customer: {{name: {Both("Ms Lin")}, portrait: guest-1}}\nstart: {nodes[0].Split(':')[0]}\nnodes:\n"
        + string.Concat(nodes.Select(Node));

    public static Scenario Parsed(string yaml) => Scenario.Parse(ContentBundle.Of("x.yaml", yaml));

    public static IReadOnlyList<Finding> Check(string yaml, string id = "two-branches") =>
        new ScenarioContent().Check(id, ContentBundle.Of(id + ".yaml", yaml), new ContentIndex(new HashSet<(string, string)>()));

    private static string Node(string line)
    {
        var (id, choices) = (line.Split(':')[0], line.Split(':')[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return $"  - id: {id}\n    speaker: customer\n    mood: calm\n    text: {Both("Text of " + id)}\n"
            + (choices.Length == 0 ? $"    ending: {Both("Ending of " + id)}\n" : "    choices:\n" + string.Concat(choices.Select(Choice)));
    }

    private static string Choice(string words)
    {
        var (id, rest) = (words.Split('→')[0].Trim(), words.Split('→')[1].Trim());
        var to = rest.Split(' ')[0];
        var points = rest[to.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => string.Join(": ", pair.Split(' ')));
        return $"      - id: {id}\n        text: {Both("Text of " + id)}\n        points: {{{string.Join(", ", points)}}}\n"
            + $"        because: {Both("Because of " + id)}\n        to: {to}\n";
    }

    private static string Both(string text) => $"{{en: {text}, zh-Hans: 中文 {text}}}";
}
