namespace ServiceAcademy.Statistics;

/// <summary>A share of a whole, 0 to 100 %. The default value is 0 %.</summary>
public readonly record struct Percentage : IComparable<Percentage>
{
    private Percentage(double fraction) => Fraction = fraction;

    /// <summary>0 to 1.</summary>
    public double Fraction { get; }

    /// <summary>0 to 100.</summary>
    public double Points => Fraction * 100;

    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public static Percentage OfFraction(double fraction) => new(Check.Fraction(fraction));

    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 100.</exception>
    public static Percentage OfPoints(double points) => new(Check.Fraction(points / 100, nameof(points)));

    public int CompareTo(Percentage other) => Fraction.CompareTo(other.Fraction);
}
