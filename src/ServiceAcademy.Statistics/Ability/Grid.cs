using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ServiceAcademy.Statistics;

/// <summary>Sums over the nodes of a grid, four at a time.</summary>
internal static class Grid
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector256<double>> left = MemoryMarshal.Cast<double, Vector256<double>>(a), right = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        var total = Vector256.Sum(sum);
        for (var i = 4 * left.Length; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    /// <summary>e^(value − largest value), whose largest is 1; returns the largest value.</summary>
    public static double Exponentials(ReadOnlySpan<double> logarithms, Span<double> result)
    {
        var peak = double.NegativeInfinity;
        foreach (var value in logarithms)
            peak = Math.Max(peak, value);
        var from = MemoryMarshal.Cast<double, Vector256<double>>(logarithms);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(result);
        var highest = Vector256.Create(peak);
        for (var i = 0; i < from.Length; i++)
            to[i] = Vector256.Exp(from[i] - highest);
        return peak;
    }

    /// <summary>to += factor · from.</summary>
    public static void AddScaled(Span<double> to, ReadOnlySpan<double> from, double factor)
    {
        var target = MemoryMarshal.Cast<double, Vector256<double>>(to);
        var source = MemoryMarshal.Cast<double, Vector256<double>>(from);
        var times = Vector256.Create(factor);
        for (var i = 0; i < target.Length; i++)
            target[i] += times * source[i];
    }
}
