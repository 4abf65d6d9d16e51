using MathNet.Numerics.LinearAlgebra;

namespace ServiceAcademy.Statistics;

/// <summary>
/// What people's competency may be, given their evidence and all that the analysis knows of them, KPI included (Mislevy 1991, <i>Psychometrika</i> 56:177–196). An estimate is drawn towards its
/// prior and has less variation than the truth; put into a regression it gives wrong slopes, and dividing by a reliability does not mend models with several columns. Draws
/// from the posterior of the model that is then fitted do: each draw is analysed as if it were known, and <see cref="RubinRules"/> combine.
/// <para>
/// θᵢ ~ N(wᵢ′γ, σ²), estimateᵢ | θᵢ normal. The stored estimate is a posterior under θ ~ N(0, 1); that prior is divided out first: precision 1/se² − 1, value estimate/se² ÷ precision.
/// γ and σ² by EM; for each set of draws they are estimated anew from resampled clusters, so that their uncertainty is in the draws (approximate Bayesian bootstrap; Rubin &amp; Schenker 1986).
/// </para>
/// <para>Slopes are right for many rows; with 150 and a reliability of 0.6 they come out about a tenth too far from zero, since γ is itself uncertain.</para>
/// <para>Assumes errors of measurement independent between rows; one person's months that rest on the same evidence are best one row (a mean), or an assumption to be named.</para>
/// </summary>
public static class PlausibleValues
{
    /// <summary>Fewer rows (or clusters) are refused: the model of scores would itself be guesswork.</summary>
    public const int LeastClusters = 30;

    public const int UsualSets = 20;

    /// <param name="estimates">Posterior means in logits.</param>
    /// <param name="standardErrors">Posterior standard deviations, 0 &lt; se ≤ 1; from 1 on (no evidence) only the model speaks.</param>
    /// <param name="conditioning">All columns of the analysis that follows, the KPI among them, but not the competency; a constant is added. For panels with unit effects: the units'
    /// means of KPI and estimate too (Mundlak 1978), and the periods.</param>
    /// <param name="clusters">Rows that belong together; null: none do.</param>
    /// <param name="sets">m ≥ 2.</param>
    /// <returns>m columns as long as the rows; refused when there are fewer than 30 clusters (or five a column), or σ² cannot be told.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a figure is out of range.</exception>
    public static Answer<IReadOnlyList<double[]>> Draw(
        IReadOnlyList<double> estimates, IReadOnlyList<double> standardErrors, IReadOnlyList<IReadOnlyList<double>> conditioning,
        IReadOnlyList<int>? clusters = null, int sets = UsualSets, ulong seed = 20260101)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sets, 2);
        var n = estimates.Count;
        if (standardErrors.Count != n || conditioning.Any(column => column.Count != n) || (clusters is not null && clusters.Count != n))
            throw new ArgumentException($"All columns need {n} rows.");
        double[] precisions = [.. standardErrors.Select(error => Math.Max(0, 1 / (Check.Positive(error) * error) - 1))];
        double[] values = [.. estimates.Select((estimate, i) => precisions[i] <= 1e-9 ? 0 : Check.Finite(estimate) / (standardErrors[i] * standardErrors[i]) / precisions[i])];
        double[][] rows = [.. Enumerable.Range(0, n).Select(i => (double[])[1, .. conditioning.Select(column => Check.Finite(column[i]))])];
        int[][] groups = [.. Enumerable.Range(0, n).GroupBy(i => clusters?[i] ?? i).OrderBy(group => group.Key).Select(group => group.ToArray())];
        var needed = Math.Max(LeastClusters, 5 * (conditioning.Count + 1));
        if (groups.Length < needed)
            return new Refusal(Refusal.TooFewClusters, needed, groups.Length);

        var random = new SplitMix64(seed);
        var drawn = new List<double[]>(sets);
        for (var set = 0; set < sets; set++)
        {
            var resampled = Enumerable.Range(0, groups.Length).SelectMany(_ => groups[random.Below(groups.Length)]).ToArray();
            if (Fit(resampled, rows, values, precisions) is not var (slopes, variance) || !(variance > 1e-8))
                return new Refusal(Refusal.NotConverged);
            drawn.Add([.. rows.Select((row, i) =>
            {
                var posterior = 1 / (precisions[i] + 1 / variance);
                return posterior * (precisions[i] * values[i] + Dot(row, slopes) / variance) + Math.Sqrt(posterior) * random.Normal();
            })]);
        }
        return Answer<IReadOnlyList<double[]>>.Of(drawn);
    }

    /// <summary>EM of a regression whose outcome is known with normal errors: E: posterior mean and variance of each θ; M: least squares, σ² = mean squared residual plus posterior variance.</summary>
    private static (double[] Slopes, double Variance)? Fit(int[] sample, double[][] rows, double[] values, double[] precisions)
    {
        var columns = rows[0].Length;
        var normal = Matrix<double>.Build.Dense(columns, columns);
        foreach (var i in sample)
            for (var a = 0; a < columns; a++)
                for (var b = 0; b < columns; b++)
                    normal[a, b] += rows[i][a] * rows[i][b];
        // Columns that follow from others get the smallest slopes that do: the fitted values are the same.
        var inverse = normal.PseudoInverse();
        var slopes = new double[columns];
        double variance = 1;
        for (var round = 0; round < 500; round++)
        {
            var moment = Vector<double>.Build.Dense(columns);
            double squares = 0, uncertain = 0;
            var means = new double[sample.Length];
            for (var k = 0; k < sample.Length; k++)
            {
                var i = sample[k];
                var posterior = 1 / (precisions[i] + 1 / variance);
                means[k] = posterior * (precisions[i] * values[i] + Dot(rows[i], slopes) / variance);
                uncertain += posterior;
                for (var a = 0; a < columns; a++)
                    moment[a] += rows[i][a] * means[k];
            }
            var next = (inverse * moment).ToArray();
            for (var k = 0; k < sample.Length; k++)
            {
                var residual = means[k] - Dot(rows[sample[k]], next);
                squares += residual * residual;
            }
            var updated = (squares + uncertain) / sample.Length;
            var moved = Math.Abs(updated - variance) + next.Zip(slopes, (a, b) => Math.Abs(a - b)).Max();
            (slopes, variance) = (next, updated);
            if (moved < 1e-6)
                return (slopes, variance);
        }
        return (slopes, variance);
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
