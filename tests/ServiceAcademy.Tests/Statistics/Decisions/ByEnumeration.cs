using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Decisions;

/// <summary>
/// The oracle: the definitions written down once more, as plain recursion over every path, on rules of walking of its own; nothing shared with what is tested. Only
/// for scripts without loops.
/// </summary>
internal sealed class ByEnumeration(DecisionScript script, string criterion)
{
    private readonly Dictionary<string, DecisionNode> nodes = script.Nodes.ToDictionary(node => node.Id);
    private readonly Dictionary<string, (double Best, double Worst)> known = [];

    /// <summary>What is known where a path stands, nothing forgotten.</summary>
    public sealed record Place(string Node, IReadOnlyDictionary<string, int> Values, IReadOnlySet<string> Used, IReadOnlyList<string> Returns)
    {
        public string Key => $"{Node}|{string.Join(',', Values.OrderBy(pair => pair.Key))}|{string.Join(',', Used.Order())}|{string.Join(',', Returns)}";
    }

    public Place Start => Enter(new Place(script.Nodes[0].Id, script.Variables.ToDictionary(variable => variable.Name, variable => variable.Start), new HashSet<string>(), []));

    public double Best(Place place) => Figures(place).Best;

    /// <summary>The most that can be given away from here on.</summary>
    public double Worst(Place place) => Figures(place).Worst;

    public double Regret(Place place, DecisionChoice? choice) => Math.Max(0, Best(place) - Expected(place, choice));

    /// <summary>The open choices; the way on (null) where none is; nothing at an end.</summary>
    public IReadOnlyList<DecisionChoice?> Open(Place place)
    {
        var node = nodes[place.Node];
        var open = node.Choices.Where(choice => (choice.If is null || choice.If.Holds(name => place.Values[name])) && !place.Used.Contains($"{node.Id}/{choice.Id}")).ToList();
        return open.Count > 0 ? open : node.Onward is { Count: > 0 } ? new DecisionChoice?[] { null } : [];
    }

    public IReadOnlyList<(int Percent, Place Next)> Next(Place place, DecisionChoice? choice)
    {
        var node = nodes[place.Node];
        var after = Changed(place, choice?.Effects);
        if (choice is { IsOnce: true })
            after = after with { Used = new HashSet<string>(after.Used) { $"{node.Id}/{choice.Id}" } };
        var way = (choice?.Ways ?? node.Onward!).First(way => way.If is null || way.If.Holds(name => after.Values[name]));
        return way.Outcomes.Select(outcome => (outcome.Percent, Enter(outcome switch
        {
            { To: null } => after with { Node = after.Returns[^1], Returns = after.Returns.SkipLast(1).ToList() },
            { Then: { } then } => after with { Node = outcome.To, Returns = [.. after.Returns, then] },
            _ => after with { Node = outcome.To },
        }))).ToList();
    }

    private (double Best, double Worst) Figures(Place place)
    {
        if (known.TryGetValue(place.Key, out var figures))
            return figures;
        var open = Open(place);
        if (open.Count == 0)
            return known[place.Key] = (0, 0);
        var best = open.Max(choice => Expected(place, choice));
        return known[place.Key] = (best, open.Max(choice => Math.Max(0, best - Expected(place, choice)) + Next(place, choice).Max(next => Worst(next.Next))));
    }

    private double Expected(Place place, DecisionChoice? choice) =>
        (choice?.Points.GetValueOrDefault(criterion) ?? 0) + Next(place, choice).Sum(next => next.Percent / 100.0 * Best(next.Next));

    private Place Enter(Place place) => Changed(place, nodes[place.Node].OnEntry);

    private Place Changed(Place place, IReadOnlyList<Effect>? effects)
    {
        var values = new Dictionary<string, int>(place.Values);
        foreach (var effect in effects ?? [])
        {
            var variable = script.Variables.Single(variable => variable.Name == effect.Variable);
            values[effect.Variable] = Math.Clamp(effect.Adds ? values[effect.Variable] + effect.Amount : effect.Amount, variable.Least, variable.Most);
        }
        return place with { Values = values };
    }
}
