using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Differences;

/// <summary>
/// Oracle: the paper's formulas in base R 4.2.2, which gave the figures of the authors' package did 2.1.1 to all digits (Golden/staggered.R).
/// </summary>
public sealed class StaggeredDifferencesTests
{
    private static readonly Dictionary<string, double[]> Golden = GoldenValues.Read("staggered.txt");

    [Theory]
    [InlineData(false, "se")]
    [InlineData(true, "clustered")]
    public void Group_time_effects_are_those_of_R(bool isClustered, string key)
    {
        var effects = new GroupTimeEffects(Panel(isClustered), isCorrected: false);
        Assert.Equal(Golden["att"].Length, effects.Cells.Count);
        for (var k = 0; k < effects.Cells.Count; k++)
        {
            var cell = effects.Cells[k];
            Assert.Equal((Golden["group"][k] - 1, Golden["period"][k] - 1), (cell.Group, cell.Period));
            Assert.Equal(Golden["att"][k], cell.Estimate, 9);
            Assert.Equal(Golden[key][k], effects.Mean([cell]).StandardError, 9);
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void Means_over_groups_and_periods_are_those_of_R(bool isClustered, int column)
    {
        var effects = new GroupTimeEffects(Panel(isClustered), isCorrected: false);
        Same("simple", cell => cell.Period >= cell.Group);
        for (var since = -7; since <= 6; since++)
            if (since != -1)
                Same($"event{since}", cell => cell.Period - cell.Group == since);
        foreach (var start in new[] { 4, 6, 8 })
            Same($"start{start}", cell => cell.Group == start - 1 && cell.Period >= cell.Group);

        void Same(string name, Func<GroupTimeEffects.Cell, bool> which)
        {
            var sum = effects.Mean([.. effects.Cells.Where(which)]);
            Assert.Equal(Golden[name][0], sum.Estimate, 9);
            Assert.Equal(Golden[name][column], sum.StandardError, 9);
        }
    }

    [Fact]
    public void A_study_says_all_that_belongs_to_it()
    {
        var study = StaggeredDifferences.Study(Panel(isClustered: true)).Required;
        Assert.Equal(Golden["simple"][0], study.Effect.Estimate, 9);
        Assert.InRange(study.Effect.StandardError / Golden["simple"][2], 1, 1.12);
        Assert.Equal((40, 20, 15, 10), (study.Units, study.Clusters, study.TrainedClusters, study.Periods));
        Assert.Equal([-7, -6, -5, -4, -3, -2, 0, 1, 2, 3, 4, 5, 6], study.EventStudy.Select(point => point.Since));
        Assert.All(study.EventStudy, point => Assert.True(point.Band.Width >= point.Effect.Interval.Width && point.Band.Contains(point.Effect.Estimate)));
        Assert.Equal([(3, 10), (5, 10), (7, 10)], study.Groups.Select(group => (group.Start, group.Units)));
        Assert.Equal(4, study.PreTrend!.Leads);
        Assert.False(study.PreTrend.IsSuspect);
        Assert.Equal(2, study.PlaceboShift);
        Assert.True(study.Placebo!.Interval.Contains(0));
        Assert.Equal(study.EventStudy, StaggeredDifferences.Study(Panel(isClustered: true)).Required.EventStudy);

        var window = StaggeredDifferences.Study(Panel(isClustered: true), (1, 2)).Required;
        Assert.Equal((Golden["event1"][0] + Golden["event2"][0]) / 2, window.Effect.Estimate, 9);
        var without = StaggeredDifferences.LeaveOneOut(Panel(isClustered: true));
        Assert.Equal(20, without.Count);
        Assert.All(without, estimate => Assert.InRange(estimate!.Value, 0.9, 1.9));
    }

    /// <summary>
    /// Oracle: Card &amp; Krueger 1994, table 3 (full-time equivalents a store: New Jersey 20.44 → 21.03, Pennsylvania 23.33 → 21.17): effect 2.76. Stores around these means.
    /// </summary>
    [Fact]
    public void Card_and_Krueger()
    {
        double[][] stores = [.. Enumerable.Range(0, 20).Select(i => i % 2 * 2 - 1.0).Select((side, i) => i < 10 ? new[] { 20.44, 20.44, 21.03 + side } : [23.33, 23.33, 21.17 - side])];
        var study = StaggeredDifferences.Study(new StaggeredPanel(stores, [.. stores.Select((_, i) => i < 10 ? 2 : (int?)null)])).Required;
        // The published 2.76 is the difference of rounded means' differences 0.59 and −2.16, before rounding.
        Assert.Equal(2.75, study.Effect.Estimate, 9);
        // Two arms of ten with s² = 10/9 each: Welch.
        Assert.Equal(Math.Sqrt(2 * (10 / 9.0) / 10), study.Effect.StandardError, 9);
        Assert.Equal(18, study.Effect.DegreesOfFreedom, 9);
    }

    /// <summary>Units that drift before training make the pre-trend and the placebo say so.</summary>
    [Fact]
    public void A_drift_before_training_is_seen()
    {
        var random = new Random(3);
        var outcomes = Enumerable.Range(0, 40).Select(i => Enumerable.Range(0, 12).Select(t => (i < 20 ? 0.4 * t : 0) + random.NextDouble()).ToArray()).ToArray();
        var study = StaggeredDifferences.Study(new StaggeredPanel(outcomes, [.. outcomes.Select((_, i) => i < 20 ? 8 : (int?)null)])).Required;
        Assert.True(study.PreTrend!.IsSuspect);
        Assert.Equal(0.4, study.PreTrend.Slope.Estimate, 0.05);
        Assert.False(study.Placebo!.Interval.Contains(0));
    }

    [Fact]
    public void Too_little_is_an_answer()
    {
        static StaggeredPanel Of(int units, int trained, int start) =>
            new([.. Enumerable.Range(0, units).Select(i => Enumerable.Range(0, 6).Select(t => (double)(i * t % 5)).ToArray())], [.. Enumerable.Range(0, units).Select(i => i < trained ? start : (int?)null)]);
        Assert.Equal(new Refusal(Refusal.TooFewClusters, 10, 9), StaggeredDifferences.Study(Of(9, 4, 3)).Refusal);
        Assert.Equal(new Refusal(Refusal.TooFewTreated, 4, 3), StaggeredDifferences.Study(Of(12, 3, 3)).Refusal);
        Assert.Equal(new Refusal(Refusal.TooFewControls, 4, 2), StaggeredDifferences.Study(Of(12, 10, 3)).Refusal);
        Assert.Equal(new Refusal(Refusal.TooFewPeriodsBefore, 2, 1), StaggeredDifferences.Study(Of(12, 6, 1)).Refusal);
        // Who was trained from the first period on has no before and is left out.
        Assert.Equal(new Refusal(Refusal.TooFewClusters, 10, 6), StaggeredDifferences.Study(Of(12, 6, 0)).Refusal);
        Assert.Throws<ArgumentException>(() => new StaggeredPanel([[1.0, 2], [1]], [null, null]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StaggeredDifferences.Study(Of(12, 6, 3), (2, 1)));
    }

    private static StaggeredPanel Panel(bool isClustered)
    {
        var table = GoldenValues.Table("staggered.csv");
        double[][] outcomes = [.. Enumerable.Range(0, 40).Select(i => Enumerable.Range(1, 10).Select(t => table[$"X{t}"][i]).ToArray())];
        return new StaggeredPanel(outcomes, [.. table["start"].Select(start => start == 0 ? (int?)null : (int)start - 1)], isClustered ? [.. table["cluster"].Select(c => (int)c)] : null);
    }
}
