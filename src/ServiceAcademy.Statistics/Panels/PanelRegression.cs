using MathNet.Numerics.LinearAlgebra;

namespace ServiceAcademy.Statistics;

/// <summary>
/// Does a unit's KPI move with its own competency? Least squares with an effect for each unit and each period (within estimator; Wooldridge 2010,
/// <i>Econometric Analysis</i>, ch. 10), by QR of what the effects leave. Errors may hang together within a cluster in any way: CR1 from 50 clusters on,
/// CR2 below. Design C: what changes a unit's competency and its KPI in the same months, and is not named, is not held constant.
/// </summary>
public static class PanelRegression
{
    /// <summary>Fewer clusters are refused.</summary>
    public const int LeastClusters = 10;

    public const int LeastPeriods = 3;

    /// <summary>From so many clusters on CR1 is used.</summary>
    public const int ManyClusters = 50;

    /// <summary>
    /// Below so many degrees of freedom CR2's test is not reliable (Tipton 2015, <i>Psychol. Methods</i> 20:375–393); nor is any when fewer clusters than one more
    /// carry the slope.
    /// </summary>
    public const int LeastDegreesOfFreedom = 4;

    /// <param name="data">The panel; lags are taken by the caller.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    public static Answer<PanelFit> Fit(PanelData data, double level = Interval.UsualLevel)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data, data.Clusters >= ManyClusters ? ClusterErrors.CR1 : ClusterErrors.CR2, level);
    }

    /// <summary>
    /// The slope without each cluster in turn, clusters in ascending order; null where what is left does not give one. One fit a cluster: for dozens of them, not thousands.
    /// </summary>
    public static IReadOnlyList<double?> LeaveOneOut(PanelData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Enumerable.Range(0, data.Clusters).Select(cluster =>
        {
            var rest = data.Without(cluster);
            return rest.N == 0 ? null : Slopes.Of(rest, new TwoWayWithin(rest.Unit, rest.Units, rest.Period, rest.Periods))?.Values[0];
        })];
    }

    internal static Answer<PanelFit> Fit(PanelData data, ClusterErrors errors, double level)
    {
        Check.Level(level);
        if (Refuse(data) is { } refusal)
            return refusal;
        var within = new TwoWayWithin(data.Unit, data.Units, data.Period, data.Periods);
        if (Slopes.Of(data, within) is not { } slopes)
            return new Refusal(Refusal.NoVariation);
        var parts = errors == ClusterErrors.CR1 ? ClusterCovariance.CR1(data, within, slopes) : ClusterCovariance.CR2(data, within, slopes);
        var effective = Math.Min(parts[0].DegreesOfFreedom, ClusterCovariance.EffectiveClusters(data, slopes) - 1);
        if (effective < LeastDegreesOfFreedom)
            return new Refusal(Refusal.TooFewEffectiveClusters, LeastDegreesOfFreedom + 1, (int)effective + 1);
        if (!(parts[0].Error > 0))
            return new Refusal(Refusal.NoVariation);
        var effects = parts.Select((part, j) => EstimatedEffect.Student(slopes.Values[j], Math.Max(part.Error, double.Epsilon), Math.Max(part.DegreesOfFreedom, 1), level)).ToArray();
        return new PanelFit(effects[0], effects[1..], errors, data.N, data.Units, data.Periods, data.Clusters, slopes.RSquared);
    }

    internal static Refusal? Refuse(PanelData data) =>
        data.Clusters < LeastClusters ? new Refusal(Refusal.TooFewClusters, LeastClusters, data.Clusters)
        : data.Periods < LeastPeriods ? new Refusal(Refusal.TooFewPeriods, LeastPeriods, data.Periods)
        : null;

    /// <summary>Least squares of what unit and period effects leave.</summary>
    internal sealed record Slopes(double[][] X, double[] Residuals, double[] Values, Matrix<double> Bread, double RSquared)
    {
        /// <summary>Null when a regressor follows from the others and the effects.</summary>
        public static Slopes? Of(PanelData data, TwoWayWithin within)
        {
            var x = data.Regressors.Select(within.Without).ToArray();
            var y = within.Without(data.Outcome);
            if (y.All(value => value == 0))
                return null;
            // Columns of one length, so that their units do not matter to what counts as zero.
            var lengths = x.Select(column => Math.Sqrt(column.Sum(value => value * value))).ToArray();
            if (lengths.Contains(0))
                return null;
            var qr = Matrix<double>.Build.DenseOfColumnArrays(x.Zip(lengths, (column, length) => Array.ConvertAll(column, value => value / length)))
                .QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
            if (qr.R.Diagonal().Any(value => Math.Abs(value) < 1e-7))
                return null;
            var slopes = qr.Solve(Vector<double>.Build.Dense(y)).ToArray();
            var inverse = qr.R.Inverse();
            var bread = inverse * inverse.Transpose();
            for (var j = 0; j < x.Length; j++)
            {
                slopes[j] /= lengths[j];
                for (var k = 0; k < x.Length; k++)
                    bread[j, k] /= lengths[j] * lengths[k];
            }
            var residuals = (double[])y.Clone();
            for (var j = 0; j < x.Length; j++)
                for (var i = 0; i < residuals.Length; i++)
                    residuals[i] -= slopes[j] * x[j][i];
            return new Slopes(x, residuals, slopes, bread, Math.Max(0, 1 - residuals.Sum(e => e * e) / y.Sum(v => v * v)));
        }

        /// <summary>The weights of the rows in slope j: (X′X)⁻¹X′.</summary>
        public double[] Weights(int j)
        {
            var weights = new double[Residuals.Length];
            for (var k = 0; k < X.Length; k++)
                for (var i = 0; i < weights.Length; i++)
                    weights[i] += Bread[j, k] * X[k][i];
            return weights;
        }
    }
}
