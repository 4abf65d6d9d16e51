namespace ServiceAcademy.Statistics;

/// <summary>One scored answer, decision or rubric criterion, as evidence about one competency.</summary>
public readonly record struct Observation
{
    /// <param name="score">Credit earned, 0 to 1.</param>
    /// <param name="curve">What credit the item gives at which ability; <see cref="ItemCurve.Plain"/> where nothing is known.</param>
    /// <param name="day">When, in days from any origin; evidence of one day is one occasion.</param>
    /// <param name="testlet">Answers that hang together (one role-play, one passage, one observed case) carry the same key; null stands alone.</param>
    /// <param name="rater">Who judged; null where nobody did.</param>
    /// <exception cref="ArgumentOutOfRangeException">A credit outside 0–1.</exception>
    public Observation(double score, ItemCurve? curve = null, int day = 0, string? testlet = null, RaterEffect? rater = null)
    {
        Score = Check.Fraction(score);
        Curve = curve ?? ItemCurve.Plain;
        Day = day;
        Testlet = testlet;
        Rater = rater;
    }

    public double Score { get; }

    public ItemCurve Curve { get; }

    public int Day { get; }

    public string? Testlet { get; }

    public RaterEffect? Rater { get; }
}

/// <summary>
/// How strict a rater is, in logits, as in many-facet Rasch measurement (Linacre 1989, <i>Many-Facet Rasch Measurement</i>): everything is that much harder
/// under this rater.
/// </summary>
public sealed record RaterEffect
{
    /// <summary>
    /// Variance of severities where nothing is known of a rater: a standard deviation of 0.7 logits. Trained raters of one assessment usually span
    /// two to three logits (Eckes 2015, <i>Introduction to Many-Facet Rasch Measurement</i>, ch. 3).
    /// </summary>
    public const double UsualVariance = 0.5;

    /// <param name="key">Who.</param>
    /// <param name="severity">Above 0 stricter than usual; −10 to 10.</param>
    /// <param name="variance">What is not known of it: squared standard error; <see cref="UsualVariance"/> for a stranger.</param>
    public RaterEffect(string key, double severity = 0, double variance = UsualVariance)
    {
        Key = key;
        Severity = severity is >= -10 and <= 10 ? severity : throw new ArgumentOutOfRangeException(nameof(severity), severity, "A severity lies between -10 and 10.");
        Variance = Check.NotNegative(variance);
    }

    public string Key { get; }

    public double Severity { get; }

    public double Variance { get; }
}
