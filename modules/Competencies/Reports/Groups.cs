using Microsoft.EntityFrameworkCore;
using ServiceAcademy.People;
using ServiceAcademy.Statistics.Disclosure;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>A line of a report on groups: a team, or a house.</summary>
/// <param name="Name">In the language of the request.</param>
/// <param name="Site">The house that opens behind it; null for a team.</param>
/// <param name="Team">The team; null for a house.</param>
/// <param name="People">How many were there on the day.</param>
public sealed record GroupLine(string Name, int? Site, int? Team, int People);

/// <summary>Cuts a scope into groups: a company of several houses into these, a house into its teams.</summary>
internal sealed class Groups(Scoping scoping)
{
    /// <summary>
    /// The groups that a filter asks for. Of a filter, a report on groups listens to house, day and channel: a single team, or those of one job in each, would
    /// tell of the others by subtraction.
    /// </summary>
    public async Task<Cut> OfAsync(ReportFilter filter, CancellationToken cancellation)
    {
        filter = new ReportFilter { Site = filter.Site, AsOf = filter.AsOf, Channel = filter.Channel };
        var asked = await scoping.OfGroupsAsync(filter, cancellation);
        // What a house's teams tell depends on what is told of the houses, so figures of all of them are read.
        var whole = filter.Site is null ? asked : await scoping.OfGroupsAsync(new ReportFilter { AsOf = filter.AsOf, Channel = filter.Channel }, cancellation);
        var sizes = (await scoping.People(whole, null, erased: true).GroupBy(person => person.TeamId).Select(team => new { team.Key, People = team.Count() }).ToListAsync(cancellation))
            .Where(team => team.Key is not null).ToDictionary(team => team.Key!.Value, team => team.People);
        var bySite = whole.Sites.Count() > 1;
        var outer = Level(whole.Asked, bySite);
        // Of a single house every team stands on the first page already; cut otherwise a second time, the two would tell of each other.
        var house = bySite && filter.Site is { } site ? outer.Lines.ToList().FindIndex(line => line.Site == site) : -1;
        return new Cut(filter, asked, whole, outer, house < 0 ? null : Level(whole.Asked.Where(team => team.SiteId == filter.Site), bySite: false), house);

        Level Level(IEnumerable<TeamCard> teams, bool bySite)
        {
            var lines = new List<GroupLine>();
            var lineOf = new Dictionary<int, int>();
            foreach (var group in teams.GroupBy(team => bySite && team.SiteId is not null ? (team.SiteId, (int?)null) : (null, team.Id)))
            {
                var (first, people) = (group.First(), group.Sum(team => sizes.GetValueOrDefault(team.Id)));
                foreach (var team in group)
                    lineOf[team.Id] = lines.Count;
                lines.Add(group.Key.Item1 is { } house
                    ? new GroupLine(first.SiteName!.ToString(), house, null, people)
                    : new GroupLine(first.DisplayName, null, first.Id, people));
            }
            return new Level(lines, lineOf);
        }
    }

    /// <param name="Lines">The groups in order.</param>
    /// <param name="LineOf">Team → number of its line.</param>
    internal sealed record Level(IReadOnlyList<GroupLine> Lines, IReadOnlyDictionary<int, int> LineOf);

    /// <param name="Filter">What was listened to.</param>
    /// <param name="Asked">The scope of the page.</param>
    /// <param name="Whole">The scope whose figures are to be read.</param>
    /// <param name="Outer">The houses, or the teams where there is but one.</param>
    /// <param name="Inner">The teams of the house that was asked for; null: none was.</param>
    /// <param name="House">Number of its line in <paramref name="Outer"/>.</param>
    internal sealed record Cut(ReportFilter Filter, ReportScope Asked, ReportScope Whole, Level Outer, Level? Inner, int House)
    {
        /// <summary>The level that the page shows.</summary>
        public Level Shown => Inner ?? Outer;

        /// <summary>Whether the lines are houses.</summary>
        public bool IsBySite => Inner is null && Outer.Lines.Any(line => line.Site is not null);

        /// <summary>A table to count in.</summary>
        public GroupTally<TSum> Tally<TSum>(int columns) where TSum : class, ITally<TSum>, new() => new(this, columns);
    }
}

/// <summary>Something of people that can be added up.</summary>
internal interface ITally<in TSelf> where TSelf : class, ITally<TSelf>
{
    /// <summary>People in it.</summary>
    int N { get; }

    void Add(TSelf other);
}

/// <summary>
/// A table groups × columns with its sums, in which nothing can be told from differences: neither between its cells and sums, nor between the houses and the teams
/// of one. The same people stand in several columns.
/// </summary>
internal sealed class GroupTally<TSum>(Groups.Cut cut, int columns) where TSum : class, ITally<TSum>, new()
{
    private readonly Table outer = new(cut.Outer.Lines.Count, columns);
    private readonly Table? inner = cut.Inner is null ? null : new(cut.Inner.Lines.Count, columns);

    /// <summary>Adds a person.</summary>
    /// <param name="team">Where the person was.</param>
    /// <param name="cells">By column; null where nothing is known.</param>
    public void Add(int team, IReadOnlyList<TSum?> cells)
    {
        if (cut.Outer.LineOf.TryGetValue(team, out var line))
            outer.Add(line, cells);
        if (inner is not null && cut.Inner!.LineOf.TryGetValue(team, out var own))
            inner.Add(own, cells);
    }

    /// <summary>The table that the page shows, the sums as last line and last column.</summary>
    /// <returns>Sums of people, and whether each may be told.</returns>
    public (TSum[,] Sums, ShownCells Shown) Told()
    {
        var shown = outer.Shown(null);
        // The sums of a house's teams are what was told, or not, of the house.
        return inner is null ? (outer.Sums, shown) : (inner.Sums, inner.Shown(Enumerable.Range(0, columns + 1).Select(column => shown[cut.House, column]).ToList()));
    }

    private sealed class Table(int rows, int columns)
    {
        private readonly int[] people = new int[rows];

        public TSum[,] Sums { get; } = Empty(rows + 1, columns + 1);

        public void Add(int row, IReadOnlyList<TSum?> cells)
        {
            var known = false;
            for (var column = 0; column < columns; column++)
                if (cells[column] is { } cell)
                {
                    known = true;
                    Sums[row, column].Add(cell);
                    Sums[row, columns].Add(cell);
                    Sums[rows, column].Add(cell);
                    Sums[rows, columns].Add(cell);
                }
            if (known)
                people[row]++;
        }

        public ShownCells Shown(IReadOnlyList<bool>? sums)
        {
            var counts = new int[rows, columns];
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                    counts[row, column] = Sums[row, column].N;
            return Suppression.Shown(counts, people, sums);
        }

        private static TSum[,] Empty(int rows, int columns)
        {
            var all = new TSum[rows, columns];
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                    all[row, column] = new TSum();
            return all;
        }
    }
}
