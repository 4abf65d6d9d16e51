using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>The score of a role-play over a person's finished attempts, by the author's policy. Rehearsals are none of them.</summary>
internal static class AttemptScore
{
    /// <summary>Thousandths; null while nothing is finished.</summary>
    /// <param name="scores">In the order of the attempts.</param>
    public static int? Of(AttemptPolicy policy, IReadOnlyList<int> scores) => scores.Count == 0 ? null : policy switch
    {
        AttemptPolicy.Best => scores.Max(),
        AttemptPolicy.Last => scores[^1],
        AttemptPolicy.Mean => (int)Math.Round(scores.Average(), MidpointRounding.AwayFromZero),
        _ => scores[0],
    };
}
