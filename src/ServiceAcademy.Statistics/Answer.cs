namespace ServiceAcademy.Statistics;

/// <summary>
/// Either a figure with all that belongs to it, or a refusal with its reason: too few data is an answer, not an error. Exceptions are for
/// arguments that no data could mend (different lengths, a value that is not a number).
/// </summary>
public sealed class Answer<T>
    where T : class
{
    private Answer(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Null when refused.</summary>
    public T? Value { get; }

    /// <summary>Null when answered.</summary>
    public Refusal? Refusal { get; }

    /// <summary>For a <typeparamref name="T"/> that is an interface, which no conversion may start from.</summary>
    public static Answer<T> Of(T value) => new(value, null);

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(Refusal refusal) => new(null, refusal);

    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Required => Value ?? throw new InvalidOperationException($"Refused: {Refusal}.");
}

/// <summary>Why no figure is given, and what would be needed.</summary>
/// <param name="Why">One of the keys below; the reader is told in words.</param>
/// <param name="Needed">How many are needed of what <paramref name="Why"/> names; 0 when no number would help.</param>
/// <param name="Got">How many there are.</param>
public sealed record Refusal(string Why, int Needed = 0, int Got = 0)
{
    /// <summary>Independent units (clusters): teams or houses, not people and not answers.</summary>
    public const string TooFewClusters = "too-few-clusters";

    /// <summary>Trained clusters.</summary>
    public const string TooFewTreated = "too-few-treated";

    /// <summary>Clusters not (yet) trained.</summary>
    public const string TooFewControls = "too-few-controls";

    public const string TooFewPeriods = "too-few-periods";

    /// <summary>Periods before the start.</summary>
    public const string TooFewPeriodsBefore = "too-few-periods-before";

    /// <summary>Figures (observations, effects, people).</summary>
    public const string TooFewFigures = "too-few-figures";

    /// <summary>A figure is everywhere the same, or follows wholly from the others and from unit and period effects.</summary>
    public const string NoVariation = "no-variation";

    /// <summary>So few clusters carry the estimate (Satterthwaite degrees of freedom) that its error cannot be told.</summary>
    public const string TooFewEffectiveClusters = "too-few-effective-clusters";

    /// <summary>An iteration found no answer.</summary>
    public const string NotConverged = "not-converged";
}
