using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ServiceAcademy.Statistics;

/// <summary>
/// What a randomised wait-list would see, told before it starts. The error of the effect is σ·√((1/n₁ + 1/n₂)·((1 + (r − 1)ρ)/r − mρ²/(1 + (m − 1)ρ))) with m months before, r months
/// after and correlation ρ between two months of a unit (McKenzie 2012, <i>J. Dev. Econ.</i> 99:210–221); power by the noncentral t distribution, two-sided.
/// </summary>
/// <param name="Trained">n₁, units trained first.</param>
/// <param name="Waiting">n₂, units waiting.</param>
/// <param name="Spread">σ, standard deviation of one month's KPI between units, in the KPI's unit.</param>
/// <param name="Correlation">ρ, 0 ≤ ρ &lt; 1.</param>
/// <param name="MonthsBefore">m ≥ 0.</param>
/// <param name="MonthsAfter">r ≥ 1.</param>
public sealed record WaitListPower(int Trained, int Waiting, double Spread, double Correlation, int MonthsBefore, int MonthsAfter)
{
    /// <summary>Degrees of freedom: units less the two arms and, with months before, the covariate.</summary>
    public double DegreesOfFreedom => Trained + Waiting - (MonthsBefore > 0 ? 3 : 2);

    /// <exception cref="ArgumentOutOfRangeException">A figure is out of its range, or fewer than two units in an arm.</exception>
    public double StandardError
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(Trained, 2);
            ArgumentOutOfRangeException.ThrowIfLessThan(Waiting, 2);
            ArgumentOutOfRangeException.ThrowIfLessThan(MonthsAfter, 1);
            ArgumentOutOfRangeException.ThrowIfNegative(MonthsBefore);
            if (Check.Fraction(Correlation) == 1)
                throw new ArgumentOutOfRangeException(nameof(Correlation), Correlation, "Must be below 1.");
            var share = (1 + (MonthsAfter - 1) * Correlation) / MonthsAfter - MonthsBefore * Correlation * Correlation / (1 + (MonthsBefore - 1) * Correlation);
            return Check.Positive(Spread) * Math.Sqrt(share * (1.0 / Trained + 1.0 / Waiting));
        }
    }

    /// <summary>The chance, 0–1, that an effect of this size comes out with p below 1 − level.</summary>
    public double Power(double effect, double level = Interval.UsualLevel)
    {
        double shift = Math.Abs(Check.Finite(effect)) / StandardError, critical = Quantiles.T(level, DegreesOfFreedom);
        return 1 - NoncentralT(critical, shift) + NoncentralT(-critical, shift);
    }

    /// <summary>The smallest effect seen with this power, in the KPI's unit.</summary>
    public double LeastDetectable(double power = 0.8, double level = Interval.UsualLevel)
    {
        Check.Level(power);
        double low = 0, high = StandardError;
        while (Power(high, level) < power)
            high *= 2;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Power(middle, level) < power)
                low = middle;
            else
                high = middle;
        }
        return high;
    }

    /// <summary>P(T ≤ t) = ∫ Φ(t·s − shift) dP(s), s² ~ χ²/ν, by Simpson's rule.</summary>
    private double NoncentralT(double t, double shift)
    {
        double v = DegreesOfFreedom, spread = 1 / Math.Sqrt(2 * v), low = Math.Max(1e-9, 1 - 9 * spread), high = 1 + 11 * spread + 4 / v;
        var constant = v / 2 * Math.Log(v / 2) - SpecialFunctions.GammaLn(v / 2) + Math.Log(2);
        const int Steps = 2000;
        double step = (high - low) / Steps, sum = 0;
        for (var i = 0; i <= Steps; i++)
        {
            var s = low + i * step;
            sum += (i == 0 || i == Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(constant + (v - 1) * Math.Log(s) - v * s * s / 2) * Normal.CDF(0, 1, t * s - shift);
        }
        return sum * step / 3;
    }
}
