namespace ServiceAcademy.Statistics;

/// <summary>What is known about one ability on one day, in logits of the scale whose prior is N(0, 1).</summary>
public sealed record AbilityEstimate
{
    /// <summary>
    /// The reliability (1 − SE²) from which a figure is firm: one half, that is, the evidence weighs at least as much as the prior. It takes four to six
    /// well-placed answers. Decisions about a person should ask for more; see <see cref="IsEnoughFor"/>.
    /// </summary>
    public const double LeastReliability = 0.5;

    /// <param name="mean">Posterior mean.</param>
    /// <param name="standardError">Posterior standard deviation, above 0.</param>
    /// <param name="n">Observations.</param>
    /// <param name="day">Day that it speaks of.</param>
    /// <param name="logEvidence">Logarithm of the evidence's likelihood.</param>
    public AbilityEstimate(double mean, double standardError, int n, int day, double logEvidence = 0)
    {
        Mean = Check.Finite(mean);
        StandardError = Check.Positive(standardError);
        N = n;
        Day = day;
        LogEvidence = logEvidence;
    }

    /// <summary>Posterior mean (EAP).</summary>
    public double Mean { get; }

    /// <summary>Posterior standard deviation; 1 when there is no evidence.</summary>
    public double StandardError { get; }

    /// <summary>Observations used.</summary>
    public int N { get; }

    /// <summary>The day that it speaks of: that of the newest observation, or the one it was aged to.</summary>
    public int Day { get; }

    /// <summary>Log of the (quasi-)likelihood averaged over the prior; what calibration maximises.</summary>
    public double LogEvidence { get; }

    /// <summary>Share of the prior's variance that the evidence has removed: 1 − SE² (Bock &amp; Mislevy 1982), never below 0.</summary>
    public double Reliability => Math.Max(0, 1 - StandardError * StandardError);

    /// <summary>Whether the figure is firm: reliability of at least <see cref="LeastReliability"/>.</summary>
    public bool IsEnough => IsEnoughFor(LeastReliability);

    /// <param name="reliability">0 to 1; 0.7 is a usual demand for comparing groups, 0.9 for decisions about one person
    /// (Nunnally &amp; Bernstein 1994, <i>Psychometric Theory</i>).</param>
    public bool IsEnoughFor(double reliability) => Reliability >= Check.Fraction(reliability);

    /// <summary>
    /// The same knowledge on a later day, without new evidence: mean φμ, variance 1 − φ²(1 − σ²). Exact for mean and variance of the process whatever the
    /// posterior's shape, so that an estimate may be stored on the day of its newest evidence and aged when it is read. An earlier day changes nothing.
    /// </summary>
    public AbilityEstimate On(int day, AbilityDrift drift)
    {
        var left = drift.Left(day - Day);
        return left == 1 && day <= Day
            ? this
            : new AbilityEstimate(left * Mean, Math.Sqrt(1 - left * left * (1 - StandardError * StandardError)), N, day, LogEvidence);
    }

    /// <summary>Mean ± z·SE in logits: a credible interval, normal approximation of the posterior. 90 % where nobody asks for another level.</summary>
    public Interval IntervalAt(double level = 0.90)
    {
        var half = Quantiles.Z(level) * StandardError;
        return new Interval(Mean - half, Mean + half, level);
    }
}
