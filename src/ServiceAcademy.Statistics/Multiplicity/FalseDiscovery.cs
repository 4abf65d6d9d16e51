namespace ServiceAcademy.Statistics;

/// <summary>Looking at many relations and picking out some.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// Benjamini–Hochberg's adjusted p (1995, <i>J. R. Stat. Soc. B</i> 57:289–300), same order: those at or below q hold at most a share q of false ones, if the
    /// tests are independent or positively dependent. min over larger p of p·m/rank, at most 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A p is not between 0 and 1.</exception>
    public static IReadOnlyList<double> Adjusted(IReadOnlyList<double> p)
    {
        var order = Enumerable.Range(0, p.Count).OrderByDescending(i => Check.Fraction(p[i])).ToArray();
        var adjusted = new double[p.Count];
        var least = 1.0;
        for (var k = 0; k < order.Length; k++)
            adjusted[order[k]] = least = Math.Min(least, p[order[k]] * p.Count / (p.Count - k));
        return adjusted;
    }

    /// <summary>
    /// The level of intervals for what was picked out: 1 − (1 − level)·picked/all, so that of the intervals told at most a share 1 − level misses (false coverage
    /// rate; Benjamini &amp; Yekutieli 2005, <i>JASA</i> 100:71–81).
    /// </summary>
    /// <param name="picked">How many were picked out, at least 1.</param>
    /// <param name="all">How many were looked at.</param>
    public static double LevelForPicked(int picked, int all, double level = Interval.UsualLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(picked, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(all, picked);
        return 1 - (1 - Check.Level(level)) * picked / all;
    }

    /// <summary>The effect's interval at the level of <see cref="LevelForPicked"/>.</summary>
    public static Interval IntervalForPicked(EstimatedEffect effect, int picked, int all, double level = Interval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return EstimatedEffect.Student(effect.Estimate, effect.StandardError, effect.DegreesOfFreedom, LevelForPicked(picked, all, level)).Interval;
    }
}
