using ServiceAcademy.Competencies;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>What a finished conversation showed.</summary>
/// <param name="Scores">By criterion, best first.</param>
/// <param name="Moved">Estimates that moved; empty for a repeat, which is no evidence.</param>
/// <param name="Attempts">The person's finished attempts from the start, in their order, this one included if it is one.</param>
internal sealed record Debrief(
    PlayedAttempt Played, SpokenNames Names, IReadOnlyList<CriterionScore> Scores, IReadOnlyList<Review> Path, IReadOnlyList<Moment> End,
    IReadOnlyList<CompetencyMove> Moved, IReadOnlyList<Attempt> Attempts, Comparison? Compared)
{
    public Attempt Attempt => Played.Attempt;

    public Scenario Scenario => Played.Scenario;

    public Story Story => Played.Scenario.Story;

    public StoryNode Ending => End[^1].Node;

    /// <summary>The score that counts over the attempts, in thousandths; null where none from the start is finished.</summary>
    public int? Counting => AttemptScore.Of(Story.Score, Attempts.Select(attempt => attempt.Score!.Value).ToList());

    /// <summary>Which of the attempts this is, from 1; 0 for a rehearsal.</summary>
    public int Number => Attempts.TakeWhile(attempt => attempt.Id != Attempt.Id).Count() is var before && before < Attempts.Count ? before + 1 : 0;

    /// <param name="former">The attempt to compare with; null for none.</param>
    public static Debrief Of(
        PlayedAttempt played, PlayedAttempt? former, SpokenNames names, IReadOnlyList<CompetencyMove> moved, IReadOnlyList<Attempt> all)
    {
        var (decided, came) = Exchange.Of(played);
        var scores = played.Scenario.Scores(played.Walk);
        return new Debrief(played, names,
            scores.OrderByDescending(score => score.Score!.Value.Fraction).ThenBy(score => score.Criterion, StringComparer.Ordinal).ToList(),
            decided.Select(exchange => Review.Of(played.Scenario, exchange)).ToList(), came, moved,
            all.Where(attempt => !attempt.IsRehearsal && attempt.FinishedAt is not null).ToList(),
            former is null ? null : Comparison.Of(former, played, scores));
    }
}

/// <summary>This attempt beside an earlier one of the same version.</summary>
/// <param name="Rows">By criterion: points kept before and now.</param>
/// <param name="PartedAt">The number of the first decision in which the two differ; null when they are the same.</param>
internal sealed record Comparison(Attempt Former, IReadOnlyList<(string Criterion, double Before, double Now, double Of)> Rows, int? PartedAt)
{
    public static Comparison Of(PlayedAttempt former, PlayedAttempt now, IReadOnlyList<CriterionScore> scores)
    {
        var before = former.Scenario.Scores(former.Walk).ToDictionary(score => score.Criterion);
        var same = former.Decisions.Zip(now.Decisions).TakeWhile(pair => pair.First.Node == pair.Second.Node && pair.First.Choice == pair.Second.Choice).Count();
        return new Comparison(former.Attempt,
            scores.Select(score => (score.Criterion, before[score.Criterion].Kept, score.Kept, score.LargestRegret)).ToList(),
            same == former.Decisions.Count && same == now.Decisions.Count ? null : same + 1);
    }
}
