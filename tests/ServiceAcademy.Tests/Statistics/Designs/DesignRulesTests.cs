using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Designs;

public sealed class DesignRulesTests
{
    private static readonly StudyFacts Good = new(Assignment.Drawn, 40, 20, 20, 12, 6, 18) { KeptToDraw = true, IsPreTrendSuspect = false, IsPlaceboSuspect = false };

    [Fact]
    public void The_strongest_design_that_assignment_and_data_allow()
    {
        Same(Good, StudyDesign.WaitList, 'A');
        Same(Good with { Assignment = Assignment.Scheduled }, StudyDesign.StaggeredDifferences, 'B', "not-drawn-by-chance");
        Same(Good with { Assignment = Assignment.NotAssigned }, StudyDesign.WithinUnits, 'C', "not-drawn-by-chance", "no-differing-starts");
        Same(Good with { Assignment = Assignment.NotAssigned, CompetencyPeriods = 1 }, StudyDesign.Association, 'D', "not-drawn-by-chance", "no-differing-starts", "too-few-for-within-units");
        Same(Good with { WaitingClusters = 4 }, StudyDesign.StaggeredDifferences, 'B', "too-few-for-wait-list");
        Same(Good with { Assignment = Assignment.Scheduled, PeriodsBefore = 1 }, StudyDesign.WithinUnits, 'C', "not-drawn-by-chance", "too-few-for-differences");
        var none = DesignRules.Choose(Good with { Clusters = 7, TrainedClusters = 3, WaitingClusters = 4 });
        Assert.Null(none.Design);
        Assert.Null(none.Grade);
        Assert.Equal("too-few-for-association", none.Reasons[^1]);
    }

    [Fact]
    public void Checks_lower_the_grade_and_say_why()
    {
        Same(Good with { KeptToDraw = false }, StudyDesign.WaitList, 'B', "draw-not-kept");
        Same(Good with { CrossOver = 0.3, DifferentialAttrition = 0.2 }, StudyDesign.WaitList, 'B', "crossed-over", "attrition-differs");
        var scheduled = Good with { Assignment = Assignment.Scheduled };
        Same(scheduled with { IsPreTrendSuspect = true }, StudyDesign.StaggeredDifferences, 'C', "not-drawn-by-chance", "pre-trend-suspect");
        Same(scheduled with { IsPreTrendSuspect = null }, StudyDesign.StaggeredDifferences, 'C', "not-drawn-by-chance", "pre-trend-not-checked");
        Same(scheduled with { IsPlaceboSuspect = true }, StudyDesign.StaggeredDifferences, 'C', "not-drawn-by-chance", "placebo-suspect");
        Same(Good with { Assignment = Assignment.ChosenByFigure }, StudyDesign.StaggeredDifferences, 'C', "not-drawn-by-chance", "chosen-by-figure");
        Same(Good with { Assignment = Assignment.OwnChoice }, StudyDesign.StaggeredDifferences, 'C', "not-drawn-by-chance", "own-choice");
        Same(Good with { IsRegistered = false }, StudyDesign.WaitList, 'B', "not-written-down-before");
        Same(scheduled with { IsRegistered = false }, StudyDesign.StaggeredDifferences, 'C', "not-drawn-by-chance", "not-written-down-before");
        Same(Good with { Assignment = Assignment.NotAssigned, CompetencyPeriods = 0, IsRegistered = false }, StudyDesign.Association, 'D',
            "not-drawn-by-chance", "no-differing-starts", "too-few-for-within-units", "not-written-down-before");
        Assert.Throws<ArgumentOutOfRangeException>(() => DesignRules.Choose(Good with { CrossOver = 2 }));
    }

    /// <summary>Whatever else is known: causal words only where chance drew, or a schedule that nobody's figures decided passed its checks. Every combination of facts.</summary>
    [Fact]
    public void Causal_words_are_out_of_reach_otherwise()
    {
        foreach (var assignment in Enum.GetValues<Assignment>())
            foreach (var clusters in new[] { 5, 9, 40 })
                foreach (var before in new[] { 0, 1, 12 })
                    foreach (var trend in new bool?[] { null, true, false })
                        foreach (var placebo in new bool?[] { null, true, false })
                            foreach (var registered in new[] { true, false })
                            {
                                var facts = Good with { Assignment = assignment, Clusters = clusters, TrainedClusters = clusters / 2, WaitingClusters = clusters - clusters / 2, PeriodsBefore = before,
                                    IsPreTrendSuspect = trend, IsPlaceboSuspect = placebo, IsRegistered = registered };
                                var choice = DesignRules.Choose(facts);
                                if (choice.Grade is { AllowsCausalWords: true })
                                    Assert.True(assignment == Assignment.Drawn && (choice.Design == StudyDesign.WaitList || (trend == false && placebo != true && registered))
                                        || assignment == Assignment.Scheduled && trend == false && placebo != true && registered);
                            }
    }

    private static void Same(StudyFacts facts, StudyDesign design, char grade, params string[] reasons)
    {
        var choice = DesignRules.Choose(facts);
        Assert.Equal((design, grade), (choice.Design, choice.Grade!.Letter));
        Assert.Equal(reasons, choice.Reasons);
    }
}
