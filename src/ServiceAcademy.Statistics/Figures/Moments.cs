namespace ServiceAcademy.Statistics;

/// <summary>Mean and spread from the sufficient figures n, Σx, Σx² of independent, roughly normal (or many) values.</summary>
public static class Moments
{
    public static double Mean(long n, double sum) => n >= 1 ? Check.Finite(sum) / n : throw new ArgumentOutOfRangeException(nameof(n), n, "A mean needs a value.");

    /// <summary>
    /// Sample variance (Σx² − (Σx)²/n)/(n − 1); null below two values. The subtraction loses digits when the mean is huge beside the
    /// spread: what falls below the rounding error of Σx² (n·2⁻⁵²·Σx²) is told as 0.
    /// </summary>
    /// <exception cref="ArgumentException">No values can have these sums (Σx² below (Σx)²/n by more than rounding).</exception>
    public static double? Variance(long n, double sum, double sumOfSquares)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        Check.Finite(sum);
        Check.NotNegative(sumOfSquares);
        var squares = sumOfSquares - sum * sum / n;
        var rounding = (n + 4) * 2.220446049250313e-16 * Math.Max(sumOfSquares, sum * sum / n);
        if (squares < -rounding)
            throw new ArgumentException($"No {n} values have sum {sum} and sum of squares {sumOfSquares}.", nameof(sumOfSquares));
        if (n < 2)
            return null;
        return squares <= rounding ? 0 : squares / (n - 1);
    }

    /// <summary>Standard error of the mean, s/√n; null below two values.</summary>
    public static double? StandardError(long n, double sum, double sumOfSquares) =>
        Variance(n, sum, sumOfSquares) is { } variance ? Math.Sqrt(variance / n) : null;

    /// <summary>
    /// Student's interval, mean ± t(n−1)·s/√n (Student 1908, <i>Biometrika</i> 6:1–25). Null when it cannot be told: fewer than two
    /// values, or all of them equal (a width of zero would claim a certainty that five equal ratings do not give).
    /// </summary>
    public static Interval? StudentInterval(long n, double sum, double sumOfSquares, double level = Interval.UsualLevel)
    {
        Check.Level(level);
        if (StandardError(n, sum, sumOfSquares) is not { } error || error == 0)
            return null;
        double mean = sum / n, half = Quantiles.T(level, n - 1) * error;
        return new Interval(mean - half, mean + half, level);
    }
}
