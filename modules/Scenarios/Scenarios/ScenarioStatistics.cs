using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Scenarios.Attempts;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Scenarios;

/// <summary>A role-play's line in the trainer's list.</summary>
internal sealed record ScenarioLine(Scenario Scenario, int Version, int Attempts, int Finished, double? MeanScore);

/// <summary>What people chose in one version of a role-play.</summary>
/// <param name="Versions">All versions, newest first.</param>
/// <param name="Everything">Whether repeats count too; otherwise each person's first attempt only, before the key was known.</param>
/// <param name="MeanScore">0–1, over the finished ones.</param>
internal sealed record ScenarioFigures(
    Scenario Scenario, int Version, IReadOnlyList<int> Versions, bool Everything, int Attempts, int Finished, double? MeanScore, IReadOnlyList<NodeFigures> Nodes,
    IReadOnlyDictionary<string, MomentTells> Tells, IReadOnlyList<VersionFigures> Compared)
{
    /// <summary>How many of all attempts went from a node to another, 0–1; where a choice may lead to several, they share alike.</summary>
    public double Share(string from, string to) => Attempts == 0 ? 0 : Math.Min(1, Nodes.Where(node => node.Node.Id == from).SelectMany(node => node.Choices)
        .Where(choice => choice.Choice.Targets.Contains(to)).Sum(choice => (double)choice.Taken / choice.Choice.Targets.Count()) / Attempts);
}

/// <summary>How people did in one version, for comparing versions.</summary>
/// <param name="MeanScore">0–1, over the finished ones; null when there are none.</param>
/// <param name="Interval">Student's interval of it; null for fewer than two, or when all are equal.</param>
internal sealed record VersionFigures(int Version, int Attempts, int Finished, double? MeanScore, Interval? Interval);

/// <summary>What happened at one node.</summary>
/// <param name="Decisions">Decisions taken here; at an ending, attempts that ended here.</param>
/// <param name="Waiting">Unfinished attempts that stand here.</param>
/// <param name="MeanRegret">Points given away here on average; null before the first decision.</param>
internal sealed record NodeFigures(StoryNode Node, int Decisions, int Waiting, double? MeanRegret, IReadOnlyList<ChoiceFigures> Choices);

/// <summary>How often one reply was chosen.</summary>
/// <param name="Share">Of the node's decisions; null before the first.</param>
/// <param name="Regret">Points that it gives away over all criteria at most; 0 for one that is always best.</param>
internal sealed record ChoiceFigures(StoryChoice Choice, int Taken, double? Share, double Regret, bool IsMostTaken);

/// <summary>Counts what was chosen, for trainers: totals only, never who.</summary>
internal sealed class ScenarioStatistics(AcademyDb db, ContentStore store, Func<string, int, CancellationToken, Task<Scenario?>> scenarios)
{
    private const int MostReplayed = 2000;

    /// <summary>Every published role-play in its newest version, with the attempts at all versions.</summary>
    public async Task<IReadOnlyList<ScenarioLine>> ListAsync(CancellationToken cancellation)
    {
        var counts = await db.Set<Attempt>().Where(attempt => attempt.ParentId == null).GroupBy(attempt => attempt.ScenarioId)
            .Select(group => new { group.Key, All = group.Count(), Finished = group.Count(row => row.FinishedAt != null), Mean = group.Average(row => row.Score) })
            .ToDictionaryAsync(row => row.Key, cancellation);
        var lines = new List<ScenarioLine>();
        foreach (var (_, id, number) in await store.LatestOfKindAsync(ScenariosApi.Kind, cancellation))
            if (await scenarios(id, number, cancellation) is { } scenario)
                lines.Add(counts.GetValueOrDefault(id) is { } count
                    ? new ScenarioLine(scenario, number, count.All, count.Finished, count.Mean / 1000)
                    : new ScenarioLine(scenario, number, 0, 0, null));
        return lines;
    }

    /// <summary>One version (the newest when none is named); null when there is no such one.</summary>
    public async Task<ScenarioFigures?> OfAsync(string id, int? version, bool everything, CancellationToken cancellation)
    {
        var versions = (await store.HistoryAsync(ScenariosApi.Kind, id, cancellation)).Select(line => line.Number).ToList();
        if (versions.Count == 0 || await scenarios(id, version ?? versions[0], cancellation) is not { } scenario)
            return null;
        var number = version ?? versions[0];
        var attempts = db.Set<Attempt>().Where(row => row.ScenarioId == id && row.Version == number && row.ParentId == null && (everything || row.Ordinal == 1));
        var standing = await attempts.GroupBy(row => new { row.Node, IsFinished = row.FinishedAt != null })
            .Select(group => new Standing(group.Key.Node, group.Key.IsFinished, group.Count(), group.Sum(row => row.Score ?? 0)))
            .ToListAsync(cancellation);
        var taken = await (from decision in db.Set<TakenDecision>()
                           join attempt in attempts on decision.AttemptId equals attempt.Id
                           group decision by new { decision.Node, decision.Choice } into same
                           select new { same.Key, Count = same.Count() })
            .ToDictionaryAsync(row => (row.Key.Node, row.Key.Choice), row => row.Count, cancellation);
        var finished = standing.Where(row => row.IsFinished).ToList();
        return new ScenarioFigures(scenario, number, versions, everything, standing.Sum(row => row.Count), finished.Sum(row => row.Count),
            finished.Count == 0 ? null : finished.Sum(row => row.Score) / 1000.0 / finished.Sum(row => row.Count),
            scenario.Story.Nodes.Select(node => Node(scenario, node, standing, taken)).ToList(),
            MomentStatistics.Of(scenario, await NewestAsync(attempts, cancellation)), await ComparedAsync(id, everything, cancellation));
    }

    /// <summary>The finished attempts of late: enough to judge moments by, few enough to be replayed for a page.</summary>
    private static Task<List<Attempt>> NewestAsync(IQueryable<Attempt> attempts, CancellationToken cancellation) =>
        attempts.Where(row => row.FinishedAt != null).OrderByDescending(row => row.Id).Take(MostReplayed).Include(row => row.Decisions)
            .AsNoTracking().ToListAsync(cancellation);

    private async Task<IReadOnlyList<VersionFigures>> ComparedAsync(string id, bool everything, CancellationToken cancellation) =>
        (await db.Set<Attempt>().Where(row => row.ScenarioId == id && row.ParentId == null && (everything || row.Ordinal == 1)).GroupBy(row => row.Version)
            .Select(group => new
            {
                group.Key, All = group.Count(), Finished = group.Count(row => row.Score != null),
                Sum = group.Sum(row => (long)(row.Score ?? 0)), Squares = group.Sum(row => (long)(row.Score ?? 0) * (row.Score ?? 0)),
            }).OrderByDescending(row => row.Key).ToListAsync(cancellation))
        .ConvertAll(row => new VersionFigures(row.Key, row.All, row.Finished, row.Finished == 0 ? null : row.Sum / 1000.0 / row.Finished,
            row.Finished == 0 ? null : Moments.StudentInterval(row.Finished, row.Sum / 1000.0, row.Squares / 1e6)));

    private static NodeFigures Node(
        Scenario scenario, StoryNode node, List<Standing> standing, Dictionary<(string Node, string Choice), int> taken)
    {
        int Count(StoryChoice choice) => taken.GetValueOrDefault((node.Id, choice.Id));
        var decisions = node.Choices.Sum(Count);
        var most = node.Choices.Select(Count).DefaultIfEmpty(0).Max();
        return new NodeFigures(node,
            node.Choices.Count > 0 ? decisions : standing.Where(row => row.Node == node.Id && row.IsFinished).Sum(row => row.Count),
            standing.Where(row => row.Node == node.Id && !row.IsFinished).Sum(row => row.Count),
            decisions == 0 ? null : node.Choices.Sum(choice => Count(choice) * scenario.Regrets(node.Id, choice.Id).Most) / decisions,
            node.Choices.Select(choice => new ChoiceFigures(choice, Count(choice), decisions == 0 ? null : (double)Count(choice) / decisions,
                scenario.Regrets(node.Id, choice.Id).Most, most > 0 && Count(choice) == most)).ToList());
    }

    private sealed record Standing(string Node, bool IsFinished, int Count, int Score);
}
