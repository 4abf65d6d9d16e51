namespace ServiceAcademy.Statistics.Disclosure;

/// <summary>
/// Which figures of groups may be shown. Primary suppression hides groups of fewer than <see cref="LeastGroup"/> people (minimum frequency rule);
/// secondary suppression hides further cells until no hidden one follows from totals and shown ones by subtraction, and until those that are hidden together in a line are at least
/// as many people as the least group, since their joint figure does follow from the line's total. Empty groups tell nothing about anybody and are shown as empty.
/// Source: Hundepool et al., <i>Statistical Disclosure Control</i> (Wiley 2012), ch. 4.2–4.4; that a hidden cell of a two-way table is determined exactly when its edge is a bridge
/// of the graph rows–columns: Gusfield, SIAM J. Comput. 17 (1988) 552–571.
/// </summary>
public static class Suppression
{
    /// <summary>The smallest group whose figures are shown.</summary>
    public const int LeastGroup = 5;

    /// <summary>Which groups of a partition may be shown beside the figure of all of them.</summary>
    /// <param name="counts">People in each group, ≥ 0.</param>
    /// <param name="least">The smallest group that is shown.</param>
    /// <returns>For each group whether it may be shown, and whether the figure of all may.</returns>
    public static (IReadOnlyList<bool> Groups, bool Total) Shown(IReadOnlyList<int> counts, int least = LeastGroup)
    {
        if (counts.Any(count => count < 0))
            throw new ArgumentOutOfRangeException(nameof(counts), "A group cannot have fewer than no people.");
        var shown = counts.Select(count => count == 0 || count >= least).ToArray();
        // One line needs no search for circles: what is hidden follows from the line's total alone, so the smallest go until enough people are hidden.
        var people = counts.Where(count => count < least).Sum();
        foreach (var group in Enumerable.Range(0, counts.Count).Where(group => counts[group] >= least).OrderBy(group => counts[group]))
        {
            if (people is 0 || people >= least)
                break;
            shown[group] = false;
            people += counts[group];
        }
        return (shown, counts.Sum() is var all && (all is 0 || all >= least));
    }

    /// <summary>Which cells and margins of a two-way table may be shown together.</summary>
    /// <param name="counts">People in each cell, ≥ 0; every person stands in exactly one cell.</param>
    /// <param name="least">The smallest group that is shown.</param>
    public static ShownCells Shown(int[,] counts, int least = LeastGroup)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        // With the margins as a last row and column, the sum of a line is its last cell, whichever line it is.
        var all = new int[rows + 1, columns + 1];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
            {
                if (counts[i, j] < 0)
                    throw new ArgumentOutOfRangeException(nameof(counts), "A group cannot have fewer than no people.");
                all[i, j] = counts[i, j];
                all[i, columns] += counts[i, j];
                all[rows, j] += counts[i, j];
                all[rows, columns] += counts[i, j];
            }
        var hidden = new bool[rows + 1, columns + 1];
        for (var i = 0; i <= rows; i++)
            for (var j = 0; j <= columns; j++)
                hidden[i, j] = all[i, j] > 0 && all[i, j] < least;

        while (HideInLines(all, hidden, least) || HideAtBridges(all, hidden))
        {
        }
        return new ShownCells(
            Part(rows, columns, (i, j) => !hidden[i, j]),
            Enumerable.Range(0, rows).Select(i => !hidden[i, columns]).ToList(),
            Enumerable.Range(0, columns).Select(j => !hidden[rows, j]).ToList(),
            !hidden[rows, columns]);
    }

    /// <summary>One hidden cell follows from its line; a few hidden people follow as a group. True when something more was hidden.</summary>
    private static bool HideInLines(int[,] all, bool[,] hidden, int least)
    {
        var more = false;
        foreach (var line in Lines(all))
        {
            var total = line[^1];
            while (true)
            {
                var away = line.Where(cell => hidden[cell.Row, cell.Column]).ToList();
                if (away.Count == 0)
                    break;
                var people = away.Where(cell => cell != total).Sum(cell => all[cell.Row, cell.Column]);
                if (away.Count > 1 && (hidden[total.Row, total.Column] || people >= least))
                    break;
                if (!HideSmallest(line, all, hidden))
                    break;
                more = true;
            }
        }
        return more;
    }

    /// <summary>A hidden cell that lies on no circle of hidden cells follows from several lines together.</summary>
    private static bool HideAtBridges(int[,] all, bool[,] hidden)
    {
        var (rows, columns) = (all.GetLength(0), all.GetLength(1));
        var lines = Lines(all).ToList();
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                if (hidden[i, j] && !OnCircle(i, j, hidden) && (HideSmallest(lines[i], all, hidden) || HideSmallest(lines[rows + j], all, hidden) || HideSmallest([.. lines.SelectMany(line => line)], all, hidden)))
                    return true;
        return false;
    }

    /// <summary>Whether the column of a hidden cell is reached from its row through other hidden cells.</summary>
    private static bool OnCircle(int row, int column, bool[,] hidden)
    {
        var (rows, columns) = (hidden.GetLength(0), hidden.GetLength(1));
        var (seen, next) = (new HashSet<int> { row }, new Queue<int>([row]));
        while (next.TryDequeue(out var node))
            for (var other = 0; other < (node < rows ? columns : rows); other++)
            {
                var (i, j) = node < rows ? (node, other) : (other, node - rows);
                if (!hidden[i, j] || (i == row && j == column))
                    continue;
                var reached = node < rows ? rows + other : other;
                if (reached == rows + column)
                    return true;
                if (seen.Add(reached))
                    next.Enqueue(reached);
            }
        return false;
    }

    /// <summary>Hides the smallest shown group of a line that has people, its total last. False when there is none.</summary>
    private static bool HideSmallest(IReadOnlyList<(int Row, int Column)> line, int[,] all, bool[,] hidden)
    {
        var candidates = line.Where(cell => !hidden[cell.Row, cell.Column] && all[cell.Row, cell.Column] > 0).ToList();
        if (candidates.Count == 0)
            return false;
        var cell = candidates.OrderBy(cell => cell == line[^1]).ThenBy(cell => all[cell.Row, cell.Column]).First();
        return hidden[cell.Row, cell.Column] = true;
    }

    /// <summary>Rows, then columns; the last cell of each is its sum.</summary>
    private static IEnumerable<IReadOnlyList<(int Row, int Column)>> Lines(int[,] all)
    {
        var (rows, columns) = (all.GetLength(0), all.GetLength(1));
        for (var i = 0; i < rows; i++)
            yield return Enumerable.Range(0, columns).Select(j => (i, j)).ToList();
        for (var j = 0; j < columns; j++)
            yield return Enumerable.Range(0, rows).Select(i => (i, j)).ToList();
    }

    private static bool[,] Part(int rows, int columns, Func<int, int, bool> of)
    {
        var part = new bool[rows, columns];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                part[i, j] = of(i, j);
        return part;
    }
}

/// <summary>What of a two-way table may be shown.</summary>
/// <param name="Cells">By row and column.</param>
/// <param name="Rows">The sum of each row.</param>
/// <param name="Columns">The sum of each column.</param>
/// <param name="Total">The figure of everybody.</param>
public sealed record ShownCells(bool[,] Cells, IReadOnlyList<bool> Rows, IReadOnlyList<bool> Columns, bool Total);
