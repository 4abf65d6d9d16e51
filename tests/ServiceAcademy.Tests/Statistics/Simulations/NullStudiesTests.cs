namespace ServiceAcademy.Tests.Statistics.Simulations;

/// <summary>
/// Truth known, fixed seeds: where training does nothing, a design finds something in no more than 6 of 100 studies (from 40 clusters on; below, too, for these), and 95 % intervals hold the truth.
/// 400 studies here, within 2.5 of their standard errors (0.0275); thousands by <c>dotnet run -c Release --project tests/ServiceAcademy.Benchmarks -- impact-null</c>.
/// </summary>
public sealed class NullStudiesTests
{
    private const int Studies = 400;
    private const double Most = 0.06 + 0.0275;
    private const double Least = 0.95 - 0.0325;

    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(60)]
    public void Fixed_effects(int clusters) => Sound(NullStudies.WithinUnits(Studies, clusters));

    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    public void Staggered_starts(int clusters) => Sound(NullStudies.Staggered(Studies, clusters));

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    public void Wait_lists(int units)
    {
        Sound(NullStudies.WaitList(Studies, units));
        Sound(NullStudies.WaitList(Studies, units, isByDraw: true));
    }

    [Fact]
    public void Clean_studies_are_seldom_called_suspect() => Assert.InRange(NullStudies.PreTrends(Studies, 40).HitRate, 0, Most);

    [Fact]
    public void Effects_are_found_as_often_as_promised_and_intervals_hold_them()
    {
        var tally = NullStudies.WaitList(Studies, 40, 0.8);
        Assert.InRange(tally.HitRate, NullStudies.WaitListPromise(40, 0.8) - 0.09, NullStudies.WaitListPromise(40, 0.8) + 0.06);
        Assert.InRange(tally.Coverage, Least, 1);
        Assert.InRange(NullStudies.Staggered(Studies, 40, 0.5).Coverage, Least, 1);
        Assert.InRange(NullStudies.WithinUnits(Studies, 40, 0.1).Coverage, Least, 1);
    }

    private static void Sound(NullStudies.Tally tally)
    {
        Assert.Equal(0, tally.Refused);
        Assert.InRange(tally.HitRate, 0, Most);
        Assert.InRange(tally.Coverage, Least, 1);
    }
}
