namespace ServiceAcademy.Statistics;

/// <summary>
/// Whether a rater becomes stricter or more lenient with time: the straight line through the rater's residuals (rating less what was to be expected:
/// the mean of the other raters of the same case, or what the model expects) by least squares, with Student's interval of its slope
/// (Draper &amp; Smith 1998, <i>Applied Regression Analysis</i>, § 1.4; residuals over time as a sign of drift: Wolfe, Moulder &amp; Myford 2001,
/// <i>J. Applied Measurement</i> 2:256–280). Assumes that residuals are independent of each other.
/// </summary>
/// <param name="PerMonth">Change in 30 days, in the ratings' unit; above 0 more lenient.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="N">Ratings.</param>
public sealed record RaterDrift(double PerMonth, Interval Interval, int N)
{
    /// <summary>Ratings below which nothing is said.</summary>
    public const int LeastN = 10;

    private const double DaysOfMonth = 30;

    /// <summary>Whether the interval leaves out zero: something has changed.</summary>
    public bool IsSeen => !Interval.Contains(0);

    /// <param name="residuals">When (days from any origin) and how far above expectation the rater rated.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <returns>Null below <see cref="LeastN"/> ratings, or when all are of one day.</returns>
    public static RaterDrift? Of(IReadOnlyList<(double Day, double Residual)> residuals, double level = Statistics.Interval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        Check.Level(level);
        var n = residuals.Count;
        if (n < LeastN)
            return null;
        double day = residuals.Average(r => Check.Finite(r.Day, nameof(residuals))), mean = residuals.Average(r => Check.Finite(r.Residual, nameof(residuals)));
        var spread = residuals.Sum(r => Math.Pow(r.Day - day, 2));
        if (spread < 1e-9)
            return null;
        var slope = residuals.Sum(r => (r.Day - day) * (r.Residual - mean)) / spread;
        var rest = residuals.Sum(r => Math.Pow(r.Residual - mean - slope * (r.Day - day), 2));
        var half = Quantiles.T(level, n - 2) * Math.Sqrt(rest / (n - 2) / spread);
        return new RaterDrift(DaysOfMonth * slope, new Interval(DaysOfMonth * (slope - half), DaysOfMonth * (slope + half), level), n);
    }
}
