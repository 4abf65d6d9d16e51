using ServiceAcademy.Scenarios.Attempts;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Scenarios;

/// <summary>What decisions at one moment tell about the people who took them.</summary>
/// <param name="N">Finished attempts that decided here, with something at stake here and elsewhere.</param>
/// <param name="Discrimination">Correlation of the credit here with the mean credit of the attempt's other decisions, −1 to 1: below 0, whoever does well elsewhere does badly here, so the key is worth a look. Null when nobody differs.</param>
/// <param name="Interval">Fisher's interval of it; null below four attempts.</param>
/// <param name="MedianSeconds">Half of the people took longer; null where no time was kept.</param>
internal sealed record MomentTells(int N, double? Discrimination, Interval? Interval, double? MedianSeconds)
{
    /// <summary>Too few to judge (<see cref="ItemStatistics.LeastN"/>).</summary>
    public bool TooFew => N < ItemStatistics.LeastN;
}

/// <summary>
/// Classical item analysis of decisions: the corrected item–total correlation (Henrysson 1963), where the rest of the test is the mean credit of the other decisions
/// of the same attempt, because not everybody comes through the same moments. Of a moment that somebody meets twice, the first meeting counts.
/// </summary>
internal static class MomentStatistics
{
    public static IReadOnlyDictionary<string, MomentTells> Of(Scenario scenario, IEnumerable<Attempt> attempts)
    {
        var credits = new Dictionary<string, (List<double> Here, List<double> Elsewhere)>();
        var times = new Dictionary<string, List<double>>();
        foreach (var attempt in attempts)
        {
            var taken = attempt.Decisions.OrderBy(decision => decision.Sequence).ToList();
            var steps = Walk.Replay(scenario, attempt.Seed, taken.Select(decision => decision.Choice)).Steps.ToList();
            var judged = steps.Select(step => (step.Node.Id, Credit: scenario.Credit(step.State, step.Move!) / 1000.0)).Where(step => step.Credit is not null).ToList();
            foreach (var (node, credit) in judged.DistinctBy(step => step.Id))
                if (judged.Count > 1)
                {
                    var (own, rest) = credits.TryGetValue(node, out var known) ? known : credits[node] = ([], []);
                    own.Add(credit!.Value);
                    rest.Add((judged.Sum(step => step.Credit!.Value) - credit.Value) / (judged.Count - 1));
                }
            foreach (var decision in taken.Where(decision => decision.TookMilliseconds is not null).DistinctBy(decision => decision.Node))
                (times.TryGetValue(decision.Node, out var kept) ? kept : times[decision.Node] = []).Add(decision.TookMilliseconds!.Value / 1000.0);
        }
        return credits.Keys.Union(times.Keys).ToDictionary(node => node, node =>
        {
            var (own, rest) = credits.GetValueOrDefault(node, ([], []));
            var r = own.Count < 2 ? null : Correlation.Pearson(own.ToArray(), rest.ToArray());
            return new MomentTells(own.Count, r, r is { } known ? Correlation.FisherInterval(known, own.Count) : null, Median(times.GetValueOrDefault(node)));
        });
    }

    private static double? Median(List<double>? values)
    {
        if (values is not { Count: > 0 })
            return null;
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
