namespace ServiceAcademy.Theme.Charts;

/// <summary>
/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten (P. Heckbert, “Nice numbers for graph labels”, Graphics Gems, 1990),
/// chosen so that the axis covers the data.
/// </summary>
public sealed record Ticks(IReadOnlyList<double> Values, double Step, int Decimals)
{
    public double From => Values[0];

    public double To => Values[^1];

    /// <summary>About <paramref name="wanted"/> ticks from at or below <paramref name="low"/> to at or above <paramref name="high"/>.</summary>
    public static Ticks Covering(double low, double high, int wanted = 5)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
            (low, high) = (0, 1);
        if (low > high)
            (low, high) = (high, low);
        if (high - low <= Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9)
            (low, high) = low == 0 ? (0, 1) : (low - Math.Abs(low) / 10, high + Math.Abs(high) / 10);
        var step = Nice((high - low) / Math.Max(1, wanted - 1));
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        // Counted in whole steps, so that 0.1 + 0.2 does not creep into a label.
        var first = (long)Math.Floor(low / step + 1e-9);
        var last = (long)Math.Ceiling(high / step - 1e-9);
        var values = new List<double>();
        for (var i = first; i <= last; i++)
            values.Add(Math.Round(i * step, Math.Min(decimals, 15)));
        return new(values, step, decimals);
    }

    /// <summary>The smallest of 1, 2, 5, 10 × 10ⁿ that is not less than <paramref name="rough"/>.</summary>
    private static double Nice(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var fraction = rough / power;
        return power * (fraction <= 1 + 1e-9 ? 1 : fraction <= 2 + 1e-9 ? 2 : fraction <= 5 + 1e-9 ? 5 : 10);
    }
}
