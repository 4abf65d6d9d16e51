using Microsoft.EntityFrameworkCore;
using ServiceAcademy.People;
using ServiceAcademy.Statistics;

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
    /// What of a filter a report on groups listens to. A single team, or those of one job in each, would tell of the others by subtraction.
    /// </summary>
    public static ReportFilter Whole(ReportFilter filter) => new() { Site = filter.Site, AsOf = filter.AsOf };

    /// <summary>The groups of a scope, and to which of them a team belongs.</summary>
    public async Task<Cut> OfAsync(ReportScope scope, ReportFilter filter, CancellationToken cancellation)
    {
        var teams = scope.Asked.ToList();
        var bySite = filter.Site is null && scope.Sites.Count() > 1;
        var sizes = (await scoping.People(scope, null, erased: true).GroupBy(person => person.TeamId).Select(team => new { team.Key, People = team.Count() }).ToListAsync(cancellation))
            .Where(team => team.Key is not null).ToDictionary(team => team.Key!.Value, team => team.People);
        var lines = new List<(GroupLine Line, string Whole)>();
        var lineOf = new Dictionary<int, int>();
        foreach (var group in teams.GroupBy(team => bySite && team.SiteId is not null ? (team.SiteId, (int?)null) : (null, team.Id)))
        {
            var (first, people) = (group.First(), group.Sum(team => sizes.GetValueOrDefault(team.Id)));
            foreach (var team in group)
                lineOf[team.Id] = lines.Count;
            lines.Add(group.Key.Item1 is { } site
                ? (new GroupLine(first.SiteName!.ToString(), site, null, people), "")
                : (new GroupLine(first.DisplayName, null, first.Id, people), bySite ? "" : $"{first.SiteId}"));
        }
        return new Cut(bySite, lines, lineOf);
    }

    /// <param name="Lines">The groups in order, each with the whole that it is a part of: what is told of the whole tells of the parts.</param>
    /// <param name="LineOf">Team → number of its line.</param>
    internal sealed record Cut(bool IsBySite, IReadOnlyList<(GroupLine Line, string Whole)> Lines, IReadOnlyDictionary<int, int> LineOf)
    {
        /// <summary>The lines that may not be told, when so many people of each have a figure.</summary>
        public IReadOnlySet<int> Hidden(Func<int, int> known) =>
            Lines.Select((line, number) => (line.Whole, Number: number)).GroupBy(line => line.Whole)
                .SelectMany(whole => SmallGroups.Hidden(whole.Select(line => (line.Number, known(line.Number))).ToList())).ToHashSet();
    }
}
