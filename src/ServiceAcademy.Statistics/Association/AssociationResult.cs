namespace ServiceAcademy.Statistics;

/// <summary>Either an association with all that belongs to it, or a refusal with its reason.</summary>
public abstract record AssociationResult
{
    private protected AssociationResult() { }
}

/// <summary>Too few data is an answer, not an error.</summary>
public sealed record NotEnoughData : AssociationResult
{
    /// <summary>There are fewer units than the method needs.</summary>
    public const string TooFewUnits = "too-few-units";

    /// <summary>One of the two figures is the same in all units, or follows wholly from the covariates.</summary>
    public const string NoVariation = "no-variation";

    internal NotEnoughData(int needed, int got, string why) => (Needed, Got, Why) = (needed, got, why);

    /// <summary>Units that would be needed.</summary>
    public int Needed { get; }

    public int Got { get; }

    /// <summary>A key: <see cref="TooFewUnits"/> or <see cref="NoVariation"/>.</summary>
    public string Why { get; }
}

/// <summary>A rank correlation between two figures of the same units. Says that they go together, never that one moves the other.</summary>
public sealed record Association : AssociationResult
{
    internal Association(double rho, Interval interval, int n, int covariates, double p, double leastDetectable, IReadOnlyList<string> assumptions)
    {
        Rho = rho;
        Interval = interval;
        N = n;
        Covariates = covariates;
        PermutationP = p;
        LeastDetectable = leastDetectable;
        Assumptions = assumptions;
    }

    /// <summary>Spearman's ρ, or the partial one when there are covariates; −1 to 1.</summary>
    public double Rho { get; }

    public Interval Interval { get; }

    /// <summary>Units (teams, houses), not people and not answers.</summary>
    public int N { get; }

    /// <summary>How many covariates were held constant.</summary>
    public int Covariates { get; }

    /// <summary>Two-sided p of no association, by random permutation. Not corrected for looking at several relations.</summary>
    public double PermutationP { get; }

    /// <summary>The smallest |ρ| that so many units would have shown in 80 of 100 studies at the 5 % level.</summary>
    public double LeastDetectable { get; }

    public EvidenceGrade Grade => EvidenceGrade.D;

    /// <summary>Keys of what has to hold for the figures to mean what they say; the reader is told in words.</summary>
    public IReadOnlyList<string> Assumptions { get; }
}
