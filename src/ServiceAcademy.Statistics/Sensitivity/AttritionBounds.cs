namespace ServiceAcademy.Statistics;

/// <summary>
/// What an effect can at least and at most be, when one arm lost more of its people than the other. The excess of those who stayed is cut off the top, or off the bottom, of the arm that
/// kept more (Lee 2009, <i>Rev. Econ. Stud.</i> 76:1071–1102). Assumes that training moves the chance to stay in one direction only.
/// </summary>
/// <param name="Low">The least effect, KPI's unit.</param>
/// <param name="High">The greatest.</param>
/// <param name="Interval">Holds the true effect with its level (bootstrap standard errors of both ends, joined after Imbens &amp; Manski 2004, <i>Econometrica</i> 72:1845–1857).</param>
/// <param name="Trimmed">Share cut off, 0–1.</param>
public sealed record AttritionBounds(double Low, double High, Interval Interval, double Trimmed)
{
    /// <summary>Fewer who stayed in an arm are refused.</summary>
    public const int LeastInArm = 5;

    /// <param name="outcome">Each person's (unit's) KPI; not a number: gone.</param>
    /// <param name="isTrained">Which arm.</param>
    public static Answer<AttritionBounds> Of(IReadOnlyList<double> outcome, IReadOnlyList<bool> isTrained, double level = Statistics.Interval.UsualLevel, ulong seed = 20260101, int draws = 999)
    {
        Check.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 199);
        if (outcome.Count != isTrained.Count || outcome.Any(double.IsInfinity))
            throw new ArgumentException("Each outcome needs its arm, and to be finite or missing.");
        double[][] arms = [[.. outcome.Where((_, i) => !isTrained[i])], [.. outcome.Where((_, i) => isTrained[i])]];
        for (var arm = 0; arm < 2; arm++)
            if (arms[arm].Count(value => !double.IsNaN(value)) is var stayed and < LeastInArm)
                return new Refusal(arm == 0 ? Refusal.TooFewControls : Refusal.TooFewTreated, LeastInArm, stayed);
        var (low, high, trimmed) = Trim(arms[0], arms[1]);
        var random = new SplitMix64(seed);
        List<double> lows = [], highs = [];
        for (var draw = 0; draw < draws; draw++)
        {
            double[][] resampled = [.. arms.Select(arm => arm.Select(_ => arm[random.Below(arm.Length)]).ToArray())];
            if (resampled.All(arm => arm.Count(value => !double.IsNaN(value)) >= 2))
            {
                var again = Trim(resampled[0], resampled[1]);
                lows.Add(again.Low);
                highs.Add(again.High);
            }
        }
        double lowError = Spread(lows), highError = Spread(highs), c = Joined((high - low) / Math.Max(Math.Max(lowError, highError), 1e-300), level);
        return new AttritionBounds(low, high, new Interval(low - c * lowError, high + c * highError, level), trimmed);
    }

    private static (double Low, double High, double Trimmed) Trim(double[] waiting, double[] trained)
    {
        double[] stayedWaiting = Stayed(waiting), stayedTrained = Stayed(trained);
        double keptWaiting = (double)stayedWaiting.Length / waiting.Length, keptTrained = (double)stayedTrained.Length / trained.Length;
        if (keptTrained >= keptWaiting)
        {
            var share = 1 - keptWaiting / keptTrained;
            var (bottom, top) = Ends(stayedTrained, share);
            return (bottom - stayedWaiting.Average(), top - stayedWaiting.Average(), share);
        }
        else
        {
            var share = 1 - keptTrained / keptWaiting;
            var (bottom, top) = Ends(stayedWaiting, share);
            return (stayedTrained.Average() - top, stayedTrained.Average() - bottom, share);
        }

        static double[] Stayed(double[] arm) => [.. arm.Where(value => !double.IsNaN(value)).Order()];

        // Means of what is left when a share is cut off above, and below; a part of a value is cut where the share is not a whole number of them.
        static (double Bottom, double Top) Ends(double[] sorted, double share)
        {
            double left = sorted.Length * (1 - share), bottom = 0, top = 0;
            for (var i = 0; i < sorted.Length && i < left; i++)
            {
                var weight = Math.Min(1, left - i);
                bottom += weight * sorted[i];
                top += weight * sorted[^(i + 1)];
            }
            return (bottom / left, top / left);
        }
    }

    private static double Spread(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    /// <summary>c with Φ(c + width) − Φ(−c) = level: 1.96 when both ends are one point, 1.64 when they are far apart.</summary>
    private static double Joined(double width, double level)
    {
        double low = 0, high = 10;
        for (var i = 0; i < 60; i++)
        {
            var c = (low + high) / 2;
            if (MathNet.Numerics.Distributions.Normal.CDF(0, 1, c + width) - MathNet.Numerics.Distributions.Normal.CDF(0, 1, -c) < level)
                low = c;
            else
                high = c;
        }
        return high;
    }
}
