namespace ServiceAcademy.Statistics;

/// <summary>What the time of the year does to a figure.</summary>
/// <param name="Figure">For each of the year's months, first month given first, what it adds; sums to zero. In the KPI's unit.</param>
/// <param name="Adjusted">The values without it.</param>
public sealed record Seasonality(IReadOnlyList<double> Figure, IReadOnlyList<double> Adjusted)
{
    /// <summary>
    /// Classical additive decomposition (Macaulay 1931; Kendall &amp; Stuart 1983): value less centred 12-month mean, averaged by month, made to sum to zero. What acts by percent
    /// (counts, durations) goes in as a logarithm. Assumes a season that stays the same.
    /// </summary>
    /// <param name="values">Consecutive months without gap; at least two full years.</param>
    /// <param name="period">Months in a season.</param>
    public static Answer<Seasonality> Remove(IReadOnlyList<double> values, int period = 12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        var x = values.Select(value => Check.Finite(value)).ToArray();
        if (x.Length < 2 * period)
            return new Refusal(Refusal.TooFewPeriods, 2 * period, x.Length);
        var sums = new double[period];
        var many = new int[period];
        int before = period / 2, after = period - before;
        for (var i = before; i + before < x.Length; i++)
        {
            // An even season has no middle: half of each end belongs to the mean.
            double mean = x[(i - before)..(i + before + 1)].Sum();
            if (before == after)
                mean -= (x[i - before] + x[i + before]) / 2;
            sums[i % period] += x[i] - mean / period;
            many[i % period]++;
        }
        var figure = sums.Zip(many, (sum, n) => sum / n).ToArray();
        var centre = figure.Average();
        figure = [.. figure.Select(one => one - centre)];
        return new Seasonality(figure, [.. x.Select((value, i) => value - figure[i % period])]);
    }
}
