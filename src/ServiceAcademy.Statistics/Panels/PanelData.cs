namespace ServiceAcademy.Statistics;

/// <summary>
/// Figures of units (people, teams) over periods, in rows: at most one a unit and period; a missing one is left out. The first regressor is the one
/// asked about, the others are covariates (case mix). Rows are kept ordered by cluster, unit and period, so that the order they come in changes nothing.
/// </summary>
public sealed class PanelData
{
    /// <param name="units">The unit of each row, any numbers.</param>
    /// <param name="periods">The period of each row, any numbers (months counted on from anywhere).</param>
    /// <param name="outcome">The KPI of each row, in its own unit (rates and durations best as logarithms).</param>
    /// <param name="regressors">Columns as long as the rows; the first is asked about.</param>
    /// <param name="clusters">What is independent of each other (teams, houses); null: the units. A unit stays in one cluster.</param>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite, a unit and period come twice, or a unit is in two clusters.</exception>
    public PanelData(
        IReadOnlyList<int> units, IReadOnlyList<int> periods, IReadOnlyList<double> outcome, IReadOnlyList<IReadOnlyList<double>> regressors, IReadOnlyList<int>? clusters = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        clusters ??= units;
        if (regressors.Count == 0)
            throw new ArgumentException("A panel needs a regressor.", nameof(regressors));
        if (periods.Count != units.Count || outcome.Count != units.Count || clusters.Count != units.Count || regressors.Any(column => column.Count != units.Count))
            throw new ArgumentException($"All columns need {units.Count} rows.");
        var order = Enumerable.Range(0, units.Count).OrderBy(i => clusters[i]).ThenBy(i => units[i]).ThenBy(i => periods[i]).ToArray();
        Outcome = Ordered(outcome);
        Regressors = [.. regressors.Select(Ordered)];
        (Unit, Units) = Numbered(order.Select(i => units[i]), order.Length);
        (Cluster, Clusters) = Numbered(order.Select(i => clusters[i]), order.Length);
        var names = periods.Distinct().Order().ToArray();
        Period = [.. order.Select(i => Array.BinarySearch(names, periods[i]))];
        Periods = names.Length;
        for (var i = 1; i < N; i++)
            if (units[order[i]] == units[order[i - 1]] && periods[order[i]] == periods[order[i - 1]])
                throw new ArgumentException($"Unit {units[order[i]]} comes twice in period {periods[order[i]]}.", nameof(periods));
        if (units.Zip(clusters).Distinct().Count() != units.Distinct().Count())
            throw new ArgumentException("A unit lies in two clusters.", nameof(clusters));

        double[] Ordered(IReadOnlyList<double> column) => [.. order.Select(i => Check.Finite(column[i]))];
    }

    public int N => Outcome.Length;

    public int Units { get; }

    public int Periods { get; }

    public int Clusters { get; }

    internal int[] Unit { get; }

    internal int[] Period { get; }

    internal int[] Cluster { get; }

    internal double[] Outcome { get; }

    internal double[][] Regressors { get; }

    internal PanelData Without(int cluster)
    {
        var kept = Enumerable.Range(0, N).Where(i => Cluster[i] != cluster).ToArray();
        return new(Of(Unit), Of(Period), Of(Outcome), [.. Regressors.Select(Of)], Of(Cluster));

        T[] Of<T>(T[] column) => Array.ConvertAll(kept, i => column[i]);
    }

    /// <summary>Where each cluster's rows begin, and, last, where they end.</summary>
    internal int[] ClusterStarts()
    {
        var starts = new int[Clusters + 1];
        foreach (var cluster in Cluster)
            starts[cluster + 1]++;
        for (var c = 0; c < Clusters; c++)
            starts[c + 1] += starts[c];
        return starts;
    }

    /// <summary>Numbers 0, 1, … in the order of the runs: equal neighbours share one.</summary>
    private static (int[] Numbers, int Count) Numbered(IEnumerable<int> sorted, int length)
    {
        var numbers = new int[length];
        int count = 0, i = 0, before = 0;
        foreach (var value in sorted)
        {
            if (i == 0 || value != before)
                count++;
            before = value;
            numbers[i++] = count - 1;
        }
        return (numbers, count);
    }
}
