using static ServiceAcademy.Tests.Scenarios.SmallScenarios;

namespace ServiceAcademy.Tests.Scenarios;

public sealed class ScenarioContentTests
{
    [Fact]
    public void A_sound_role_play_has_no_findings() => Assert.Empty(Check(TwoBranches));

    [Theory]
    [InlineData("to: detour", "to: nowhere", "leads to “nowhere”")]
    [InlineData("to: last", "to: open", "leads back to “open”: a path must not go in a circle")]
    [InlineData("to: rough", "to: smooth", "No path leads to node “rough”")]
    [InlineData("start: open", "start: opening", "The start “opening” is not among the nodes")]
    [InlineData("  - id: detour", "  - id: rough", "The node id “rough” is used twice")]
    [InlineData("      - id: cold", "      - id: warm", "choice “warm” of node “smooth” is used twice")]
    [InlineData("mood: calm", "mood: furious", "Unknown mood “furious”")]
    [InlineData("speaker: customer", "speaker: guest", "Unknown speaker “guest”")]
    [InlineData("    text: {en: Text of rough, zh-Hans: 中文 Text of rough}", "    text: {en: Text of rough}", "The text of node “rough” is missing in zh-Hans")]
    [InlineData("        because: {en: Because of mend, zh-Hans: 中文 Because of mend}", "        because: {zh-Hans: 中文}", "(because) is missing in en")]
    [InlineData("points: {empathy: 3}", "points: {empathy: -3}", "a whole number from 0 to 100")]
    [InlineData("portrait: guest-1", "portrait: guest-9", "guest-1 … guest-6")]
    [InlineData("minutes: 5", "minutes: 0", "how many minutes")]
    [InlineData("      - id: mend", "      - id: Mend It", "small letters, digits and hyphens")]
    [InlineData("id: two-branches", "id: three-branches", "the file's name says “two-branches”")]
    public void A_fault_is_told_with_its_line(string right, string wrong, string reason)
    {
        var at = TwoBranches.IndexOf(right, StringComparison.Ordinal);
        var broken = TwoBranches[..at] + wrong + TwoBranches[(at + right.Length)..];
        var line = broken[..(at + wrong.Length)].Count(c => c == '\n') + 1;

        var finding = Assert.Single(Check(broken), finding => finding.Reason.Contains(reason, StringComparison.Ordinal));

        // What nobody reaches is shown where it stands, not where the choice went astray.
        if (!reason.StartsWith("No path", StringComparison.Ordinal))
            Assert.Equal(line, finding.Line);
    }

    [Fact]
    public void A_dead_end_and_a_missing_ending_are_findings()
    {
        var findings = Check(TwoBranches.Replace("    ending: {en: Ending of end, zh-Hans: 中文 Ending of end}\n", ""));

        Assert.Contains(findings, finding => finding.Reason.Contains("Node “end” has no choices and no ending"));
        Assert.Contains(findings, finding => finding.Reason.Contains("No node has an ending"));
    }

    [Fact]
    public void Every_role_play_of_the_house_is_sound()
    {
        var folder = Path.Combine(SourceTree.Root, "content/scenarios");

        Assert.Empty(Directory.EnumerateFiles(folder, "*.yaml").SelectMany(file => Check(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file))));
    }

    [Fact]
    public void A_path_without_decisions_is_a_finding() =>
        Assert.Contains(Check(Yaml("two-branches", "end:")), finding => finding.Reason.Contains("nothing is decided"));

    [Fact]
    public void A_role_play_that_measures_nothing_is_a_finding() =>
        Assert.Contains(Check(Yaml("two-branches", "open: a → end empathy 1; b → end speed 1", "end:")), finding => finding.Reason.Contains("nothing is measured"));

    [Fact]
    public void An_unknown_key_is_a_finding_with_its_line()
    {
        var finding = Assert.Single(Check(TwoBranches.Replace("minutes: 5", "minuets: 5")));

        Assert.Equal(4, finding.Line);
    }

    [Fact]
    public void A_circle_in_a_large_graph_is_found_at_once()
    {
        var nodes = Enumerable.Range(0, 900).Select(i => $"n{i}: a → n{(i + 1) % 900} empathy 1; b → end").Append("end:");

        Assert.Contains(Check(Yaml("two-branches", [.. nodes])), finding => finding.Reason.Contains("must not go in a circle"));
    }
}
