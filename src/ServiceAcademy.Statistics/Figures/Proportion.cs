namespace ServiceAcademy.Statistics;

/// <summary>k successes out of n independent trials.</summary>
public static class Proportion
{
    /// <summary>
    /// Wilson's score interval, without continuity correction (Wilson 1927, <i>JASA</i> 22:209–212; recommended by
    /// Newcombe 1998, <i>Stat. Med.</i> 17:857–872):
    /// (k + z²/2 ± z·√(k(n−k)/n + z²/4)) / (n + z²). Stays within 0–1 and has a width even for 0 of n and n of n.
    /// </summary>
    /// <param name="successes">k, 0 ≤ k ≤ n. May be fractional (sum of credits between 0 and 1): the spread of credits with mean p is
    /// at most that of yes/no answers, so the interval is then cautious.</param>
    /// <param name="trials">n, at least 1.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <returns>An interval of fractions (0–1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">n below 1, or k outside 0–n.</exception>
    public static Interval Wilson(double successes, long trials, double level = Interval.UsualLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        if (!(successes >= 0 && successes <= trials))
            throw new ArgumentOutOfRangeException(nameof(successes), successes, $"Must lie between 0 and {trials}.");

        double n = trials, z = Quantiles.Z(level), zz = z * z;
        var centre = successes + zz / 2;
        var half = z * Math.Sqrt(successes * (n - successes) / n + zz / 4);
        // At the ends the exact value is 0 or 1; subtraction would leave a rounding crumb there.
        var low = successes == 0 ? 0 : Math.Max(0, (centre - half) / (n + zz));
        var high = successes == n ? 1 : Math.Min(1, (centre + half) / (n + zz));
        return new Interval(low, high, level);
    }
}
