namespace ServiceAcademy.Statistics;

/// <summary>A KPI figure as it may be shown.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="Value">Proportion: 0–1; mean, duration, gap: the data's own unit; rate: events per one unit of exposure; NPS: −100 to 100.</param>
/// <param name="Interval">In the same unit; null when the data cannot tell one (a single value, or all values equal).</param>
/// <param name="N">Cases behind it (for a rate: events).</param>
public sealed record KpiFigure(KpiKind Kind, double Value, Interval? Interval, long N);

/// <summary>From sums to figures.</summary>
public static class Figures
{
    /// <summary>
    /// The figure for these sums, or null when they hold no case (for a rate: no exposure). Intervals: proportion <see cref="Proportion.Wilson"/>,
    /// rate <see cref="EventRate.Garwood"/>, NPS <see cref="NetPromoter.ScoreInterval"/>, mean and gap <see cref="Moments.StudentInterval"/>,
    /// duration: Student's interval of the logarithms, taken back by exp, which is an interval of the geometric mean (of the median, when
    /// durations are log-normal).
    /// </summary>
    /// <exception cref="ArgumentException">The sums are not of that kind.</exception>
    public static KpiFigure? Of(KpiKind kind, KpiSums sums, double level = Interval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(sums);
        return sums.Kind == kind ? Of(sums, level) : throw new ArgumentException($"A {kind} KPI cannot be computed from sums of a {sums.Kind}.", nameof(sums));
    }

    /// <inheritdoc cref="Of(KpiKind, KpiSums, double)"/>
    public static KpiFigure? Of(KpiSums sums, double level = Interval.UsualLevel) => sums switch
    {
        null => throw new ArgumentNullException(nameof(sums)),
        KpiSums.Rate { Exposure: 0 } => null,
        KpiSums.Rate r => new KpiFigure(r.Kind, r.N / r.Exposure, EventRate.Garwood(r.N, r.Exposure, level), r.N),
        { N: 0 } => null,
        KpiSums.Proportion p => new KpiFigure(p.Kind, (double)p.Successes / p.N, Proportion.Wilson(p.Successes, p.N, level), p.N),
        KpiSums.Nps s => new KpiFigure(
            s.Kind,
            NetPromoter.Score(s.Promoters, s.Passives, s.Detractors).Points,
            NetPromoter.ScoreInterval(s.Promoters, s.Passives, s.Detractors, level),
            s.N),
        KpiSums.Mean m => new KpiFigure(m.Kind, m.Sum / m.N, Moments.StudentInterval(m.N, m.Sum, m.SumOfSquares, level), m.N),
        KpiSums.Gap g => new KpiFigure(g.Kind, g.Sum / g.N, Moments.StudentInterval(g.N, g.Sum, g.SumOfSquares, level), g.N),
        KpiSums.Duration d => new KpiFigure(
            d.Kind,
            Math.Exp(d.SumOfLogs / d.N),
            Moments.StudentInterval(d.N, d.SumOfLogs, d.SumOfSquaredLogs, level)?.Map(Math.Exp),
            d.N),
        _ => throw new ArgumentException($"Unknown kind {sums.Kind}.", nameof(sums)),
    };
}
