using ServiceAcademy.Competencies;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Competencies.Profiles;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Tests.Competencies.Profiles;

/// <summary>Role profiles and observation forms that ask for nonsense are refused; gaps are told with what is uncertain.</summary>
public sealed class ProfileKindTests
{
    private static readonly ContentIndex Index = new(new HashSet<(string, string)>(
        Directory.EnumerateFileSystemEntries(Path.Combine(SourceTree.Root, "content/scenarios")).Select(path => ("scenario", Path.GetFileNameWithoutExtension(path)))))
    {
        Names = new Dictionary<(string, string), IReadOnlyList<ContentName>>
        {
            [("framework", "service-staff")] = [.. new[] { "communication", "problem-solving", "product-knowledge", "reliability", "responsiveness", "assurance",
                "empathy", "tangibles", "process-thinking", "reading-figures", "goal-setting" }.Select(id => new ContentName("competency", id))],
            [("profile", "elsewhere")] = [new ContentName("job", "night porter")],
        },
    };

    [Theory]
    [InlineData("front-line")]
    [InlineData("supervisor")]
    public void Shipped_profiles_are_right(string id) => Assert.Empty(new ProfileKind().Check(id, Shipped("profiles", id), Index));

    [Fact]
    public void The_shipped_form_is_right() => Assert.Empty(new RubricKind().Check("service-encounter", Shipped("rubrics", "service-encounter"), Index));

    [Theory]
    [InlineData("competency: empathy, minimum: 2, desired: 3", "competency: telepathy, minimum: 2, desired: 3", "There is no competency “telepathy”")]
    [InlineData("competency: empathy, minimum: 2, desired: 3", "competency: empathy, minimum: 2, desired: 5", "are 2 and 5. They run from 1 to 4")]
    [InlineData("competency: empathy, minimum: 2, desired: 3", "competency: empathy, minimum: 3, desired: 2", "desires level 2, below its minimum 3")]
    [InlineData("competency: empathy,", "competency: assurance,", "The competency “assurance” stands here twice")]
    [InlineData("\"Waiter\"", "\"front desk AGENT \"", "stands here twice")]
    [InlineData("\"Waiter\"", "\"Night porter\"", "has the profile “elsewhere” already")]
    public void Broken_profiles_are_told(string from, string to, string reason)
    {
        var text = Shipped("profiles", "front-line").Files.Values.Single().Replace(from, to, StringComparison.Ordinal);
        var finding = Assert.Single(new ProfileKind().Check("front-line", ContentBundle.Of("front-line.yaml", text), Index));

        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
        Assert.True(finding.Line > 5);
    }

    [Theory]
    [InlineData("competencies: {tangibles: 1}", "competencies: {telepathy: 1}", "There is no competency “telepathy”")]
    [InlineData("competencies: {tangibles: 1}", "competencies: {tangibles: 11}", "must be above 0 and at most 10")]
    [InlineData("practisedIn: [late-check-in", "practisedIn: [early-check-in", "“early-check-in”, which does not exist")]
    [InlineData("- id: place", "- id: promises", "The criterion “promises” stands here twice")]
    [InlineData("weight: 2", "weight: 0", "is 0; write 1 to 10")]
    public void Broken_forms_are_told(string from, string to, string reason)
    {
        var text = Shipped("rubrics", "service-encounter").Files.Values.Single().Replace(from, to, StringComparison.Ordinal);

        Assert.Contains(new RubricKind().Check("service-encounter", ContentBundle.Of("service-encounter.yaml", text), Index),
            finding => finding.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(55, 51, 60, 3, Standing.Reached, -5)]
    [InlineData(55, 45, 65, 3, Standing.PerhapsReached, -5)]
    [InlineData(45, 35, 55, 3, Standing.PerhapsBelow, 5)]
    [InlineData(40, 32, 48, 3, Standing.Below, 10)]
    [InlineData(20, 10, 30, 1, Standing.Reached, -20)]
    public void A_gap_says_what_the_interval_allows(double score, double low, double high, int level, Standing standing, double gap)
    {
        var told = Gap.To(level, Score(score, low, high));

        Assert.Equal((standing, gap), (told.Standing, told.Points));
        Assert.Equal((told.Target - high, told.Target - low), (told.Low, told.High));
    }

    [Fact]
    public void Without_a_figure_there_is_no_gap() =>
        Assert.Equal(new Gap(65, null, null, null, Standing.Unknown), Gap.To(4, Score(null, null, null)));

    private static CompetencyScore Score(double? score, double? low, double? high) =>
        new(new CompetencyCard("empathy", new LocalText(), new LocalText(), [], []), score, low, high, null, 0, null);

    private static ContentBundle Shipped(string folder, string id) =>
        ContentBundle.Of(id + ".yaml", File.ReadAllText(Path.Combine(SourceTree.Root, "content", folder, id + ".yaml")));
}
