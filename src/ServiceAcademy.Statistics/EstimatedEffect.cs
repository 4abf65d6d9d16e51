using MathNet.Numerics.Distributions;

namespace ServiceAcademy.Statistics;

/// <summary>An estimated effect or slope, in the unit of the figure that it moves.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="StandardError">Its standard error, above zero.</param>
/// <param name="DegreesOfFreedom">Of Student's distribution behind p and interval; may be fractional.</param>
/// <param name="P">Two-sided p of no effect; not corrected for looking at several.</param>
/// <param name="Interval">Two-sided interval of the effect.</param>
public sealed record EstimatedEffect(double Estimate, double StandardError, double DegreesOfFreedom, double P, Interval Interval)
{
    /// <summary>
    /// The smallest effect that such a study shows with 80 % power at the 5 % level, two-sided: (t₀.₉₇₅ + t₀.₈₀)·SE (Bloom 1995, <i>Eval. Rev.</i> 19:547–556).
    /// </summary>
    public double LeastDetectable => (Quantiles.T(0.95, DegreesOfFreedom) + Quantiles.T(0.60, DegreesOfFreedom)) * StandardError;

    internal static EstimatedEffect Student(double estimate, double error, double degreesOfFreedom, double level)
    {
        var half = Quantiles.T(level, degreesOfFreedom) * error;
        return new EstimatedEffect(
            estimate, error, degreesOfFreedom, 2 * StudentT.CDF(0, 1, degreesOfFreedom, -Math.Abs(estimate / error)), new Interval(estimate - half, estimate + half, level));
    }
}
