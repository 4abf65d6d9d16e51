using ServiceAcademy.Statistics;
using KpiFigures = ServiceAcademy.Statistics.Figures;

namespace ServiceAcademy.Tests.Statistics.Figures;

public sealed class KpiFiguresTests
{
    public static TheoryData<KpiSums, KpiSums, KpiSums> Parts => new()
    {
        { new KpiSums.Proportion(3, 10), new KpiSums.Proportion(0, 0), new KpiSums.Proportion(3, 10) },
        { new KpiSums.Proportion(3, 10), new KpiSums.Proportion(5, 6), new KpiSums.Proportion(8, 16) },
        { new KpiSums.Mean(2, 7, 25), new KpiSums.Mean(1, 5, 25), new KpiSums.Mean(3, 12, 50) },
        { new KpiSums.Duration(2, 3, 5), new KpiSums.Duration(1, 1, 1), new KpiSums.Duration(3, 4, 6) },
        { new KpiSums.Rate(4, 100), new KpiSums.Rate(0, 50), new KpiSums.Rate(4, 150) },
        { new KpiSums.Nps(1, 2, 3), new KpiSums.Nps(4, 5, 6), new KpiSums.Nps(5, 7, 9) },
        { new KpiSums.Gap(2, -3, 5), new KpiSums.Gap(1, 1, 1), new KpiSums.Gap(3, -2, 6) },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void Sums_add_up_over_teams_and_months(KpiSums one, KpiSums other, KpiSums whole)
    {
        Assert.Equal(whole, one + other);
        Assert.Equal(whole, other + one);
        Assert.Equal(whole, KpiSums.Total([one, other]));
        var figure = KpiFigures.Of(whole.Kind, whole)!;
        Assert.Equal(whole.N, figure.N);
        Assert.True(figure.Interval!.Contains(figure.Value));
    }

    [Fact]
    public void Different_kinds_do_not_mix()
    {
        Assert.Throws<ArgumentException>(() => new KpiSums.Mean(2, 7, 25) + new KpiSums.Gap(2, 7, 25));
        Assert.Throws<ArgumentException>(() => KpiFigures.Of(KpiKind.Nps, new KpiSums.Rate(1, 1)));
        Assert.Null(KpiSums.Total([]));
    }

    [Fact]
    public void Nothing_gives_no_figure()
    {
        KpiSums[] nothing = [new KpiSums.Proportion(0, 0), new KpiSums.Mean(0, 0, 0), new KpiSums.Duration(0, 0, 0), new KpiSums.Rate(0, 0), new KpiSums.Nps(0, 0, 0), new KpiSums.Gap(0, 0, 0)];
        Assert.All(nothing, sums => Assert.Null(KpiFigures.Of(sums)));
    }

    /// <summary>Oracle: the geometric mean of 2, 8 is 4; with logs symmetric about ln 4, so are the ends on the log scale.</summary>
    [Fact]
    public void A_duration_is_a_geometric_mean_with_a_skewed_interval()
    {
        double[] minutes = [2, 8, 4];
        var figure = KpiFigures.Of(new KpiSums.Duration(3, minutes.Sum(Math.Log), minutes.Sum(x => Math.Log(x) * Math.Log(x))))!;
        Assert.Equal(4, figure.Value, 12);
        Assert.Equal(16, figure.Interval!.Low * figure.Interval.High, 9);
        // t(0.975; 2) = 4.302653; s = ln 2; half width = 4.302653·ln 2/√3
        Assert.Equal(4 * Math.Exp(4.302652729911275 * Math.Log(2) / Math.Sqrt(3)), figure.Interval.High, 6);
    }

    [Fact]
    public void A_rate_is_per_unit_of_exposure_and_none_of_many_is_still_an_answer()
    {
        var figure = KpiFigures.Of(new KpiSums.Rate(0, 200))!;
        Assert.Equal(0, figure.Value);
        Assert.Equal(3.688879 / 200, figure.Interval!.High, 8);
    }

    [Fact]
    public void Impossible_sums_cannot_be_built()
    {
        Assert.ThrowsAny<ArgumentException>(() => new KpiSums.Proportion(2, 1));
        Assert.ThrowsAny<ArgumentException>(() => new KpiSums.Mean(2, 10, 1));
        Assert.ThrowsAny<ArgumentException>(() => new KpiSums.Mean(0, 1, 1));
        Assert.ThrowsAny<ArgumentException>(() => new KpiSums.Duration(1, double.NaN, 1));
        Assert.ThrowsAny<ArgumentException>(() => new KpiSums.Rate(1, 0));
        Assert.ThrowsAny<ArgumentException>(() => new KpiSums.Nps(-1, 0, 0));
    }
}
