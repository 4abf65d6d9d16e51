namespace ServiceAcademy.Statistics;

/// <summary>Why a point is more than noise (Nelson 1984, <i>J. Qual. Technol.</i> 16:237–239). Four of his eight rules: all eight together cry wolf too often.</summary>
[Flags]
public enum ChartSignals
{
    None = 0,

    /// <summary>Rule 1: outside the limits (beyond 3σ).</summary>
    OutsideLimits = 1,

    /// <summary>Rule 2: the ninth point in a row (or a later one) on one side of the centre.</summary>
    LongRun = 2,

    /// <summary>Rule 3: the sixth point in a row (or a later one) that goes on rising, or falling.</summary>
    Trend = 4,

    /// <summary>Rule 5: the second of three points beyond 2σ on one side.</summary>
    TwoOfThree = 8,
}

/// <summary>One month on the chart.</summary>
/// <param name="Value">The figure: the KPI's unit, a proportion 0–1, or a rate per unit of exposure.</param>
/// <param name="Low">Lower limit, null when none is possible (a proportion or rate whose limit would lie below zero).</param>
/// <param name="High">Upper limit, null when a proportion's would lie above one.</param>
public sealed record ChartPoint(double Value, double? Low, double? High, ChartSignals Signals);

/// <summary>A figure through time, with the range in which it moves when nothing has changed.</summary>
/// <param name="Centre">Mean, or overall proportion or rate, of the baseline.</param>
/// <param name="Overdispersion">Laney's σz: how many times wider than binomial or Poisson chance the figures move; 1 for an XmR chart.</param>
/// <param name="Points">In order of time.</param>
public sealed record ControlChart(double Centre, double Overdispersion, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Fewer points in the baseline are refused: limits of fewer are themselves noise.</summary>
    public const int LeastPoints = 8;

    // E|X − Y| of two independent normal values is 2/√π σ.
    private static readonly double MeanRange = 2 / Math.Sqrt(Math.PI);

    /// <summary>
    /// Single values and moving ranges: centre ± 3·(mean |xᵢ − xᵢ₋₁|)/1.128 (Shewhart 1931; Wheeler 1993, <i>Understanding Variation</i>; 2.66 in his tables). Values that remember the
    /// month before (autocorrelation) signal too often.
    /// </summary>
    /// <param name="values">One a month, season taken out before.</param>
    /// <param name="baseline">How many of the first make centre and limits; null: all.</param>
    /// <exception cref="ArgumentException">A value is not finite, or the baseline is longer than the values.</exception>
    public static Answer<ControlChart> Xmr(IReadOnlyList<double> values, int? baseline = null)
    {
        var count = Baseline(values.Count, baseline);
        var all = values.Select(value => Check.Finite(value)).ToArray();
        if (count < LeastPoints)
            return new Refusal(Refusal.TooFewPeriods, LeastPoints, count);
        double centre = all[..count].Average(), sigma = Spread(all[..count]);
        return sigma > 0
            ? new ControlChart(centre, 1, Judged(all, centre, [.. all.Select(_ => sigma)], double.NegativeInfinity, double.PositiveInfinity))
            : new Refusal(Refusal.NoVariation);
    }

    /// <summary>
    /// Proportions kᵢ of nᵢ: p ± 3·√(p(1 − p)/nᵢ)·σz, σz the spread of the zᵢ = (pᵢ − p)/√(p(1 − p)/nᵢ) by their moving range (p′ chart; Laney 2002, <i>Quality Engineering</i> 14:531–537). With large n
    /// the plain p chart's limits lie far too close, because months differ by more than chance. σz below 1 is kept at 1: agreement closer than chance is luck, or made up.
    /// </summary>
    public static Answer<ControlChart> P(IReadOnlyList<(long Successes, long N)> months, int? baseline = null)
    {
        if (months.Any(month => month.N < 1 || month.Successes < 0 || month.Successes > month.N))
            throw new ArgumentException("A month needs 0 ≤ k ≤ n and n ≥ 1.", nameof(months));
        return Laney([.. months.Select(month => (double)month.Successes)], [.. months.Select(month => (double)month.N)], p => p * (1 - p), 1, baseline);
    }

    /// <summary>Rates of eventsᵢ per exposureᵢ: u ± 3·√(u/exposureᵢ)·σz (u′ chart; Laney 2002), σz as for <see cref="P"/>.</summary>
    public static Answer<ControlChart> U(IReadOnlyList<(long Events, double Exposure)> months, int? baseline = null)
    {
        if (months.Any(month => month.Events < 0 || !(month.Exposure > 0) || !double.IsFinite(month.Exposure)))
            throw new ArgumentException("A month needs events ≥ 0 and an exposure above zero.", nameof(months));
        return Laney([.. months.Select(month => (double)month.Events)], [.. months.Select(month => month.Exposure)], u => u, double.PositiveInfinity, baseline);
    }

    private static Answer<ControlChart> Laney(double[] counts, double[] sizes, Func<double, double> variance, double most, int? baseline)
    {
        var count = Baseline(counts.Length, baseline);
        if (count < LeastPoints)
            return new Refusal(Refusal.TooFewPeriods, LeastPoints, count);
        double centre = counts[..count].Sum() / sizes[..count].Sum(), one = variance(centre);
        if (!(one > 0))
            return new Refusal(Refusal.NoVariation);
        double[] values = [.. counts.Zip(sizes, (k, n) => k / n)], chance = [.. sizes.Select(n => Math.Sqrt(one / n))];
        var wider = Math.Max(1, Spread([.. values.Zip(chance, (value, sigma) => (value - centre) / sigma).Take(count)]));
        return new ControlChart(centre, wider, Judged(values, centre, [.. chance.Select(sigma => sigma * wider)], 0, most));
    }

    private static int Baseline(int points, int? baseline) =>
        baseline is null ? points : baseline is > 0 && baseline <= points ? baseline.Value : throw new ArgumentException($"A baseline of {baseline} of {points} points.", nameof(baseline));

    private static double Spread(double[] values) => values.Zip(values.Skip(1), (a, b) => Math.Abs(b - a)).Average() / MeanRange;

    private static ChartPoint[] Judged(double[] values, double centre, double[] sigma, double least, double most)
    {
        double[] z = [.. values.Zip(sigma, (value, spread) => (value - centre) / spread)];
        return [.. values.Select((value, i) =>
        {
            double low = centre - 3 * sigma[i], high = centre + 3 * sigma[i];
            return new ChartPoint(value, low > least ? low : null, high < most ? high : null, Signals(z, values, i));
        })];
    }

    private static ChartSignals Signals(double[] z, double[] values, int i)
    {
        var signals = ChartSignals.None;
        // Rounding must not make a point on a limit one beyond it.
        const double Three = 3 + 1e-9, Two = 2 + 1e-9;
        if (Math.Abs(z[i]) > Three)
            signals |= ChartSignals.OutsideLimits;
        if (i >= 8 && (z[(i - 8)..(i + 1)].All(one => one > 0) || z[(i - 8)..(i + 1)].All(one => one < 0)))
            signals |= ChartSignals.LongRun;
        if (i >= 5 && (Steps(1) || Steps(-1)))
            signals |= ChartSignals.Trend;
        if (i >= 2 && Math.Abs(z[i]) > Two && z[(i - 2)..i].Any(one => one * Math.Sign(z[i]) > Two))
            signals |= ChartSignals.TwoOfThree;
        return signals;

        bool Steps(int sign) => Enumerable.Range(i - 4, 5).All(k => (values[k] - values[k - 1]) * sign > 0);
    }
}
