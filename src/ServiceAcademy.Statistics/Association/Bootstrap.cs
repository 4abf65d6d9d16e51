using MathNet.Numerics.Distributions;

namespace ServiceAcademy.Statistics;

/// <summary>Intervals from resampled units.</summary>
internal static class Bootstrap
{
    /// <summary>
    /// Bias-corrected and accelerated interval (BCa; Efron 1987; Efron &amp; Tibshirani 1993, <i>An Introduction to the Bootstrap</i>, ch. 14).
    /// Null when resamples hardly ever give a figure, or all give the same one.
    /// </summary>
    public static Interval? BiasCorrected(
        double[][] columns, double estimate, Func<double[][], double?> statistic, double level, int draws, SplitMix64 random)
    {
        var n = columns[0].Length;
        var resample = columns.Select(column => new double[n]).ToArray();
        var replicates = new List<double>(draws);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < n; i++)
            {
                var unit = random.Below(n);
                for (var c = 0; c < columns.Length; c++)
                    resample[c][i] = columns[c][unit];
            }
            if (statistic(resample) is { } replicate)
                replicates.Add(replicate);
        }
        if (replicates.Count < draws / 2)
            return null;
        replicates.Sort();
        if (replicates[^1] - replicates[0] < 1e-12)
            return null;

        // Replicates equal to the estimate count half, as ranks produce many of them.
        double below = replicates.Count(r => r < estimate - 1e-12), equal = replicates.Count(r => Math.Abs(r - estimate) <= 1e-12);
        var share = Math.Clamp((below + equal / 2) / replicates.Count, 0.5 / replicates.Count, 1 - 0.5 / replicates.Count);
        double bias = Normal.InvCDF(0, 1, share), acceleration = Acceleration(columns, statistic), z = Quantiles.Z(level);
        double low = Adjusted(-z), high = Adjusted(z);
        return new Interval(Math.Min(low, high), Math.Max(low, high), level);

        double Adjusted(double side)
        {
            var shifted = bias + side;
            var scale = 1 - acceleration * shifted;
            var p = scale <= 0 ? (shifted > 0 ? 1 : 0) : Normal.CDF(0, 1, bias + shifted / scale);
            return replicates[(int)Math.Clamp(Math.Floor(p * (replicates.Count + 1)) - (side < 0 ? 1 : 0), 0, replicates.Count - 1)];
        }
    }

    private static double Acceleration(double[][] columns, Func<double[][], double?> statistic)
    {
        var n = columns[0].Length;
        var without = columns.Select(_ => new double[n - 1]).ToArray();
        var values = new List<double>(n);
        for (var left = 0; left < n; left++)
        {
            for (var c = 0; c < columns.Length; c++)
                for (int i = 0, to = 0; i < n; i++)
                    if (i != left)
                        without[c][to++] = columns[c][i];
            if (statistic(without) is { } value)
                values.Add(value);
        }
        if (values.Count == 0)
            return 0;
        double mean = values.Average(), squares = values.Sum(v => (mean - v) * (mean - v)), cubes = values.Sum(v => Math.Pow(mean - v, 3));
        return squares < 1e-24 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }
}
