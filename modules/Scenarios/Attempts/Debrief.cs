using ServiceAcademy.Competencies;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>What a finished conversation showed.</summary>
/// <param name="Score">Thousandths over all competencies.</param>
/// <param name="Moved">Estimates that moved; empty for a repeat, which is no evidence.</param>
internal sealed record Debrief(
    Attempt Attempt, Scenario Scenario, SpokenNames Names, ScenarioNode Ending, int Score, IReadOnlyList<CriterionScore> Competencies,
    IReadOnlyList<Review> Path, IReadOnlyList<CompetencyMove> Moved)
{
    public static Debrief Of(PlayedAttempt played, SpokenNames names, IReadOnlyList<CompetencyMove> moved)
    {
        var (attempt, scenario, decisions) = played;
        return new Debrief(attempt, scenario, names, scenario[attempt.Node], attempt.Score!.Value,
            scenario.Scores(decisions.Select(taken => new Decision(taken.Node, taken.Choice)).ToList())
                .OrderByDescending(score => score.Score!.Value.Fraction).ThenBy(score => score.Criterion, StringComparer.Ordinal).ToList(),
            Exchange.Of(scenario, decisions).Select(exchange => Review.Of(scenario, exchange)).ToList(), moved);
    }
}

/// <summary>One decision, looked at afterwards.</summary>
/// <param name="Costs">What it gave away, by competency.</param>
/// <param name="Better">The choice that would have kept most; null when the person took a best one.</param>
/// <param name="Regret">Points given away over all competencies.</param>
internal sealed record Review(ScenarioNode Node, ScenarioChoice Choice, IReadOnlyList<Cost> Costs, ScenarioChoice? Better, long Regret)
{
    public static Review Of(Scenario scenario, Exchange exchange)
    {
        var (node, choice) = exchange;
        var regret = scenario.Regret(node.Id, choice.Id);
        return new Review(node, choice, scenario.Costs(node.Id, choice.Id), regret == 0 ? null : scenario.Best(node.Id), regret);
    }
}
