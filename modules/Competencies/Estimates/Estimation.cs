using ServiceAcademy.Records;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>
/// From evidence to an estimate: a pure function, called alike when an answer comes in and when everything is rebuilt. The model
/// is <see cref="AbilityEstimator"/>: Rasch with a guessing floor, posterior mean under N(0, 1) (Bock &amp; Mislevy 1982). Difficulties are
/// 0 until there are enough answers to learn them from. Only measured evidence enters; the decisions of one role-play are a testlet.
/// </summary>
internal static class Estimation
{
    /// <summary>The normal quantile of a two-sided 90 % interval.</summary>
    private const double Z90 = 1.6448536269514722;

    /// <summary>The estimate from evidence about one competency of one person, in the order of recording; null when there is none.</summary>
    public static Estimate? Of(Guid subject, string competency, IEnumerable<Evidence> evidence)
    {
        var measured = evidence.Where(piece => piece.Sentence.Channel == Channels.Measured && piece.Bearing.Weight > 0).ToList();
        if (measured.Count == 0)
            return null;
        var estimate = AbilityEstimator.Estimate(measured.Select(Observe).ToList());
        return new Estimate
        {
            Subject = subject, Competency = competency, N = estimate.N,
            Mean = (int)Math.Round(1000 * estimate.Mean), StandardError = (int)Math.Round(1000 * estimate.StandardError),
            LastObservedAt = measured.Max(piece => piece.Sentence.ObservedAt), UpTo = measured.Max(piece => piece.Sentence.Id),
        };
    }

    /// <summary>Score and 90 % interval on the scale of 0–100.</summary>
    public static (double Score, double Low, double High) Points(Estimate estimate)
    {
        var (mean, error) = (estimate.Mean / 1000.0, estimate.StandardError / 1000.0);
        var scale = CompetencyScale.Usual;
        return (scale.Points(mean), scale.Points(mean - Z90 * error), scale.Points(mean + Z90 * error));
    }

    /// <summary>
    /// Whether a figure is shown at all: the evidence has removed at least a quarter of the prior's variance, so that the 90 % interval is at
    /// most ±22 points. Below, a figure would say more of the prior than of the person.
    /// </summary>
    public static bool IsEnough(Estimate estimate) => Reliability(estimate) >= 0.25;

    /// <summary>
    /// Whether the figure is more than a first indication: the evidence weighs at least as much as the prior
    /// (<see cref="AbilityEstimate.LeastReliability"/>).
    /// </summary>
    public static bool IsFirm(Estimate estimate) => Reliability(estimate) >= AbilityEstimate.LeastReliability;

    /// <summary>Share of the prior's variance that the evidence has removed (Bock &amp; Mislevy 1982).</summary>
    private static double Reliability(Estimate estimate) => 1 - Math.Pow(estimate.StandardError / 1000.0, 2);

    private static Observation Observe(Evidence piece) => new(
        score: piece.Bearing.Credit / 1000.0,
        new ItemCurve(0, Math.Sqrt(piece.Bearing.Weight / 1000.0), Math.Min(piece.Bearing.Guess, 900) / 1000.0),
        (int)(piece.Sentence.ObservedAt.UtcTicks / TimeSpan.TicksPerDay),
        piece.Sentence.ObjectType == "scenario" ? piece.Sentence.Attempt : null);
}
