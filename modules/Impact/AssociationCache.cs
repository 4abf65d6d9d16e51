using System.Collections.Concurrent;
using ServiceAcademy.Competencies;
using ServiceAcademy.Kpis;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Impact;

/// <summary>The newest association of each pair, kept with the figures from which it came, since thousands of draws cost milliseconds.</summary>
internal sealed class AssociationCache
{
    private readonly ConcurrentDictionary<(string Competency, string Kpi), (double[] X, double[] Y, AssociationResult Result)> newest = new();

    /// <summary>The association over the teams that count; above zero means better on both sides.</summary>
    public AssociationResult Between(CompetencyCard competency, KpiCard kpi, IReadOnlyList<TeamPoint> points)
    {
        var counted = points.Where(point => point.Why is null).ToList();
        var x = counted.Select(point => point.Score!.Value).ToArray();
        var y = counted.Select(point => kpi.HigherIsBetter ? point.Kpi!.Value!.Value : -point.Kpi!.Value!.Value).ToArray();
        if (newest.TryGetValue((competency.Id, kpi.Id), out var known) && known.X.SequenceEqual(x) && known.Y.SequenceEqual(y))
            return known.Result;
        var result = RankAssociation.Between(x, y);
        newest[(competency.Id, kpi.Id)] = (x, y, result);
        return result;
    }
}
