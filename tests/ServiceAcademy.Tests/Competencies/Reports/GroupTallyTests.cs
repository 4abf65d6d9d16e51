using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.People;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Tests.Competencies.Reports;

/// <summary>
/// Somebody who reads every page of a report on groups, of the company and of each house, with all sums, and then subtracts. Oracle: linear algebra over the cells that
/// nobody sees. What follows from the pages is exactly what lies in the space of what they tell.
/// </summary>
public sealed class GroupTallyTests
{
    private const int Least = 5;

    [Fact]
    public void Whoever_subtracts_learns_of_no_group_under_five()
    {
        var small = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var world = new World(seed);
            var told = new List<double[]>();
            foreach (var house in world.Houses.Cast<int?>().Prepend(null))
                told.AddRange(world.Told(house));
            var known = Rank(told);
            foreach (var (what, cells, people) in world.Secrets())
            {
                small++;
                Assert.True(Rank([.. told, cells]) > known, $"World {seed}: the figure of {people} people, {what}, follows from the pages.");
            }
        }
        Assert.True(small > 1000, $"only {small} small groups");
    }

    [Fact]
    public void Groups_of_five_are_all_told()
    {
        var cut = Cut([[10, 11], [12]], null);
        var tally = cut.Tally<People>(2);
        foreach (var team in new[] { 10, 11, 12 })
            for (var person = 0; person < Least; person++)
                tally.Add(team, [new People(1), new People(1)]);

        var (sums, shown) = tally.Told();

        Assert.Equal(10, sums[0, 0].N);
        Assert.Equal(30, sums[2, 2].N);
        Assert.All(from i in Enumerable.Range(0, 3) from j in Enumerable.Range(0, 3) select shown[i, j], Assert.True);
    }

    /// <summary>Two competencies of the same three people are three people, not six.</summary>
    [Fact]
    public void The_same_people_in_two_columns_do_not_hide_behind_each_other()
    {
        var cut = Cut([[1], [2], [3]], null);
        var tally = cut.Tally<People>(3);
        void Add(int team, int people, params bool[] known)
        {
            for (var person = 0; person < people; person++)
                tally.Add(team, known.Select(one => one ? new People(1) : null).ToList());
        }
        Add(1, 3, true, true, true);
        Add(1, 9, false, false, true);
        Add(2, 20, true, true, true);
        Add(3, 30, true, true, true);

        var (_, shown) = tally.Told();

        // Told the third column and the sum of its line, the joint figure of three people in the first two would follow.
        Assert.False(shown[0, 0] || shown[0, 1]);
        Assert.False(shown[0, 2] && shown[0, 3]);
    }

    private static Groups.Cut Cut(int[][] houses, int? house)
    {
        Groups.Level Level(IEnumerable<(int Line, int Team)> teams, int lines) =>
            new(Enumerable.Range(0, lines).Select(line => new GroupLine($"{line}", line, null, 0)).ToList(), teams.ToDictionary(team => team.Team, team => team.Line));
        return new Groups.Cut(new ReportFilter(), null!, null!, Level(houses.SelectMany((teams, line) => teams.Select(team => (line, team))), houses.Length),
            house is { } open ? Level(houses[open].Select((team, line) => (line, team)), houses[open].Length) : null, house ?? -1);
    }

    private sealed class People : ITally<People>
    {
        public People()
        {
        }

        public People(int n) => N = n;

        public int N { get; private set; }

        public void Add(People other) => N += other.N;
    }

    /// <summary>A company in which every person's competencies that are known were drawn.</summary>
    private sealed class World
    {
        private readonly int[][] houses;
        private readonly int columns;
        private readonly List<(int Team, bool[] Known)> people = [];

        public World(int seed)
        {
            var random = new Random(seed);
            (var teams, columns) = (0, random.Next(1, 5));
            houses = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Enumerable.Range(0, random.Next(1, 5)).Select(_ => teams++).ToArray()).ToArray();
            for (var team = 0; team < teams; team++)
                for (var person = random.Next(3) == 0 ? random.Next(5) : random.Next(0, 25); person > 0; person--)
                    people.Add((team, Enumerable.Range(0, columns).Select(_ => random.Next(4) > 0).ToArray()));
        }

        /// <summary>A single house is no level of its own.</summary>
        public IEnumerable<int> Houses => houses.Length > 1 ? Enumerable.Range(0, houses.Length) : [];

        private int Teams => houses.Sum(teams => teams.Length);

        /// <summary>Sums over teams × competencies that a page tells.</summary>
        public IEnumerable<double[]> Told(int? house)
        {
            var cut = houses.Length > 1 ? Cut(houses, house) : Cut([.. houses[0].Select(team => new[] { team })], null);
            var tally = cut.Tally<People>(columns);
            foreach (var (team, known) in people)
                tally.Add(team, known.Select(one => one ? new People(1) : null).ToList());
            var (_, shown) = tally.Told();
            for (var line = 0; line <= cut.Shown.Lines.Count; line++)
                for (var column = 0; column <= columns; column++)
                    if (shown[line, column])
                        yield return Cells((team, at) => cut.Shown.LineOf.TryGetValue(team, out var own) && (line == cut.Shown.Lines.Count || own == line) && (column == columns || at == column));
        }

        /// <summary>Everything of one to four people: a team, a house or the company, in one competency or in all.</summary>
        public IEnumerable<(string What, double[] Cells, int People)> Secrets()
        {
            var groups = Enumerable.Range(0, Teams).Select(team => ($"team {team}", new[] { team })).Concat(houses.Select((teams, house) => ($"house {house}", teams)))
                .Append(("company", Enumerable.Range(0, Teams).ToArray()));
            foreach (var (name, teams) in groups)
                for (var column = 0; column <= columns; column++)
                {
                    var own = people.Count(person => teams.Contains(person.Team) && (column == columns ? person.Known.Contains(true) : person.Known[column]));
                    if (own is > 0 and < Least)
                        yield return ($"{name}, column {column}", Cells((team, at) => teams.Contains(team) && (column == columns || at == column)), own);
                }
        }

        /// <summary>A sum over cells; those of nobody are known to be nothing.</summary>
        private double[] Cells(Func<int, int, bool> isIn) => (
            from team in Enumerable.Range(0, Teams)
            from column in Enumerable.Range(0, columns)
            select isIn(team, column) && people.Exists(person => person.Team == team && person.Known[column]) ? 1.0 : 0).ToArray();
    }

    private static int Rank(IEnumerable<double[]> matrix)
    {
        var rows = matrix.Select(row => row.ToArray()).ToList();
        var rank = 0;
        for (var column = 0; rows.Count > 0 && column < rows[0].Length && rank < rows.Count; column++)
        {
            var pivot = rows.FindIndex(rank, row => Math.Abs(row[column]) > 1e-9);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (var i = rank + 1; i < rows.Count; i++)
            {
                var factor = rows[i][column] / rows[rank][column];
                for (var j = column; j < rows[i].Length && factor != 0; j++)
                    rows[i][j] -= factor * rows[rank][j];
            }
            rank++;
        }
        return rank;
    }
}
