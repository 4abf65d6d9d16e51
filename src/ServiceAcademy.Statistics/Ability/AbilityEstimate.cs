namespace ServiceAcademy.Statistics;

/// <summary>What is known about one ability, in logits of the Rasch scale whose prior is N(0, 1).</summary>
public sealed record AbilityEstimate
{
    /// <summary>
    /// The least reliability (1 − SE²) at which a figure may be shown: one half, that is, the evidence weighs at least as much as the
    /// prior. It takes four to six well-placed answers. Decisions about a person should ask for more; see <see cref="IsEnoughFor"/>.
    /// </summary>
    public const double LeastReliability = 0.5;

    internal AbilityEstimate(double mean, double standardError, int n, double effectiveN, double logEvidence)
    {
        Mean = Check.Finite(mean);
        StandardError = Check.Positive(standardError);
        N = n;
        EffectiveN = effectiveN;
        LogEvidence = logEvidence;
    }

    /// <summary>Posterior mean (EAP).</summary>
    public double Mean { get; }

    /// <summary>Posterior standard deviation; 1 when there is no evidence.</summary>
    public double StandardError { get; }

    /// <summary>Observations used.</summary>
    public int N { get; }

    /// <summary>Sum of weights after the testlet reduction: how many independent full answers they are worth.</summary>
    public double EffectiveN { get; }

    /// <summary>Log of the (quasi-)likelihood averaged over the prior; what calibration maximises.</summary>
    public double LogEvidence { get; }

    /// <summary>Share of the prior's variance that the evidence has removed: 1 − SE² (Bock &amp; Mislevy 1982), never below 0.</summary>
    public double Reliability => Math.Max(0, 1 - StandardError * StandardError);

    /// <summary>Whether the figure may be shown at all: reliability of at least <see cref="LeastReliability"/>.</summary>
    public bool IsEnough => IsEnoughFor(LeastReliability);

    /// <param name="reliability">0 to 1; 0.7 is a usual demand for comparing groups, 0.9 for decisions about one person
    /// (Nunnally &amp; Bernstein 1994, <i>Psychometric Theory</i>).</param>
    public bool IsEnoughFor(double reliability) => Reliability >= Check.Fraction(reliability);

    /// <summary>Mean ± z·SE in logits: a credible interval, normal approximation of the posterior. 90 % where nobody asks for another level.</summary>
    public Interval IntervalAt(double level = 0.90)
    {
        var half = Quantiles.Z(level) * StandardError;
        return new Interval(Mean - half, Mean + half, level);
    }
}
