namespace ServiceAcademy.Statistics.Disclosure;

/// <summary>One run of <see cref="Suppression"/> over a two-way table.</summary>
internal sealed class Suppressing
{
    private readonly int rows, columns, least;
    private readonly bool areShared, areSumsGiven;

    /// <summary>With the sums as a last row and column: the sum of a line is then its last cell, whichever line it is.</summary>
    private readonly int[,] all;

    private readonly bool[,] hidden;

    public Suppressing(int[,] counts, IReadOnlyList<int>? people, IReadOnlyList<bool>? sums, int least)
    {
        (rows, columns, this.least, areShared, areSumsGiven) = (counts.GetLength(0), counts.GetLength(1), least, people is not null, sums is not null);
        (all, hidden) = (new int[rows + 1, columns + 1], new bool[rows + 1, columns + 1]);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                if (counts[i, j] < 0)
                    throw new ArgumentOutOfRangeException(nameof(counts), "A group cannot have fewer than no people.");
                all[i, j] = counts[i, j];
                all[i, columns] += counts[i, j];
                all[rows, j] += counts[i, j];
            }
            if (people is not null)
                all[i, columns] = people[i];
            all[rows, columns] += all[i, columns];
        }
        for (var i = 0; i <= rows; i++)
            for (var j = 0; j <= columns; j++)
                hidden[i, j] = i == rows && sums is not null ? !sums[j] : all[i, j] > 0 && all[i, j] < least;
    }

    public ShownCells Run()
    {
        while (HideInLines() || HideAtBridges())
        {
        }
        var shown = new bool[rows + 1, columns + 1];
        for (var i = 0; i <= rows; i++)
            for (var j = 0; j <= columns; j++)
                shown[i, j] = !hidden[i, j];
        return new ShownCells(shown);
    }

    /// <summary>One hidden cell follows from its line; a few hidden people follow as a group. True when something more was hidden.</summary>
    private bool HideInLines()
    {
        var more = false;
        for (var line = 0; line < Lines; line++)
        {
            if (areSumsGiven && line == rows)
                continue;
            while (Away(line) is { Cells: > 0 } away && (away.Cells == 1 || away.People < least && (!away.Sum || IsSumGiven(line))) && HideSmallest(line))
                more = true;
        }
        return more;
    }

    /// <summary>What is hidden in a line: cells with their sum, people without it, and whether the sum is among them.</summary>
    private (int Cells, int People, bool Sum) Away(int line)
    {
        var (cells, people, sum) = (0, 0, false);
        for (var k = 0; k < Length(line); k++)
        {
            var (i, j) = Cell(line, k);
            if (!hidden[i, j])
                continue;
            cells++;
            if (k == Length(line) - 1)
                sum = true;
            else if (line <= rows && areShared)
                people = Math.Max(people, all[i, j]);
            else
                people += all[i, j];
        }
        return (cells, people, sum);
    }

    /// <summary>A given sum was hidden for a reason that lies outside: the people of this line must be many enough by themselves to stand before it.</summary>
    private bool IsSumGiven(int line) => areSumsGiven && line > rows;

    /// <summary>
    /// A hidden cell on no circle of hidden cells follows from several lines together: it is a bridge of the graph that has the lines as nodes and the hidden cells
    /// as edges. All bridges are found in one walk (Tarjan, Inf. Process. Lett. 2 (1974) 160–161).
    /// </summary>
    private bool HideAtBridges()
    {
        var more = false;
        foreach (var (row, column) in Bridges())
            more |= HideSmallest(row) || HideSmallest(rows + 1 + column) || Enumerable.Range(0, Lines).Any(HideSmallest);
        return more;
    }

    private List<(int Row, int Column)> Bridges()
    {
        var bridges = new List<(int, int)>();
        var (seen, low, clock) = (new int[Lines], new int[Lines], 0);
        for (var start = 0; start < Lines; start++)
        {
            if (seen[start] > 0)
                continue;
            var walk = new Stack<(int Line, int From, int Next)>([(start, -1, 0)]);
            seen[start] = low[start] = ++clock;
            while (walk.TryPop(out var at))
            {
                if (at.Next == Length(at.Line))
                {
                    if (at.From < 0)
                        continue;
                    low[at.From] = Math.Min(low[at.From], low[at.Line]);
                    if (low[at.Line] > seen[at.From])
                        bridges.Add(at.Line <= rows ? (at.Line, at.From - rows - 1) : (at.From, at.Line - rows - 1));
                    continue;
                }
                walk.Push(at with { Next = at.Next + 1 });
                var (i, j) = Cell(at.Line, at.Next);
                var other = at.Line <= rows ? rows + 1 + j : i;
                if (!hidden[i, j] || other == at.From)
                    continue;
                if (seen[other] > 0)
                    low[at.Line] = Math.Min(low[at.Line], seen[other]);
                else
                {
                    seen[other] = low[other] = ++clock;
                    walk.Push((other, at.Line, 0));
                }
            }
        }
        return bridges;
    }

    /// <summary>Hides the smallest shown group of a line that has people, its sum last. False when there is none.</summary>
    private bool HideSmallest(int line)
    {
        var (best, size) = ((Row: -1, Column: -1), int.MaxValue);
        for (var k = 0; k < Length(line); k++)
        {
            var (i, j) = Cell(line, k);
            if (hidden[i, j] || all[i, j] == 0 || (areSumsGiven && i == rows))
                continue;
            if (best.Row < 0 || (k < Length(line) - 1 && all[i, j] < size))
                (best, size) = ((i, j), all[i, j]);
        }
        if (best.Row < 0)
            return false;
        return hidden[best.Row, best.Column] = true;
    }

    /// <summary>Rows first, then columns.</summary>
    private int Lines => rows + 1 + columns + 1;

    private int Length(int line) => line <= rows ? columns + 1 : rows + 1;

    private (int Row, int Column) Cell(int line, int k) => line <= rows ? (line, k) : (k, line - rows - 1);
}
