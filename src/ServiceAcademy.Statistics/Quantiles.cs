using MathNet.Numerics.Distributions;

namespace ServiceAcademy.Statistics;

/// <summary>Two-sided critical values.</summary>
internal static class Quantiles
{
    /// <summary>z with P(|Z| ≤ z) = level, Z standard normal.</summary>
    public static double Z(double level) => level == Interval.UsualLevel ? 1.959963984540054 : Normal.InvCDF(0, 1, 1 - (1 - Check.Level(level)) / 2);

    /// <summary>t with P(|T| ≤ t) = level, T Student with the given degrees of freedom.</summary>
    public static double T(double level, double degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - (1 - Check.Level(level)) / 2);
}
