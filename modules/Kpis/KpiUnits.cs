using ServiceAcademy.Statistics;

namespace ServiceAcademy.Kpis;

/// <summary>From the statistics' units (0.85, events per one) to those that people read (85 %, per 100 stays).</summary>
internal static class KpiUnits
{
    public static IReadOnlyDictionary<string, KpiKind> Kinds { get; } = new Dictionary<string, KpiKind>
    {
        ["proportion"] = KpiKind.Proportion,
        ["mean"] = KpiKind.Mean,
        ["duration"] = KpiKind.Duration,
        ["rate"] = KpiKind.Rate,
        ["nps"] = KpiKind.Nps,
        ["gap"] = KpiKind.Gap,
    };

    /// <summary>What one of the statistics' units is in the KPI's own.</summary>
    public static double Scale(KpiCard kpi) => Kinds[kpi.Kind] switch
    {
        KpiKind.Proportion => 100,
        KpiKind.Rate => kpi.Per,
        _ => 1,
    };

    /// <summary>Decimals that a figure of this kind carries with the numbers of cases that are usual.</summary>
    public static int Decimals(KpiCard kpi) => Kinds[kpi.Kind] switch
    {
        KpiKind.Proportion or KpiKind.Duration => 1,
        KpiKind.Nps => 0,
        _ => 2,
    };

    /// <summary>The figure for these sums; without value when there are fewer cases than the definition asks for.</summary>
    public static KpiFigure Figure(KpiCard kpi, int teamId, DateOnly month, KpiSums sums)
    {
        var n = Cases(sums);
        if (n < kpi.MinimumN || Figures.Of(Kinds[kpi.Kind], sums) is not { } figure)
            return new KpiFigure(kpi.Id, teamId, month, null, null, null, n);
        var scale = Scale(kpi);
        return new KpiFigure(kpi.Id, teamId, month, figure.Value * scale, figure.Interval?.Low * scale, figure.Interval?.High * scale, n);
    }

    /// <summary>Few complaints in many stays are a good deal of knowledge: a rate's cases are its exposure, not its events.</summary>
    private static long Cases(KpiSums sums) => sums is KpiSums.Rate rate ? (long)Math.Floor(rate.Exposure) : sums.N;
}
