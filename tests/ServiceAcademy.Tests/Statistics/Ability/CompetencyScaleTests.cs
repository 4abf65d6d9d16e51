using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Ability;

public sealed class CompetencyScaleTests
{
    [Theory]
    [InlineData(-5, 0, 1)]
    [InlineData(-1.01, 34.85, 1)]
    [InlineData(-1, 35, 2)]
    [InlineData(0, 50, 3)]
    [InlineData(1, 65, 4)]
    [InlineData(5, 100, 4)]
    public void Points_and_levels(double ability, double points, int level)
    {
        Assert.Equal(points, CompetencyScale.Usual.Points(ability), 9);
        Assert.Equal(level, CompetencyScale.Usual.Level(points));
    }

    [Fact]
    public void Interval_and_certain_level_follow_the_estimate()
    {
        var estimate = AbilityEstimator.Estimate([.. Enumerable.Repeat(new Observation(1), 10)]);
        var interval = CompetencyScale.Usual.IntervalAt(estimate);
        Assert.InRange(CompetencyScale.Usual.Points(estimate.Mean), interval.Low, interval.High);
        Assert.True(CompetencyScale.Usual.CertainLevel(estimate) < CompetencyScale.Usual.Level(estimate));
        Assert.Equal(15 * estimate.StandardError, CompetencyScale.Usual.StandardError(estimate), 12);
    }

    [Fact]
    public void Thresholds_rise()
    {
        Assert.Throws<ArgumentException>(() => new CompetencyScale(50, 50));
        Assert.Throws<ArgumentException>(() => new CompetencyScale(0));
        Assert.Equal(1, new CompetencyScale([]).Levels);
    }
}
