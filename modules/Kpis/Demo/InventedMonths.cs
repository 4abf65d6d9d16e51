using ServiceAcademy.Statistics;

namespace ServiceAcademy.Kpis.Demo;

/// <summary>
/// A demo team's months of one KPI, invented from a fixed seed. The level lies near the target, better for teams of higher quality q, plus
/// what is the team's own in this KPI, a season (guests are harder to please when the house is full) and noise that lasts into the next
/// month. Single cases are drawn, so that the sums are sums of something. Nothing in it knows of any training.
/// </summary>
internal sealed class InventedMonths
{
    private const double SpreadOfQuality = 0.30, SpreadOfTeams = 0.20, SpreadOfMonths = 0.10, Season = 0.08, Lasting = 0.5;
    private const double SharePassive = 0.30, SpreadOfLogDurations = 0.55, SpreadOfGaps = 1.1;

    /// <summary>How far one step on the common scale moves: logits and log rates in full, log durations and points of a gap less.</summary>
    private const double DurationStep = 0.35, GapStep = 0.6, MeanStep = 0.1;

    private readonly KpiCard kpi;
    private readonly Random random;
    private readonly double size, level;

    /// <param name="quality">q of the team, −1 to 1.</param>
    /// <param name="seed">The same for the same team and KPI, always.</param>
    public InventedMonths(KpiCard kpi, double quality, int seed)
    {
        this.kpi = kpi;
        random = new Random(seed);
        size = random.NextDouble();
        level = SpreadOfQuality * quality + SpreadOfTeams * Normal();
    }

    /// <summary>The sums of consecutive months, from the first one on.</summary>
    public IEnumerable<KpiSums> From(DateOnly first)
    {
        var noise = SpreadOfMonths * Normal();
        for (var month = first; ; month = month.AddMonths(1))
        {
            // Full in July, August and October; quiet in the winter months.
            var full = Math.Cos(2 * Math.PI * (month.Month - 8.5) / 12);
            var cases = kpi.MinimumN * (1.2 + 2 * size) * (1 + 0.15 * full) * (0.9 + 0.2 * random.NextDouble());
            yield return Draw(Math.Max(2, (int)cases), level - Season * full + noise);
            noise = Lasting * noise + Math.Sqrt(1 - Lasting * Lasting) * SpreadOfMonths * Normal();
        }
    }

    /// <param name="better">Above 0: better than usual, whichever the KPI's direction.</param>
    private KpiSums Draw(int n, double better)
    {
        var shift = kpi.HigherIsBetter ? better : -better;
        switch (KpiUnits.Kinds[kpi.Kind])
        {
            case KpiKind.Proportion:
                return new KpiSums.Proportion(Hits(n, Logistic(Logit(kpi.Target / 100) + shift)), n);
            case KpiKind.Nps:
                var net = Math.Clamp(kpi.Target / 100 + 0.5 * shift, SharePassive - 0.95, 0.95 - SharePassive);
                var promoters = Hits(n, (1 - SharePassive + net) / 2);
                var detractors = Hits(n - promoters, Math.Clamp((1 - SharePassive - net) / (1 + SharePassive - net), 0, 1));
                return new KpiSums.Nps(promoters, n - promoters - detractors, detractors);
            case KpiKind.Rate:
                return new KpiSums.Rate(Events(n * kpi.Target / kpi.Per * Math.Exp(shift)), n);
            case KpiKind.Duration:
                var (logs, squaredLogs) = Sums(n, Math.Log(kpi.Target) + DurationStep * shift, SpreadOfLogDurations);
                return new KpiSums.Duration(n, logs, squaredLogs);
            case KpiKind.Gap:
                var (gaps, squaredGaps) = Sums(n, kpi.Target + GapStep * shift, SpreadOfGaps);
                return new KpiSums.Gap(n, gaps, squaredGaps);
            default:
                var (sum, squares) = Sums(n, kpi.Target * (1 + MeanStep * shift), Math.Max(0.1, Math.Abs(kpi.Target) / 4));
                return new KpiSums.Mean(n, sum, squares);
        }
    }

    private int Hits(int n, double chance) => Enumerable.Range(0, n).Count(_ => random.NextDouble() < chance);

    /// <summary>A Poisson count: how many exponential waits fit.</summary>
    private int Events(double expected)
    {
        var (events, at) = (-1, 0.0);
        while (at < expected)
        {
            events++;
            at -= Math.Log(1 - random.NextDouble());
        }
        return Math.Max(0, events);
    }

    private (double Sum, double Squares) Sums(int n, double mean, double spread)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var value = Math.Round(mean + spread * Normal(), 3);
            (sum, squares) = (sum + value, squares + value * value);
        }
        return (sum, squares);
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Logit(double share) => Math.Log(share / (1 - share));

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));
}
