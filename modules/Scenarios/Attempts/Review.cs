using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>One decision, looked at afterwards.</summary>
/// <param name="Costs">What it gave away, by criterion.</param>
/// <param name="Better">What would have kept most open there; null when the person decided best.</param>
/// <param name="Kept">Thousandths kept of what was at stake there over all criteria; null where every reply was worth the same.</param>
internal sealed record Review(Exchange Exchange, IReadOnlyList<Cost> Costs, StoryChoice? Better, int? Kept)
{
    public static Review Of(Scenario scenario, Exchange exchange)
    {
        var state = exchange.At.State;
        return new Review(exchange, scenario.Costs(state, exchange.Move.Id),
            scenario.Regret(state, exchange.Move.Id) == 0 ? null : scenario.Best(state), scenario.Credit(state, exchange.Move.Id));
    }
}
