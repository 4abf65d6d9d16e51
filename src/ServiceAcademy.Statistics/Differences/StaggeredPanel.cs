namespace ServiceAcademy.Statistics;

/// <summary>A KPI of units over periods, and when each unit's training began.</summary>
public sealed class StaggeredPanel
{
    /// <param name="outcomes">One row a unit, one figure a period (0 … T − 1), in the KPI's own unit; not a number where it is missing.</param>
    /// <param name="starts">The period in which a unit's training began; null: not within these periods. A unit trained from period 0 on has no “before” and is left out.</param>
    /// <param name="clusters">What is independent of each other; null: the units.</param>
    /// <exception cref="ArgumentException">Lengths differ, an outcome is infinite, or a start lies before period 0.</exception>
    public StaggeredPanel(IReadOnlyList<IReadOnlyList<double>> outcomes, IReadOnlyList<int?> starts, IReadOnlyList<int>? clusters = null)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        Periods = outcomes.Count == 0 ? 0 : outcomes[0].Count;
        clusters ??= [.. Enumerable.Range(0, outcomes.Count)];
        if (starts.Count != outcomes.Count || clusters.Count != outcomes.Count || outcomes.Any(row => row.Count != Periods))
            throw new ArgumentException($"Every unit needs a start, a cluster and {Periods} figures.");
        if (outcomes.Any(row => row.Any(double.IsInfinity)))
            throw new ArgumentException("A figure is infinite.", nameof(outcomes));
        if (starts.Any(start => start < 0))
            throw new ArgumentException("A start lies before the first period.", nameof(starts));
        var kept = Enumerable.Range(0, outcomes.Count).Where(i => starts[i] != 0).ToArray();
        Outcomes = [.. kept.Select(i => outcomes[i].ToArray())];
        // A start after the last period is not seen.
        Starts = [.. kept.Select(i => starts[i] is { } start && start < Periods ? start : Never)];
        var names = kept.Select(i => clusters[i]).Distinct().Order().ToArray();
        Cluster = [.. kept.Select(i => Array.BinarySearch(names, clusters[i]))];
        Clusters = names.Length;
    }

    internal const int Never = int.MaxValue;

    public int Units => Outcomes.Length;

    public int Periods { get; }

    public int Clusters { get; }

    internal double[][] Outcomes { get; }

    internal int[] Starts { get; }

    internal int[] Cluster { get; }

    /// <summary>
    /// What was seen before anybody's own training, with starts said to be <paramref name="shift"/> periods earlier than they were: an effect found here is
    /// none of training's.
    /// </summary>
    internal StaggeredPanel Placebo(int shift) => new(
        [.. Outcomes.Select((row, i) => row.Select((value, t) => t < Starts[i] ? value : double.NaN).ToArray())],
        [.. Starts.Select(start => start == Never ? (int?)null : Math.Max(0, start - shift))],
        Cluster);

    internal StaggeredPanel Without(int cluster)
    {
        var kept = Enumerable.Range(0, Units).Where(i => Cluster[i] != cluster).ToArray();
        return new([.. kept.Select(i => Outcomes[i])], [.. kept.Select(i => Starts[i] == Never ? (int?)null : Starts[i])], [.. kept.Select(i => Cluster[i])]);
    }
}
