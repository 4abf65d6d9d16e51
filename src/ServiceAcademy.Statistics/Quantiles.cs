using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ServiceAcademy.Statistics;

/// <summary>Two-sided critical values.</summary>
internal static class Quantiles
{
    /// <summary>z with P(|Z| ≤ z) = level, Z standard normal.</summary>
    public static double Z(double level) => level == Interval.UsualLevel ? 1.959963984540054 : Normal.InvCDF(0, 1, 1 - (1 - Check.Level(level)) / 2);

    /// <summary>t with P(|T| ≤ t) = level, T Student with the given degrees of freedom.</summary>
    public static double T(double level, double degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - (1 - Check.Level(level)) / 2);

    /// <summary>
    /// f with P(F ≤ f) = p, F Fisher's with the given degrees of freedom, through the beta distribution of d₁F/(d₂ + d₁F): halving cannot fail
    /// where a root finder on the open half-line does.
    /// </summary>
    public static double F(double p, double numerator, double denominator)
    {
        double low = 0, high = 1;
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (SpecialFunctions.BetaRegularized(numerator / 2, denominator / 2, middle) < p)
                low = middle;
            else
                high = middle;
        }
        return denominator * low / (numerator * (1 - low));
    }
}
