using ServiceAcademy.Competencies;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>What a finished conversation showed.</summary>
/// <param name="Score">Thousandths over all criteria.</param>
/// <param name="Moved">Estimates that moved; empty for a repeat, which is no evidence.</param>
internal sealed record Debrief(
    Attempt Attempt, Scenario Scenario, SpokenNames Names, Exchange Ending, int Score, IReadOnlyList<CriterionScore> Criteria,
    IReadOnlyList<Review> Path, IReadOnlyList<CompetencyMove> Moved)
{
    public static Debrief Of(PlayedAttempt played, SpokenNames names, IReadOnlyList<CompetencyMove> moved)
    {
        var (scenario, walk) = (played.Scenario, played.Walk);
        var said = Exchange.Of(walk);
        return new Debrief(played.Attempt, scenario, names, said[^1], played.Attempt.Score!.Value,
            scenario.Scores(walk).OrderByDescending(score => score.Score!.Value.Fraction).ThenBy(score => score.Criterion, StringComparer.Ordinal).ToList(),
            said.Where(exchange => exchange.Reply is not null).Select(exchange => Review.Of(scenario, exchange)).ToList(), moved);
    }
}

/// <summary>One decision, looked at afterwards.</summary>
/// <param name="Because">What the choice showed.</param>
/// <param name="Costs">What it gave away, by criterion.</param>
/// <param name="Better">The choice that would have kept most, in words; null when the person took a best one.</param>
/// <param name="BetterBecause">Why.</param>
/// <param name="Regret">Points given away over all criteria.</param>
internal sealed record Review(
    Exchange Exchange, LocalText? Because, IReadOnlyList<Cost> Costs, LocalText? Better, LocalText? BetterBecause, double Regret)
{
    public static Review Of(Scenario scenario, Exchange exchange)
    {
        var (state, node, move, _) = exchange.Moment;
        var regret = scenario.Regret(state, move!);
        var best = scenario.Best(state);
        return new Review(exchange, node.Move(move!)!.Because, scenario.Costs(state, move!),
            regret == 0 ? null : Scenario.WordsOf(node, Scenario.AnswerTo(node, best)), regret == 0 ? null : best.Because, regret);
    }
}
