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

    /// <summary>Which cells and sums of a two-way table may be shown together.</summary>
    /// <param name="counts">People in each cell, ≥ 0.</param>
    /// <param name="people">
    /// People of each row, where the same ones stand in several of its columns, as with competencies; null: everybody stands in one cell only. Cells of a row that
    /// are hidden together are then taken for the same people.
    /// </param>
    /// <param name="sums">
    /// Whether the last line, the sum of the rows, may be shown, column by column and that of everything: decided by the table in which it is a row. Null: decided here.
    /// </param>
    /// <param name="least">The smallest group that is shown.</param>
    public static ShownCells Shown(int[,] counts, IReadOnlyList<int>? people = null, IReadOnlyList<bool>? sums = null, int least = LeastGroup) =>
        new Suppressing(counts, people, sums, least).Run();
}

/// <summary>What of a two-way table may be shown; its sums are the last row and the last column.</summary>
public sealed class ShownCells(bool[,] shown)
{
    /// <summary>Whether a cell, or a sum, may be shown.</summary>
    public bool this[int row, int column] => shown[row, column];
}
