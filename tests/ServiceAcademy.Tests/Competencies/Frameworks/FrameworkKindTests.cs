using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Quizzes;

namespace ServiceAcademy.Tests.Competencies.Frameworks;

/// <summary>A broken framework is refused with the line and what to do about it.</summary>
public sealed class FrameworkKindTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(SourceTree.Root, "content/frameworks/service-staff.yaml"));
    private static readonly ContentIndex Nothing = new(new HashSet<(string, string)>());

    [Fact]
    public void The_shipped_framework_is_right_and_survives_being_written_again()
    {
        var framework = Framework.Parse(ContentBundle.Of("service-staff.yaml", Shipped));
        var written = FrameworkYaml.Write(framework);

        Assert.Empty(Check(Shipped));
        Assert.Empty(Check(written));
        Assert.Equal(written, FrameworkYaml.Write(Framework.Parse(ContentBundle.Of("service-staff.yaml", written))));
        Assert.Equal(framework.Competencies.Select(competency => competency.Levels[3]), Framework.Parse(ContentBundle.Of("service-staff.yaml", written)).Competencies.Select(competency => competency.Levels[3]));
        Assert.All(framework.Competencies, competency => Assert.NotNull(competency.HalfLifeMonths));
    }

    [Theory]
    [InlineData("  - id: behaviours\n", "  - id: behaviours\n    parent: improving\n", "  - id: improving\n", "  - id: improving\n    parent: behaviours\n", "in a circle: behaviours → improving → behaviours")]
    [InlineData("  - id: behaviours\n", "  - id: behaviours\n    parent: behaviours\n", "", "", "in a circle: behaviours → behaviours")]
    [InlineData("  - id: behaviours\n", "  - id: behaviours\n    parent: attic\n", "", "", "stands in “attic”, which is not among the groups")]
    [InlineData("group: improving\n    halfLifeMonths: 36", "group: cellar\n    halfLifeMonths: 36", "", "", "“goal-setting” stands in the group “cellar”")]
    [InlineData("halfLifeMonths: 18", "halfLifeMonths: 0", "", "", "The half-life of “product-knowledge” is 0 months")]
    [InlineData("  - id: empathy\n", "  - id: assurance\n", "", "", "The competency “assurance” stands here twice")]
    [InlineData("  - id: empathy\n", "  - id: Empathy!\n", "", "", "“Empathy!” is not")]
    public void Loops_and_references_to_nothing_are_refused(string from, string to, string alsoFrom, string alsoTo, string reason)
    {
        var text = Shipped.Replace(from, to, StringComparison.Ordinal);
        if (alsoFrom.Length > 0)
            text = text.Replace(alsoFrom, alsoTo, StringComparison.Ordinal);
        var finding = Check(text).First(finding => finding.Reason.Contains(reason, StringComparison.Ordinal));

        Assert.InRange(finding.Line, 8, text.Split('\n').Length);
    }

    [Fact]
    public void A_tree_of_six_floors_is_too_deep()
    {
        var groups = string.Concat(Enumerable.Range(1, 6).Select(floor =>
            $"  - {{id: floor-{floor}, name: {{en: F, zh-Hans: 层}}{(floor > 1 ? $", parent: floor-{floor - 1}" : "")}}}\n"));
        var text = Shipped.Replace("groups:\n", "groups:\n" + groups, StringComparison.Ordinal);

        Assert.Equal("The group “floor-6” stands 6 deep; at most 5 are allowed. Move it up.", Assert.Single(Check(text)).Reason);
    }

    [Fact]
    public void What_was_published_is_archived_and_not_removed()
    {
        var published = Names(Shipped);
        var index = Nothing with { Names = published, Published = published };
        var without = Shipped[..Shipped.IndexOf("  - id: goal-setting", StringComparison.Ordinal)];
        var archived = Shipped.Replace("  - id: goal-setting\n", "  - id: goal-setting\n    archived: true\n", StringComparison.Ordinal);

        Assert.Contains("write archived: true", Assert.Single(Check(without, index)).Reason, StringComparison.Ordinal);
        Assert.Empty(Check(archived, index));
    }

    [Fact]
    public void A_competency_belongs_to_one_framework()
    {
        var index = Nothing with
        {
            Names = new Dictionary<(string, string), IReadOnlyList<ContentName>> { [("framework", "kitchen")] = [new ContentName("competency", "empathy")] },
        };

        Assert.Equal("The competency “empathy” belongs to the framework “kitchen” already. Choose another id.", Assert.Single(Check(Shipped, index)).Reason);
    }

    [Fact]
    public void Quizzes_may_name_competencies_in_use_only()
    {
        var quiz = File.ReadAllText(Path.Combine(SourceTree.Root, "content/quizzes/service-quality.yaml"));
        var used = Nothing with { Names = Names(Shipped) };
        var archived = Nothing with { Names = Names(Shipped.Replace("  - id: empathy\n", "  - id: empathy\n    archived: true\n", StringComparison.Ordinal)) };

        Assert.Empty(CheckQuiz(quiz, used));
        Assert.Contains(CheckQuiz(quiz.Replace("empathy: ", "telepathy: ", StringComparison.Ordinal), used),
            finding => finding.Reason.StartsWith("There is no competency “telepathy”. Take one of these", StringComparison.Ordinal));
        Assert.Contains(CheckQuiz(quiz, archived), finding => finding.Reason.StartsWith("The competency “empathy” is archived", StringComparison.Ordinal));
    }

    private static IReadOnlyList<Finding> Check(string text, ContentIndex? index = null) =>
        new FrameworkKind().Check("service-staff", ContentBundle.Of("service-staff.yaml", text), index ?? Nothing);

    private static IReadOnlyList<Finding> CheckQuiz(string text, ContentIndex index) => new QuizKind().Check("service-quality", ContentBundle.Of("service-quality.yaml", text), index);

    private static Dictionary<(string, string), IReadOnlyList<ContentName>> Names(string text) => new()
    {
        [("framework", "service-staff")] = new FrameworkKind().NamesIn(ContentBundle.Of("service-staff.yaml", text)),
    };
}
