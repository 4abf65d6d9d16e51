using MathNet.Numerics.LinearAlgebra;

namespace ServiceAcademy.Statistics;

/// <summary>Standard errors of slopes whose errors hang together within clusters.</summary>
internal static class ClusterCovariance
{
    public readonly record struct Part(double Error, double DegreesOfFreedom);

    /// <summary>
    /// Liang &amp; Zeger's sandwich times G/(G − 1)·(N − 1)/(N − K), t with G − 1 degrees of freedom (Cameron &amp; Miller 2015, <i>J. Hum. Resour.</i> 50:317–372).
    /// K counts slopes, period effects and the constant; unit effects lie within clusters and are not counted.
    /// </summary>
    public static Part[] CR1(PanelData data, TwoWayWithin within, PanelRegression.Slopes slopes)
    {
        var (n, clusters) = (data.N, data.Clusters);
        var parameters = slopes.X.Length + within.PeriodEffects + 1;
        var factor = clusters / (clusters - 1.0) * (n - 1.0) / (n - parameters);
        return [.. slopes.X.Select((_, j) =>
        {
            var weights = slopes.Weights(j);
            var scores = new double[clusters];
            for (var i = 0; i < n; i++)
                scores[data.Cluster[i]] += weights[i] * slopes.Residuals[i];
            return new Part(Math.Sqrt(factor * scores.Sum(score => score * score)), clusters - 1);
        })];
    }

    /// <summary>
    /// Bias-reduced linearisation: residuals of a cluster times (I − H_gg)^−½, so that the variance is unbiased if errors were independent and equal,
    /// and degrees of freedom (Σ tr)²/Σ tr² by Satterthwaite (Bell &amp; McCaffrey 2002, <i>Survey Methodology</i> 28:169–181). With effects of units
    /// that lie within clusters, H may be that of what the unit effects leave (Pustejovsky &amp; Tipton 2018, <i>J. Bus. Econ. Stat.</i> 36:672–683, theorem 2).
    /// </summary>
    public static Part[] CR2(PanelData data, TwoWayWithin within, PanelRegression.Slopes slopes)
    {
        var (starts, basis) = (data.ClusterStarts(), Basis(data, within, slopes));
        var adjusted = slopes.X.Select((_, j) => slopes.Weights(j)).ToArray();
        // along[j][g] = Q_g′A_g w_g, own[j][g] = |A_g w_g|².
        var along = adjusted.Select(_ => new Vector<double>[data.Clusters]).ToArray();
        var own = adjusted.Select(_ => new double[data.Clusters]).ToArray();
        for (var g = 0; g < data.Clusters; g++)
        {
            int first = starts[g], rows = starts[g + 1] - first;
            var q = basis.SubMatrix(first, rows, 0, basis.ColumnCount);
            var eigen = q.TransposeThisAndMultiply(q).Evd(Symmetricity.Symmetric);
            var gains = eigen.EigenValues.Map(value => Gain(value.Real));
            for (var j = 0; j < adjusted.Length; j++)
            {
                var weights = Vector<double>.Build.DenseOfArray(adjusted[j][first..(first + rows)]);
                var inner = eigen.EigenVectors.TransposeThisAndMultiply(q.TransposeThisAndMultiply(weights));
                weights += q * (eigen.EigenVectors * inner.PointwiseMultiply(gains));
                for (var i = 0; i < rows; i++)
                    adjusted[j][first + i] = weights[i];
                along[j][g] = q.TransposeThisAndMultiply(weights);
                own[j][g] = weights * weights;
            }
        }
        return [.. adjusted.Select((weights, j) =>
        {
            double variance = 0;
            for (var g = 0; g < data.Clusters; g++)
            {
                double score = 0;
                for (var i = starts[g]; i < starts[g + 1]; i++)
                    score += weights[i] * slopes.Residuals[i];
                variance += score * score;
            }
            return new Part(Math.Sqrt(variance), Satterthwaite(own[j], along[j]));
        })];
    }

    /// <summary>
    /// How many clusters of equal weight would carry the first slope as these do: (Σd)²/Σd², d the sum of squares of a cluster's weights (after Carter, Schnepel &amp;
    /// Steigerwald 2017, <i>Rev. Econ. Stat.</i> 99:698–709). A regressor that moves in one cluster alone fits that cluster exactly, and its error would look like none.
    /// </summary>
    public static double EffectiveClusters(PanelData data, PanelRegression.Slopes slopes)
    {
        var weights = slopes.Weights(0);
        var shares = new double[data.Clusters];
        for (var i = 0; i < weights.Length; i++)
            shares[data.Cluster[i]] += weights[i] * weights[i];
        var sum = shares.Sum();
        return sum * sum / shares.Sum(share => share * share);
    }

    /// <summary>((1 − λ)^−½ − 1)/λ; where I − H has no inverse (λ = 1) its pseudo-inverse is taken.</summary>
    private static double Gain(double value) =>
        value < 1e-8 ? 0.5 : ((1 - value < 1e-8 ? 0 : 1 / Math.Sqrt(1 - value)) - 1) / value;

    private static double Satterthwaite(double[] own, Vector<double>[] along)
    {
        double trace = 0, squares = 0;
        for (var g = 0; g < own.Length; g++)
        {
            trace += own[g] - along[g] * along[g];
            for (var h = 0; h <= g; h++)
            {
                var product = (g == h ? own[g] : 0) - along[g] * along[h];
                squares += (g == h ? 1 : 2) * product * product;
            }
        }
        return trace * trace / squares;
    }

    /// <summary>An orthonormal basis of period effects and regressors, unit effects taken out: R·L⁻ᵀ with R′R = LL′, columns of R of one length.</summary>
    internal static Matrix<double> Basis(PanelData data, TwoWayWithin within, PanelRegression.Slopes slopes)
    {
        var dummies = within.SpanningPeriods.Select(t => within.WithoutUnits(Array.ConvertAll(data.Period, period => period == t ? 1.0 : 0)));
        var columns = dummies.Concat(slopes.X).Select(column =>
        {
            var length = Math.Sqrt(column.Sum(value => value * value));
            return Array.ConvertAll(column, value => value / length);
        });
        var r = Matrix<double>.Build.DenseOfColumnArrays(columns);
        var lower = r.TransposeThisAndMultiply(r).Cholesky().Factor;
        return r * lower.Transpose().Inverse();
    }
}
