using ServiceAcademy.Statistics.Disclosure;

namespace ServiceAcademy.Tests.Statistics.Disclosure;

public sealed class SuppressionTests
{
    [Fact]
    public void Groups_of_five_are_shown()
    {
        Assert.Equal("shown shown shown | shown", Of(5, 9, 12));
        Assert.Equal("shown shown shown | shown", Of(0, 9, 12));
    }

    [Fact]
    public void One_small_group_takes_the_smallest_other_with_it()
    {
        // 21 in all less 12 less 6 would be the 3.
        Assert.Equal("hidden shown hidden | shown", Of(3, 12, 6));
    }

    [Fact]
    public void Small_groups_that_are_hidden_together_are_still_too_few()
    {
        // The joint figure of 2 and 2 follows from the total: four people.
        Assert.Equal("hidden hidden hidden shown | shown", Of(2, 2, 7, 20));
        Assert.Equal("hidden hidden shown shown | shown", Of(2, 3, 7, 20));
    }

    [Fact]
    public void Too_few_in_all_shows_nothing()
    {
        Assert.Equal("hidden hidden | hidden", Of(2, 2));
        Assert.Equal("hidden shown | hidden", Of(4, 0));
    }

    /// <summary>After the pattern of complementary suppression in Hundepool et al. (2012), ch. 4: one hidden cell of a two-way table needs a rectangle.</summary>
    [Fact]
    public void A_small_cell_of_a_table_hides_a_rectangle()
    {
        var shown = Suppression.Shown(new[,] { { 3, 20, 30 }, { 20, 9, 40 }, { 30, 40, 50 } });

        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 4) where !shown[i, j] select (i, j));
    }

    /// <summary>
    /// Oracle: linear algebra, not graphs. A hidden cell follows from what is shown exactly when its unit vector lies in the row space of the tables' equations restricted to hidden cells.
    /// </summary>
    [Fact]
    public void Nothing_hidden_follows_from_what_is_shown()
    {
        var random = new Random(20261122);
        var protectedTables = 0;
        for (var round = 0; round < 400; round++)
        {
            var counts = new int[random.Next(1, 6), random.Next(2, 7)];
            for (var i = 0; i < counts.GetLength(0); i++)
                for (var j = 0; j < counts.GetLength(1); j++)
                    counts[i, j] = random.Next(4) == 0 ? random.Next(5) : random.Next(0, 40);
            var shown = Suppression.Shown(counts);
            var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
            var unknown = new List<(int Row, int Column)>();
            for (var i = 0; i <= rows; i++)
                for (var j = 0; j <= columns; j++)
                {
                    var size = Count(counts, i, j);
                    if (!shown[i, j])
                        unknown.Add((i, j));
                    else
                        Assert.True(size is 0 or >= 5, "a small group is shown");
                }
            if (unknown.Count == 0)
                continue;
            protectedTables++;
            var equations = Enumerable.Range(0, rows + 1).Select(i => unknown.Select(cell => cell.Row != i ? 0.0 : cell.Column == columns ? -1 : 1).ToArray())
                .Concat(Enumerable.Range(0, columns + 1).Select(j => unknown.Select(cell => cell.Column != j ? 0.0 : cell.Row == rows ? -1 : 1).ToArray())).ToList();
            var rank = Rank(equations);
            for (var k = 0; k < unknown.Count; k++)
            {
                var unit = new double[unknown.Count];
                unit[k] = 1;
                var determined = Rank([.. equations, unit]) == rank;
                Assert.False(determined && Count(counts, unknown[k].Row, unknown[k].Column) is > 0 and < 5, $"round {round}: {unknown[k]} follows");
            }
        }
        Assert.True(protectedTables > 200);
    }

    private static string Of(params int[] counts) =>
        Suppression.Shown(counts) is var (groups, total) ? string.Join(' ', groups.Select(Word)) + " | " + Word(total) : "";

    private static string Word(bool shown) => shown ? "shown" : "hidden";

    private static int Count(int[,] counts, int row, int column)
    {
        var sum = 0;
        for (var i = 0; i < counts.GetLength(0); i++)
            for (var j = 0; j < counts.GetLength(1); j++)
                if ((row == i || row == counts.GetLength(0)) && (column == j || column == counts.GetLength(1)))
                    sum += counts[i, j];
        return sum;
    }

    private static int Rank(IEnumerable<double[]> matrix)
    {
        var rows = matrix.Select(row => row.ToArray()).ToList();
        var rank = 0;
        for (var column = 0; column < rows[0].Length && rank < rows.Count; column++)
        {
            var pivot = rows.FindIndex(rank, row => Math.Abs(row[column]) > 1e-9);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (var i = rank + 1; i < rows.Count; i++)
            {
                var factor = rows[i][column] / rows[rank][column];
                for (var j = column; j < rows[i].Length; j++)
                    rows[i][j] -= factor * rows[rank][j];
            }
            rank++;
        }
        return rank;
    }
}
