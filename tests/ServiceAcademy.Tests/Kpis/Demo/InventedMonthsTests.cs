using ServiceAcademy.Kpis;
using ServiceAcademy.Kpis.Demo;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Kpis.Demo;

public sealed class InventedMonthsTests
{
    private static readonly DateOnly First = new(2023, 11, 1);

    [Fact]
    public void The_same_seed_gives_the_same_months()
    {
        foreach (var kpi in Kinds())
            Assert.Equal(Months(kpi, 0.5, 7), Months(kpi, 0.5, 7));
        Assert.NotEqual(Months(Kinds()[0], 0.5, 7), Months(Kinds()[0], 0.5, 8));
    }

    [Fact]
    public void Teams_of_higher_quality_lie_on_the_better_side_of_every_kind_on_average()
    {
        foreach (var kpi in Kinds())
        {
            double Level(double quality) => Enumerable.Range(1, 60).Average(seed => KpiUnits.Figure(kpi, 1, First, KpiSums.Total(Months(kpi, quality, seed))!).Value!.Value);
            Assert.True(Level(1) > Level(-1) == kpi.HigherIsBetter, $"{kpi.Kind}, {(kpi.HigherIsBetter ? "up" : "down")}: {Level(-1)} to {Level(1)}");
        }
    }

    [Fact]
    public void No_month_is_out_of_the_ordinary()
    {
        foreach (var kpi in Kinds())
            foreach (var figure in Enumerable.Range(1, 20).SelectMany(seed => Months(kpi, 0, seed)).Select(sums => KpiUnits.Figure(kpi, 1, First, sums)).Where(figure => figure.IsEnough))
                Assert.InRange(figure.Value!.Value, Low(kpi), High(kpi));

        static double Low(KpiCard kpi) => kpi.Kind switch { "proportion" => 50, "nps" => -25, "gap" => -1.2, "duration" => 8, _ => 0 };
        static double High(KpiCard kpi) => kpi.Kind switch { "proportion" => 100, "nps" => 85, "gap" => 0.6, "duration" => 20, _ => 8 };
    }

    private static KpiCard[] Kinds() =>
    [
        Some.Kpi("proportion", 85), Some.Kpi("nps", 40, minimumN: 50), Some.Kpi("gap", -0.3), Some.Kpi("duration", 12, higherIsBetter: false),
        Some.Kpi("rate", 2, higherIsBetter: false, minimumN: 200, per: 100), Some.Kpi("mean", 4),
    ];

    private static List<KpiSums> Months(KpiCard kpi, double quality, int seed) => new InventedMonths(kpi, quality, seed).From(First).Take(KpisSeed.Months).ToList();
}
