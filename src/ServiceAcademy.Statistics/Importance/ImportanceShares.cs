using MathNet.Numerics.LinearAlgebra;

namespace ServiceAcademy.Statistics;

/// <summary>One driver's share.</summary>
/// <param name="Share">The part of R² that is its own, in R² (the shares add up to R²); never below zero.</param>
/// <param name="Interval">Percentile bootstrap over rows.</param>
public sealed record ImportanceShare(double Share, Interval Interval);

/// <summary>What drives a figure, and how far.</summary>
/// <param name="RSquared">Of all drivers together, 0–1.</param>
/// <param name="Shares">Same order as the drivers.</param>
/// <param name="N">Rows.</param>
public sealed record ImportanceShares(double RSquared, IReadOnlyList<ImportanceShare> Shares, int N)
{
    public const int MostDrivers = 10;

    /// <summary>
    /// R² shared out among drivers that hang together: each one's gain in R², averaged over all orders of entering (LMG: Lindeman, Merenda &amp; Gold 1980; Shapley's value, 1953;
    /// Grömping 2006, <i>J. Stat. Softw.</i> 17(1)). Exact over all 2^p subsets. Describes what goes with what; a driver that is a cause of others gets part of theirs.
    /// </summary>
    /// <param name="outcome">Satisfaction, say; one figure a row.</param>
    /// <param name="drivers">1 to 10 columns, as long.</param>
    /// <param name="draws">Bootstrap draws, at least 199.</param>
    /// <returns>Refused below 10 rows a driver (and 20 in all), or when a column does not vary or follows from the others.</returns>
    /// <exception cref="ArgumentException">Lengths differ, more than ten drivers, or a figure is not finite.</exception>
    public static Answer<ImportanceShares> Of(
        IReadOnlyList<double> outcome, IReadOnlyList<IReadOnlyList<double>> drivers, double level = Statistics.Interval.UsualLevel, ulong seed = 20260101, int draws = 999)
    {
        Check.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 199);
        int n = outcome.Count, p = drivers.Count, needed = Math.Max(20, 10 * p);
        if (p is < 1 or > MostDrivers || drivers.Any(column => column.Count != n))
            throw new ArgumentException($"Between one and {MostDrivers} drivers, as long as the outcome.");
        double[][] columns = [.. drivers.Append(outcome).Select(column => column.Select(value => Check.Finite(value)).ToArray())];
        if (n < needed)
            return new Refusal(Refusal.TooFewFigures, needed, n);
        if (Shared(columns, [.. Enumerable.Range(0, n)]) is not { } shares)
            return new Refusal(Refusal.NoVariation);
        var random = new SplitMix64(seed);
        var replicates = new List<double[]>();
        for (var draw = 0; draw < draws; draw++)
            if (Shared(columns, [.. Enumerable.Range(0, n).Select(_ => random.Below(n))]) is { } again)
                replicates.Add(again);
        if (replicates.Count < draws / 2)
            return new Refusal(Refusal.NoVariation);
        return new ImportanceShares(shares.Sum(), [.. shares.Select((share, j) => new ImportanceShare(share, Percentile([.. replicates.Select(one => one[j]).Order()], share, level)))], n);
    }

    private static Interval Percentile(double[] sorted, double share, double level)
    {
        double At(double p) => sorted[(int)Math.Clamp(Math.Floor(p * (sorted.Length + 1)) - 1, 0, sorted.Length - 1)];
        return new Interval(Math.Min(share, At((1 - level) / 2)), Math.Max(share, At(1 - (1 - level) / 2)), level);
    }

    private static double[]? Shared(double[][] columns, int[] rows)
    {
        var p = columns.Length - 1;
        var r = Matrix<double>.Build.Dense(p + 1, p + 1, 1);
        for (var a = 0; a <= p; a++)
            for (var b = 0; b < a; b++)
            {
                if (Correlation.Pearson([.. rows.Select(i => columns[a][i])], [.. rows.Select(i => columns[b][i])]) is not { } one)
                    return null;
                r[a, b] = r[b, a] = one;
            }
        var explained = new double[1 << p];
        if (!Sweep(r.ToArray(), 0, 0))
            return null;

        // A subset of size s has s!(p − s − 1)!/p! of all orders in which a driver enters right after it.
        var weight = new double[p];
        for (var size = 0; size < p; size++)
            weight[size] = 1 / (p * MathNet.Numerics.SpecialFunctions.Binomial(p - 1, size));
        var shares = new double[p];
        for (var subset = 0; subset < explained.Length; subset++)
            for (var j = 0; j < p; j++)
                if ((subset >> j & 1) == 0)
                    shares[j] += weight[int.PopCount(subset)] * (explained[subset | 1 << j] - explained[subset]);
        return shares;

        // Takes drivers in one by one (Gauss–Jordan); what is left of the outcome's 1 is 1 − R².
        bool Sweep(double[,] left, int from, int subset)
        {
            explained[subset] = 1 - left[p, p];
            for (var j = from; j < p; j++)
            {
                if (left[j, j] < 1e-10)
                    return false;
                var next = (double[,])left.Clone();
                for (var a = j + 1; a <= p; a++)
                    for (var b = j + 1; b <= p; b++)
                        next[a, b] -= left[a, j] * left[j, b] / left[j, j];
                if (!Sweep(next, j + 1, subset | 1 << j))
                    return false;
            }
            return true;
        }
    }
}
