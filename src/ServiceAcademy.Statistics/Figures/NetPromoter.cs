namespace ServiceAcademy.Statistics;

/// <summary>Net Promoter Score from counts of promoters, passives and detractors: one draw from a trinomial.</summary>
public static class NetPromoter
{
    /// <summary>100·(promoters − detractors)/n, in points.</summary>
    public static NpsScore Score(long promoters, long passives, long detractors)
    {
        var n = Total(promoters, passives, detractors);
        return new NpsScore(100.0 * (promoters - detractors) / n);
    }

    /// <summary>
    /// Trinomial (Wald) standard error in points: 100·√((p₊ + p₋ − (p₊ − p₋)²)/n). It is 0 when everybody answers alike, which says
    /// nothing about the next guest; the interval below does not use it.
    /// </summary>
    public static double StandardError(long promoters, long passives, long detractors)
    {
        double n = Total(promoters, passives, detractors), difference = (promoters - detractors) / n;
        return 100 * Math.Sqrt(Math.Max(0, (promoters + detractors) / n - difference * difference) / n);
    }

    /// <summary>
    /// Score interval for a difference δ of two shares of one multinomial, in points (Tango 1998, <i>Stat. Med.</i> 17:891–908, there for
    /// paired proportions; the counts b, c, n are the same trinomial). Ends solve |b − c − nδ| = z·√(n(2q + δ(1−δ))), q the share of
    /// detractors most likely under δ. Without passives it equals 2·Wilson − 1; it has a width when everybody answers alike.
    /// Assumes independent answers of different guests.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there is no answer.</exception>
    public static Interval ScoreInterval(long promoters, long passives, long detractors, double level = Interval.UsualLevel)
    {
        double n = Total(promoters, passives, detractors), b = promoters, c = detractors, z = Quantiles.Z(level);
        var estimate = (b - c) / n;

        // The excess is negative at the estimate and not negative at ±1, so bisection always has a sign change to hold on to.
        double Excess(double delta)
        {
            var distance = b - c - n * delta;
            return distance * distance - z * z * n * Math.Max(0, 2 * LikeliestDetractors(b, c, n, delta) + delta * (1 - delta));
        }

        var low = promoters == 0 && passives == 0 ? -1 : Bisect(Excess, outside: -1, inside: estimate);
        var high = detractors == 0 && passives == 0 ? 1 : Bisect(Excess, outside: 1, inside: estimate);
        return new Interval(100 * low, 100 * high, level);
    }

    /// <summary>Share of detractors that maximises the likelihood when promoters exceed them by δ: the larger root of 2n·q² + B·q + C.</summary>
    private static double LikeliestDetractors(double b, double c, double n, double delta)
    {
        var linear = -b - c + (2 * n - b + c) * delta;
        var constant = -c * delta * (1 - delta);
        return (Math.Sqrt(Math.Max(0, linear * linear - 8 * n * constant)) - linear) / (4 * n);
    }

    private static double Bisect(Func<double, double> excess, double outside, double inside)
    {
        // 60 halvings of at most 2 leave less than 1e-17.
        for (var i = 0; i < 60; i++)
        {
            var middle = (outside + inside) / 2;
            if (excess(middle) > 0)
                outside = middle;
            else
                inside = middle;
        }
        return (outside + inside) / 2;
    }

    private static long Total(long promoters, long passives, long detractors)
    {
        var n = Check.NotNegative(promoters) + Check.NotNegative(passives) + Check.NotNegative(detractors);
        return n > 0 ? n : throw new ArgumentOutOfRangeException(nameof(promoters), "A Net Promoter Score needs at least one answer.");
    }
}
