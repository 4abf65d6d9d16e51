using ServiceAcademy.Modules.Content;
using ServiceAcademy.Scenarios;
using static ServiceAcademy.Tests.Scenarios.SmallScenarios;

namespace ServiceAcademy.Tests.Scenarios;

public sealed class ScenarioContentTests
{
    [Fact]
    public void A_sound_role_play_has_no_findings() => Assert.Empty(Check(TwoBranches));

    [Fact]
    public void A_sound_role_play_of_the_first_release_has_none_either() => Assert.Empty(Check(TwoBranchesInYaml));

    [Theory]
    [InlineData("-> detour", "-> nowhere", "leads to “nowhere”")]
    [InlineData("-> detour", "-> deture", "Did you mean “detour”?")]
    [InlineData("-> last", "-> open", "leads back in a circle in which something is gained")]
    [InlineData("-> rough", "-> smooth", "No path leads to node “rough”")]
    [InlineData("## detour", "## rough", "The node id “rough” is used twice")]
    [InlineData("## detour", "### detour", "Write `## detour`")]
    [InlineData("- cold: ", "- warm: ", "The choice id “warm” is used twice")]
    [InlineData("customer: Text of rough", "customer (furius): Text of rough", "Unknown mood “furius”")]
    [InlineData("customer: Text of rough", "costumer: Text of rough", "Did you mean “customer”?")]
    [InlineData("customer: Text of rough", "customer： Text of rough", "Write the colon as “:”")]
    [InlineData("customer: Text of rough\n  zh-Hans: 中文 Text of rough", "customer: Text of rough", "The text rough#1 is missing in zh-Hans")]
    [InlineData("  because: Because of mend", "  because:", "mend#because is missing in en")]
    [InlineData("  because: Because of mend", "  becuase: Because of mend", "Did you mean “because”?")]
    [InlineData("  points: empathy 3", "  points: empathy 300", "whole numbers from −100 to 100")]
    [InlineData("  points: empathy 3", "  if: trust > 3", "There is no variable “trust”")]
    [InlineData("portrait: guest-1", "portrait: guest-9", "guest-1 … guest-6")]
    [InlineData("minutes: 5", "minutes: 0", "how many minutes")]
    [InlineData("- mend: ", "- Mend It: ", "Small letters, digits and single hyphens")]
    [InlineData("id: two-branches", "id: three-branches", "the file's name says “two-branches”")]
    public void A_fault_is_told_with_its_line(string right, string wrong, string reason)
    {
        var at = TwoBranches.IndexOf(right, StringComparison.Ordinal);
        var broken = TwoBranches[..at] + wrong + TwoBranches[(at + right.Length)..];
        var line = broken[..(at + wrong.Length)].Count(c => c == '\n') + 1;

        var finding = Assert.Single(Check(broken), finding => finding.Reason.Contains(reason, StringComparison.Ordinal));

        // What nobody reaches is shown where it stands, not where the choice went astray; an arrow with the choice that it belongs to.
        if (!reason.StartsWith("No path", StringComparison.Ordinal) && at > TwoBranches.IndexOf("##", StringComparison.Ordinal))
            Assert.InRange(line - finding.Line, 0, 5);
    }

    [Fact]
    public void A_dead_end_and_a_missing_ending_are_findings()
    {
        var findings = Check(TwoBranches.Replace("ending: Ending of end\n  zh-Hans: 中文 Ending of end\n", ""));

        Assert.Contains(findings, finding => finding.Reason.Contains("Node “end” has no choices and no ending"));
        Assert.Contains(findings, finding => finding.Reason.Contains("No node has an ending"));
    }

    [Fact]
    public void Every_role_play_of_the_house_is_sound()
    {
        var folder = Path.Combine(SourceTree.Root, "content/scenarios");
        var items = Directory.EnumerateDirectories(folder).Select(item => (Id: Path.GetFileName(item), Files: Directory.EnumerateFiles(item)))
            .Concat(Directory.EnumerateFiles(folder).Select(file => (Id: Path.GetFileNameWithoutExtension(file), Files: (IEnumerable<string>)[file]))).ToList();

        Assert.NotEmpty(items);
        Assert.Empty(items.SelectMany(item => new ScenarioContent().Check(item.Id,
            new ContentBundle(item.Files.ToDictionary(file => Path.GetFileName(file), File.ReadAllText)), new ContentIndex(new HashSet<(string, string)>()))));
    }

    [Fact]
    public void A_path_without_decisions_is_a_finding() =>
        Assert.Contains(Check(Text("two-branches", "end:")), finding => finding.Reason.Contains("On no path is anything decided"));

    [Fact]
    public void A_role_play_that_measures_nothing_is_a_finding() =>
        Assert.Contains(Check(Text("two-branches", "open: a → end empathy 1; b → end speed 1", "end:")), finding => finding.Reason.Contains("nothing is measured"));

    [Fact]
    public void An_unknown_key_is_a_finding_with_its_line()
    {
        var finding = Assert.Single(Check(TwoBranches.Replace("minutes: 5", "minuets: 5")));

        Assert.Equal(5, finding.Line);
        Assert.Contains("Did you mean “minutes”?", finding.Reason);
    }

    [Fact]
    public void A_circle_in_a_large_graph_is_found_at_once()
    {
        var nodes = Enumerable.Range(0, 900).Select(i => $"n{i}: a → n{(i + 1) % 900} empathy 1; b → end").Append("end:");

        Assert.Contains(Check(Text("two-branches", [.. nodes])), finding => finding.Reason.Contains("leads back in a circle"));
    }
}
