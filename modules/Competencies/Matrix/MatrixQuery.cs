using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Matrix;

/// <summary>
/// Finds a page of the matrix. Whatever the company's size, a page costs what a page holds: people are read behind the mark of the page before, in the
/// order of an index, and only their figures are fetched.
/// </summary>
internal sealed class MatrixQuery(CompetenciesApi competencies, Scoping scoping, FigureBook figures, AccessLog log, PeopleApi door, IMemoryCache cache, IStringLocalizer<CompetenciesApi> T)
{
    private const int PageSize = 25;

    /// <summary>How many columns stand unasked.</summary>
    private const int UsualColumns = 12;

    /// <summary>Past figures are computed, not indexed: so many people can be ordered by them.</summary>
    private const int MostSortedInThePast = 2000;

    /// <summary>The page that a filter asks for.</summary>
    /// <exception cref="AcademyError">400: words that make no sense together; 403: a team out of sight.</exception>
    public async Task<MatrixPage> PageAsync(MatrixFilter filter, CancellationToken cancellation)
    {
        var scope = await scoping.OfAsync(filter, cancellation);
        var framework = await competencies.FrameworkAsync(cancellation);
        Check(filter, framework);
        var people = scoping.People(scope, filter.Job);
        var found = filter.IsSortedByFigure || filter.Level is not null
            ? await ByFigureAsync(filter, scope, people, cancellation)
            : await ByNameAsync(filter, scope, people, cancellation);
        await log.NoteAsync(found.People.Select(row => row.Person.Id).ToList(), FigureKind.Competencies, cancellation);
        var columns = filter.Show is ["all", ..] ? framework
            : filter.Show.Length > 0 ? framework.Where(card => filter.Show.Contains(card.Id)).ToList()
            : framework.Take(UsualColumns).ToList();
        return new MatrixPage(filter, scope, framework, columns, await door.JobsAsync(cancellation),
            await RowsAsync(found.People, filter, scope, columns, cancellation), found.Total, found.Next?.ToString());
    }

    private void Check(MatrixFilter filter, IReadOnlyList<CompetencyCard> framework)
    {
        if (filter.Competency is { } id && framework.All(card => card.Id != id))
            throw new AcademyError(400, T["There is no competency “{0}”.", id], T["The competency framework does not hold it."], T["Go back and choose a competency from the list."]);
        if (filter.Level is { } level && (level < 1 || level > CompetencyScale.Usual.Levels || filter.Competency is null))
            throw new AcademyError(400, T["The level is not one of a competency."], T["Levels go from 1 to {0}, and every competency has its own.", CompetencyScale.Usual.Levels],
                T["Choose a competency and one of its levels."]);
        if (filter.Before is { } before && before >= (filter.AsOf ?? DateOnly.MaxValue))
            throw new AcademyError(400, T["The day to compare with is not before the day of the figures."], T["A change goes from an earlier day to a later one."],
                T["Choose an earlier day to compare with."]);
    }

    private sealed record Found(IReadOnlyList<(PlacedPerson Person, string? Group)> People, int Total, PageMark? Next);

    private async Task<Found> ByNameAsync(MatrixFilter filter, ReportScope scope, IQueryable<PlacedPerson> people, CancellationToken cancellation)
    {
        var total = await TotalAsync((scope.Day, filter.Job), scope, people, cancellation);
        var mark = PageMark.Read(filter.After);
        var rows = new List<(PlacedPerson Person, int Group)>();
        var groups = Groups(filter, scope);
        // Groups are walked in order, each from the index of its own members.
        for (var number = groups is null ? 0 : mark?.Group ?? 0; rows.Count <= PageSize && number < (groups?.Count ?? 1); number++)
        {
            var members = groups is null ? people
                : groups[number].Teams is { } teams ? scoping.People(scope, filter.Job, teams)
                : Elsewhere(people, scope);
            // Behind nobody too: the condition on the name is what leads the database to the index of names.
            members = Behind(members, mark is not null && mark.Group == number ? mark : Start);
            rows.AddRange((await members.OrderBy(person => person.Name).ThenBy(person => person.Id).Take(PageSize + 1 - rows.Count).ToListAsync(cancellation))
                .Select(person => (person, number)));
        }
        var shown = rows.Take(PageSize).ToList();
        return new Found(
            shown.Select((row, i) => (row.Person, groups is not null && (i == 0 || shown[i - 1].Group != row.Group) ? groups[row.Group].Name : null)).ToList(),
            total, rows.Count > PageSize ? new PageMark(shown[^1].Group, 0, shown[^1].Person.Id, shown[^1].Person.Name) : null);
    }

    /// <summary>Before everybody.</summary>
    internal static readonly PageMark Start = new(0, 0, 0, "");

    /// <summary>The people behind a mark, in the order of their names.</summary>
    internal static IQueryable<PlacedPerson> Behind(IQueryable<PlacedPerson> people, PageMark mark) =>
        people.Where(person => string.Compare(person.Name, mark.Name) >= 0 && (string.Compare(person.Name, mark.Name) > 0 || person.Id > mark.Id));

    private async Task<Found> ByFigureAsync(MatrixFilter filter, ReportScope scope, IQueryable<PlacedPerson> people, CancellationToken cancellation)
    {
        var (least, most) = Means(filter.Level);
        var mark = PageMark.Read(filter.After);
        if (scope.KnownAt is not null)
            return await ByPastFigureAsync(filter, scope, people, cancellation);
        var told = (await figures.NewestAsync(filter.Competency!, scope.Channel, cancellation)).Where(row => row.Variance <= FigureBook.LargestVariance && row.Mean >= least && row.Mean < most);
        var known = from row in told join person in people on row.Subject equals person.Subject select new PlacedFigure { Person = person, Mean = row.Mean };
        var total = await TotalAsync((scope.Day, filter.Job, filter.Competency, scope.Channel, filter.Level), scope, known, cancellation);
        if (filter.IsSortedByFigure && scope.Teams is null)
            return Page(await WalkAsync(told, filter.Sort == "low", mark, people, cancellation), total);
        var ordered = filter.Sort switch
        {
            "low" => (mark is null ? known : known.Where(row => row.Mean >= mark.Mean && (row.Mean > mark.Mean || row.Person.Id > mark.Id)))
                .OrderBy(row => row.Mean).ThenBy(row => row.Person.Id),
            "high" => (mark is null ? known : known.Where(row => row.Mean <= mark.Mean && (row.Mean < mark.Mean || row.Person.Id > mark.Id)))
                .OrderByDescending(row => row.Mean).ThenBy(row => row.Person.Id),
            _ => (mark is null ? known : known.Where(row => string.Compare(row.Person.Name, mark.Name) >= 0
                    && (string.Compare(row.Person.Name, mark.Name) > 0 || row.Person.Id > mark.Id)))
                .OrderBy(row => row.Person.Name).ThenBy(row => row.Person.Id),
        };
        return Page(await ordered.Take(PageSize + 1).ToListAsync(cancellation), total);

        static Found Page(List<PlacedFigure> rows, int total) => new(
            rows.Take(PageSize).Select(row => (row.Person, (string?)null)).ToList(), total,
            rows.Count > PageSize ? new PageMark(0, rows[PageSize - 1].Mean, rows[PageSize - 1].Person.Id, rows[PageSize - 1].Person.Name) : null);
    }

    /// <summary>A person with the figure that people are ordered by.</summary>
    private sealed class PlacedFigure
    {
        public required PlacedPerson Person { get; init; }
        public required int Mean { get; init; }
    }

    /// <summary>
    /// A page of everybody in the order of a figure. Its index tells the order of keys; they are looked up some hundreds at a time until the page is full,
    /// where a join would look up the whole company first.
    /// </summary>
    private static async Task<List<PlacedFigure>> WalkAsync(
        IQueryable<FigureRow> told, bool isRising, PageMark? mark, IQueryable<PlacedPerson> people, CancellationToken cancellation)
    {
        const int portion = 400;
        if (mark is not null)
        {
            var last = await people.Where(person => person.Id == mark.Id).Select(person => person.Subject).FirstOrDefaultAsync(cancellation);
            told = isRising
                ? told.Where(row => row.Mean >= mark.Mean && (row.Mean > mark.Mean || row.Subject.CompareTo(last) > 0))
                : told.Where(row => row.Mean <= mark.Mean && (row.Mean < mark.Mean || row.Subject.CompareTo(last) > 0));
        }
        var ordered = (isRising ? told.OrderBy(row => row.Mean) : told.OrderByDescending(row => row.Mean)).ThenBy(row => row.Subject);
        var found = new List<PlacedFigure>();
        for (var done = 0; found.Count <= PageSize; done += portion)
        {
            var rows = await ordered.Skip(done).Take(portion).ToListAsync(cancellation);
            if (rows.Count == 0)
                break;
            var subjects = rows.ConvertAll(row => row.Subject);
            var here = await people.Where(person => subjects.Contains(person.Subject)).ToDictionaryAsync(person => person.Subject, cancellation);
            found.AddRange(from row in rows where here.ContainsKey(row.Subject) select new PlacedFigure { Person = here[row.Subject], Mean = row.Mean });
        }
        return found;
    }

    private async Task<Found> ByPastFigureAsync(MatrixFilter filter, ReportScope scope, IQueryable<PlacedPerson> people, CancellationToken cancellation)
    {
        var all = await people.OrderBy(person => person.Name).ThenBy(person => person.Id).Take(MostSortedInThePast + 1).ToListAsync(cancellation);
        if (all.Count > MostSortedInThePast)
            throw new AcademyError(400, T["These are too many people to order by a figure of the past."],
                T["Figures of the past are read from each person's history; that is done for up to {0} people at once.", MostSortedInThePast], T["Choose a team or a house, or order by name."]);
        var past = await figures.OfAsync(all.Select(person => person.Subject).ToList(), scope.KnownAt, scope.Channel, cancellation);
        var known = all.Select(person => (Person: person, Figure: past.GetValueOrDefault((person.Subject, filter.Competency!))))
            .Where(row => row.Figure is { IsEnough: true } && (filter.Level is null || row.Figure.Level == filter.Level));
        var ordered = (filter.Sort switch
        {
            "low" => known.OrderBy(row => row.Figure!.Mean).ThenBy(row => row.Person.Id),
            "high" => known.OrderByDescending(row => row.Figure!.Mean).ThenBy(row => row.Person.Id),
            _ => known,
        }).Select(row => row.Person).ToList();
        var from = PageMark.Read(filter.After) is { } mark ? ordered.FindIndex(person => person.Id == mark.Id) + 1 : 0;
        var shown = ordered.Skip(from).Take(PageSize).ToList();
        return new Found(shown.Select(person => (person, (string?)null)).ToList(), ordered.Count,
            from + PageSize < ordered.Count ? new PageMark(0, 0, shown[^1].Id, shown[^1].Name) : null);
    }

    /// <summary>Where a level begins and ends, in thousandths of a logit.</summary>
    private static (int Least, int Most) Means(int? level)
    {
        if (level is null)
            return (int.MinValue, int.MaxValue);
        int Logits(double points) => (int)Math.Round(1000 * (points - 50) / CompetencyScale.PointsPerLogit);
        var cuts = CompetenciesApi.LevelCuts;
        return (level == 1 ? int.MinValue : Logits(cuts[level.Value - 2]), level > cuts.Count ? int.MaxValue : Logits(cuts[level.Value - 1]));
    }

    /// <summary>The groups in order, last those of the report who are in none of its teams (teams null).</summary>
    private List<(string Name, IReadOnlyCollection<int>? Teams)>? Groups(MatrixFilter filter, ReportScope scope)
    {
        IEnumerable<(string Name, IReadOnlyCollection<int>? Teams)>? groups = filter.Group switch
        {
            "team" => scope.Asked.Select(OfOne),
            "site" => scope.Asked.Where(team => team.SiteId is not null).GroupBy(team => team.SiteId)
                .Select(site => (site.First().SiteName!.ToString(), (IReadOnlyCollection<int>?)site.Select(team => team.Id).ToHashSet()))
                .Concat(scope.Asked.Where(team => team.SiteId is null).Select(OfOne)),
            _ => null,
        };
        return groups?.Append((scope.Teams is null ? T["In no team"] : T["In other teams"], null)).ToList();

        static (string, IReadOnlyCollection<int>?) OfOne(TeamCard team) => (team.DisplayName, [team.Id]);
    }

    /// <summary>Those of the report who are in none of its teams: in no team, or another team's people who report to the reader.</summary>
    private static IQueryable<PlacedPerson> Elsewhere(IQueryable<PlacedPerson> people, ReportScope scope) =>
        scope.Teams is { } teams ? people.Where(person => person.TeamId == null || !teams.Contains(person.TeamId.Value)) : people.Where(person => person.TeamId == null);

    private async Task<IReadOnlyList<MatrixRow>> RowsAsync(
        IReadOnlyList<(PlacedPerson Person, string? Group)> people, MatrixFilter filter, ReportScope scope, IReadOnlyList<CompetencyCard> columns, CancellationToken cancellation)
    {
        var subjects = people.Select(row => row.Person.Subject).ToList();
        var now = await figures.OfAsync(subjects, scope.KnownAt, scope.Channel, cancellation);
        var then = filter.Before is { } before ? await figures.OfAsync(subjects, scoping.EndOf(before, scope), scope.Channel, cancellation) : null;
        return people.Select(row => new MatrixRow(row.Person, scope.TeamName(row.Person.TeamId), row.Group, columns.Select(column =>
        {
            var (newer, older) = (now.GetValueOrDefault((row.Person.Subject, column.Id)), then?.GetValueOrDefault((row.Person.Subject, column.Id)));
            return new MatrixCell(column, newer, older, Change(column, older, newer, filter.Before, scope.Day));
        }).ToList())).ToList();
    }

    private static AbilityChange? Change(CompetencyCard column, Figure? older, Figure? newer, DateOnly? before, DateOnly day) =>
        before is { } from && older is { IsEnough: true } && newer is { IsEnough: true }
            ? AbilityChange.Between((older.Mean, older.StandardError), (newer.Mean, newer.StandardError), Drift.Correlation(column, day.DayNumber - from.DayNumber))
            : null;

    /// <summary>
    /// How many people a filter finds. Counting everybody costs more than the page itself, so the answer may be a minute old; it only tells how
    /// long the list is.
    /// </summary>
    private async Task<int> TotalAsync<T>(object asked, ReportScope scope, IQueryable<T> people, CancellationToken cancellation) =>
        scope.Teams is not null
            ? await people.CountAsync(cancellation)
            : await cache.GetOrCreateAsync(("competencies matrix", asked), entry =>
            {
                entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1);
                return people.CountAsync(cancellation);
            });
}
