namespace ServiceAcademy.Statistics;

/// <summary>Pearson's and Spearman's correlation with their intervals.</summary>
public static class Correlation
{
    /// <summary>Pearson's r; null when either side does not vary (or there are fewer than two pairs).</summary>
    /// <exception cref="ArgumentException">Different lengths.</exception>
    public static double? Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{x.Length} values cannot be paired with {y.Length}.", nameof(y));
        if (x.Length < 2)
            return null;
        double meanX = 0, meanY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            meanX += x[i];
            meanY += y[i];
        }
        meanX /= x.Length;
        meanY /= y.Length;
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX, dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        // What is left of equal values after rounding is not variation.
        if (xx <= 1e-24 * x.Length * (1 + meanX * meanX) || yy <= 1e-24 * y.Length * (1 + meanY * meanY))
            return null;
        return Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1);
    }

    /// <summary>Spearman's ρ (1904, <i>Am. J. Psychology</i> 15:72–101): Pearson's r of mid-ranks; null when either side does not vary.</summary>
    public static double? Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Pearson(Ranks(x), Ranks(y));

    /// <summary>Fisher's interval tanh(atanh r ± z/√(n − 3)) (1921, <i>Metron</i> 1:3–32); null below four pairs and at r = ±1.</summary>
    public static Interval? FisherInterval(double r, int n, double level = Interval.UsualLevel) =>
        n < 4 || Math.Abs(r) >= 1 ? null : AtanhInterval(r, Math.Sqrt(1.0 / (n - 3)), level);

    internal static Interval AtanhInterval(double r, double error, double level)
    {
        double centre = Math.Atanh(r), half = Quantiles.Z(level) * error;
        return new Interval(Math.Tanh(centre - half), Math.Tanh(centre + half), level);
    }

    /// <summary>Ranks from 1; equal values share the mean of their ranks.</summary>
    internal static double[] Ranks(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        for (var start = 0; start < keys.Length;)
        {
            var end = start;
            while (end + 1 < keys.Length && keys[end + 1] == keys[start])
                end++;
            for (var i = start; i <= end; i++)
                ranks[order[i]] = (start + end) / 2.0 + 1;
            start = end + 1;
        }
        return ranks;
    }
}
