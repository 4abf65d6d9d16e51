using System.Globalization;
using ServiceAcademy.Kpis;
using ServiceAcademy.Statistics;
using KpiFigure = ServiceAcademy.Kpis.KpiFigure;

namespace ServiceAcademy.Tests.Kpis;

public sealed class KpiUnitsTests
{
    private static readonly DateOnly May = new(2026, 5, 1);

    [Fact]
    public void A_proportion_is_told_in_percent_with_wilsons_interval()
    {
        var figure = KpiUnits.Figure(Some.Kpi("proportion"), 1, May, new KpiSums.Proportion(85, 100));

        Assert.Equal(85, figure.Value!.Value, 9);
        // Wilson for 85 of 100 (R: prop.test(85, 100, correct = FALSE)).
        Assert.Equal(76.7, figure.Low!.Value, 1);
        Assert.Equal(90.7, figure.High!.Value, 1);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal("85.0%", Some.Kpi("proportion").WithUnit(figure.Value.Value));
    }

    [Fact]
    public void A_rate_is_told_per_what_its_unit_says_and_counts_exposure()
    {
        var kpi = Some.Kpi("rate", target: 2, higherIsBetter: false, minimumN: 200, per: 100);

        Assert.Equal(1.5, KpiUnits.Figure(kpi, 1, May, new KpiSums.Rate(6, 400)).Value!.Value, 9);
        Assert.Equal(400, KpiUnits.Figure(kpi, 1, May, new KpiSums.Rate(6, 400)).N);
        Assert.Equal(0, KpiUnits.Figure(kpi, 1, May, new KpiSums.Rate(0, 400)).Value);
        Assert.False(KpiUnits.Figure(kpi, 1, May, new KpiSums.Rate(6, 199)).IsEnough);
    }

    [Fact]
    public void Below_the_minimum_there_is_no_figure_at_all()
    {
        var figure = KpiUnits.Figure(Some.Kpi("proportion", minimumN: 30), 1, May, new KpiSums.Proportion(20, 29));

        Assert.Equal(new KpiFigure("some", 1, May, null, null, null, 29), figure);
        Assert.False(figure.IsEnough);
    }

    [Fact]
    public void When_all_cases_are_alike_there_is_a_figure_without_interval()
    {
        var figure = KpiUnits.Figure(Some.Kpi("mean"), 1, May, new KpiSums.Mean(30, 120, 480));

        Assert.Equal(4, figure.Value);
        Assert.Null(figure.Low);
    }

    [Theory, MemberData(nameof(EveryKind))]
    public void Sums_survive_the_table_and_add_up(KpiSums one, KpiSums other)
    {
        var rows = new[] { one, other }.Select(sums => Fact.Of(new NewFact("k", 1, May, sums), "test", DateTimeOffset.UnixEpoch, null)).ToList();

        Assert.Equal([one, other], rows.Select(row => row.Sums));
        Assert.Equal(one + other, KpiSums.Total(rows.Select(row => row.Sums)));
        Assert.Equal(one.N + other.N, KpiSums.Total(rows.Select(row => row.Sums))!.N);
    }

    public static TheoryData<KpiSums, KpiSums> EveryKind() => new()
    {
        { new KpiSums.Proportion(3, 10), new KpiSums.Proportion(9, 12) },
        { new KpiSums.Mean(2, 7, 25), new KpiSums.Mean(1, 4, 16) },
        { new KpiSums.Duration(2, 4.5, 10.25), new KpiSums.Duration(1, 2, 4) },
        { new KpiSums.Rate(2, 150), new KpiSums.Rate(0, 90) },
        { new KpiSums.Nps(5, 3, 2), new KpiSums.Nps(1, 0, 4) },
        { new KpiSums.Gap(2, -1, 1), new KpiSums.Gap(1, 0.5, 0.25) },
    };
}
