namespace ServiceAcademy.Statistics;

/// <summary>
/// A closed interval with its confidence (or credibility) level, in the unit of the figure that it belongs to.
/// </summary>
public sealed record Interval
{
    /// <summary>The level used where nobody asks for another one: 95 %.</summary>
    public const double UsualLevel = 0.95;

    /// <param name="low">Lower end; finite, or negative infinity for a one-sided interval.</param>
    /// <param name="high">Upper end; not below <paramref name="low"/>.</param>
    /// <param name="level">Confidence as a fraction, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">An end is not a number, the ends are crossed, or the level is out of range.</exception>
    public Interval(double low, double high, double level)
    {
        if (double.IsNaN(low) || double.IsNaN(high) || low > high)
            throw new ArgumentException($"An interval cannot run from {low} to {high}.");
        Low = low;
        High = high;
        Level = Check.Level(level);
    }

    public double Low { get; }

    public double High { get; }

    public double Level { get; }

    public double Width => High - Low;

    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>The same interval on another scale; <paramref name="map"/> must not decrease.</summary>
    public Interval Map(Func<double, double> map) => new(map(Low), map(High), Level);

    public void Deconstruct(out double low, out double high, out double level) => (low, high, level) = (Low, High, Level);
}
