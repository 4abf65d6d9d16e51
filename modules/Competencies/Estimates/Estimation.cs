using ServiceAcademy.Records;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>
/// From evidence to an estimate: a pure function of the sentences in order, the calibration and the channel, called alike when an answer comes in, when the
/// past is asked for and when everything is rebuilt. The model is <see cref="AbilityEstimator"/>. An item that has not been learned yet has difficulty 0 and slope
/// √weight: an item of weight w carries as much information as w full items at its difficulty.
/// </summary>
internal static class Estimation
{
    /// <summary>The normal quantile of a two-sided 90 % interval.</summary>
    private const double Z90 = 1.6448536269514722;

    /// <summary>The estimate from evidence about one competency of one person, in the order of recording; null when there is none in the channel.</summary>
    public static Estimate? Of(Guid subject, string competency, IEnumerable<Evidence> evidence, Calibration calibration, string channel = Channels.Measured)
    {
        var counting = Counting(evidence, channel);
        if (counting.Count == 0)
            return null;
        var scale = calibration.ScaleOf(competency, channel);
        var estimate = AbilityEstimator.Estimate(counting.ConvertAll(piece => Observe(piece, scale)), calibration.DriftOf(competency));
        return new Estimate
        {
            Subject = subject, Competency = competency, Channel = channel, N = estimate.N,
            Mean = (int)Math.Round(1000 * estimate.Mean), StandardError = (int)Math.Round(1000 * estimate.StandardError),
            LastObservedAt = counting.Max(piece => piece.Sentence.ObservedAt), Day = estimate.Day, UpTo = counting.Max(piece => piece.Sentence.Id),
            Calibration = calibration.Id,
        };
    }

    /// <summary>
    /// What counts: evidence of the channel that bears on the competency, and of measured items each person's first answer only, since feedback follows it.
    /// </summary>
    public static List<Evidence> Counting(IEnumerable<Evidence> evidence, string channel)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        return evidence.Where(piece => piece.Sentence.Channel == channel && piece.Bearing.Weight > 0
            && (channel != Channels.Measured || met.Add(ItemOf(piece.Sentence)))).ToList();
    }

    /// <summary>
    /// The item that a sentence is an answer to: a question, a criterion, a decision (<c>node/choice</c> without the choice). The version is left out: who changes
    /// what is asked gives it a new id.
    /// </summary>
    public static string ItemOf(SentenceLine sentence)
    {
        var slash = sentence.Part.IndexOf('/');
        return $"{sentence.ObjectType}/{sentence.ObjectId}/{(slash < 0 ? sentence.Part : sentence.Part[..slash])}";
    }

    /// <summary>Answers that hang together: all of one role-play or one observed case; the questions of a quiz stand alone.</summary>
    public static string? TestletOf(SentenceLine sentence) => sentence.ObjectType == "quiz" ? null : sentence.Attempt;

    /// <summary>Who judged somebody else.</summary>
    public static Guid? RaterOf(SentenceLine sentence) =>
        sentence.Channel is Channels.Observed or Channels.Appraised && sentence.Rater is { } rater && rater != sentence.Subject ? rater : null;

    /// <summary>The UTC day of an instant.</summary>
    public static int DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime).DayNumber;

    /// <summary>The estimate as it reads on a day: older evidence says less. A day before its own changes nothing.</summary>
    public static AbilityEstimate On(this Estimate estimate, int day, Calibration calibration) =>
        new AbilityEstimate(estimate.Mean / 1000.0, estimate.StandardError / 1000.0, estimate.N, estimate.Day).On(day, calibration.DriftOf(estimate.Competency));

    /// <summary>Score and 90 % interval on the scale of 0–100.</summary>
    public static (double Score, double Low, double High) Points(AbilityEstimate estimate)
    {
        var (mean, error) = (estimate.Mean, estimate.StandardError);
        var scale = CompetencyScale.Usual;
        return (scale.Points(mean), scale.Points(mean - Z90 * error), scale.Points(mean + Z90 * error));
    }

    /// <summary>The least share of the prior's variance that evidence must have removed for a figure to be shown.</summary>
    public const double LeastReliability = 0.25;

    /// <summary>
    /// Whether a figure is shown at all: the evidence has removed at least a quarter of the prior's variance, so that the 90 % interval is at
    /// most ±22 points. Below, a figure would say more of the prior than of the person.
    /// </summary>
    public static bool IsEnough(AbilityEstimate estimate) => estimate.IsEnoughFor(LeastReliability);

    private static Observation Observe(Evidence piece, Calibration.Scale? scale)
    {
        var (sentence, bearing) = piece;
        var floor = Math.Min(bearing.Guess, 900) / 1000.0;
        return new Observation(
            bearing.Credit / 1000.0,
            scale?.Items.GetValueOrDefault(ItemOf(sentence))?.Curve(floor) ?? new ItemCurve(0, Math.Sqrt(bearing.Weight / 1000.0), floor),
            DayOf(sentence.ObservedAt),
            TestletOf(sentence),
            RaterOf(sentence) is not { } rater ? null
                : scale?.Raters.GetValueOrDefault(rater.ToString()) is { } known
                    ? new RaterEffect(rater.ToString(), known.Severity / 1000.0, Math.Pow(known.Error / 1000.0, 2))
                    : new RaterEffect(rater.ToString()));
    }
}
