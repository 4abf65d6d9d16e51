using System.Runtime.CompilerServices;

namespace ServiceAcademy.Statistics;

/// <summary>The few checks that every formula asks for, with messages that name the argument.</summary>
internal static class Check
{
    public static double Level(double level) =>
        level is > 0 and < 1 ? level : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies strictly between 0 and 1.");

    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, "Must be a finite number.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Finite(value, name) > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "Must be above zero.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Finite(value, name) >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "Must not be below zero.");

    public static long NotNegative(long value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "Must not be below zero.");

    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "Must lie between 0 and 1.");
}
