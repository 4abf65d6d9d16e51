using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>A filter, decided: which teams the reader may see of those asked for, on which day, and what was known then.</summary>
/// <param name="Day">Where people are looked for.</param>
/// <param name="KnownAt">Figures as they were told at this instant; null: as they stand now.</param>
/// <param name="Today">Today in the organisation's time zone.</param>
/// <param name="TimeZone">That zone.</param>
/// <param name="Readable">The teams that the reader may choose from.</param>
/// <param name="Teams">Ids of the teams that the report is about; null: everybody, also who is in no team.</param>
/// <param name="Reports">People (ids) outside of these teams whom the report is about too.</param>
/// <param name="Channel">Figures from evidence of this channel alone; one of <see cref="Channels"/>.</param>
/// <param name="IsHidden">Works-council mode: the reader may read figures of groups only.</param>
public sealed record ReportScope(
    DateOnly Day, DateTimeOffset? KnownAt, DateOnly Today, TimeZoneInfo TimeZone, IReadOnlyList<TeamCard> Readable, IReadOnlyCollection<int>? Teams,
    IReadOnlyCollection<int> Reports, string Channel, bool IsHidden)
{
    /// <summary>The houses that the reader may choose from.</summary>
    public IEnumerable<SiteCard> Sites => Readable.Where(team => team.SiteId is not null)
        .DistinctBy(team => team.SiteId).Select(team => new SiteCard(team.SiteId!.Value, "", team.SiteName!));

    /// <summary>The departments that the reader may choose from.</summary>
    public IEnumerable<DepartmentCard> Departments => Readable.Where(team => team.DepartmentId is not null)
        .DistinctBy(team => team.DepartmentId).Select(team => new DepartmentCard(team.DepartmentId!.Value, "", team.DepartmentName!));

    /// <summary>The teams to choose from: those of the house chosen, or all of them as long as a list can be read.</summary>
    public IEnumerable<TeamCard> Choice(ReportFilter filter) =>
        filter.Site is { } site ? Readable.Where(team => team.SiteId == site)
        : Readable.Count <= 200 ? Readable
        : Readable.Where(team => team.Id == filter.Team);

    /// <summary>The teams that the report is about, in order.</summary>
    public IEnumerable<TeamCard> Asked => Teams is null ? Readable : Readable.Where(team => Teams.Contains(team.Id));

    /// <summary>A team's name; a dash for nobody's.</summary>
    public string TeamName(int? id) => id is { } known && ById.TryGetValue(known, out var team) ? team.DisplayName : "–";

    /// <summary>An export asks for every person's team.</summary>
    private Dictionary<int, TeamCard> ById => field ??= Readable.ToDictionary(team => team.Id);
}

/// <summary>Decides filters and finds the people whom a report is about.</summary>
internal sealed class Scoping(PeopleApi people, TimeProvider clock, IStringLocalizer<CompetenciesApi> T)
{
    /// <summary>The scope of the current person's report.</summary>
    /// <exception cref="AcademyError">400: a day that is none or has not come; 403: a team out of sight.</exception>
    public async Task<ReportScope> OfAsync(ReportFilter filter, CancellationToken cancellation)
    {
        var (sight, groups) = (await people.ScopeAsync(cancellation), await people.GroupScopeAsync(cancellation));
        return sight.Everybody == groups.Everybody && sight.Teams.Count == groups.Teams.Count && sight.Reports.Count == groups.Reports.Count
            ? await DecideAsync(filter, sight, cancellation)
            : await DecideAsync(new ReportFilter { AsOf = filter.AsOf, Channel = filter.Channel }, sight, cancellation) with { IsHidden = true };
    }

    /// <summary>The scope of the current person's report on groups.</summary>
    /// <inheritdoc cref="OfAsync"/>
    public async Task<ReportScope> OfGroupsAsync(ReportFilter filter, CancellationToken cancellation) =>
        await DecideAsync(filter, await people.GroupScopeAsync(cancellation), cancellation);

    /// <summary>What a background run needs to decide the same scope again.</summary>
    public async Task<FigureScope> SightAsync(CancellationToken cancellation) => await people.ScopeAsync(cancellation);

    /// <summary>The scope as somebody sees it who is not signed in here, but was when the work was handed in.</summary>
    public Task<ReportScope> OfSightAsync(ReportFilter filter, FigureScope sight, CancellationToken cancellation) => DecideAsync(filter, sight, cancellation);

    /// <summary>The scope of everybody, for commands that the administrator types.</summary>
    public Task<ReportScope> OfEverybodyAsync(ReportFilter filter, CancellationToken cancellation) =>
        DecideAsync(filter, new FigureScope(true, new HashSet<int>()), cancellation);

    /// <summary>The filter, if every word of it could be read.</summary>
    /// <exception cref="AcademyError">400: names the first that could not.</exception>
    public TFilter Demand<TFilter>(TFilter filter, ModelStateDictionary state) where TFilter : ReportFilter =>
        state.FirstOrDefault(word => word.Value is { ValidationState: ModelValidationState.Invalid }) is { Key: { } name, Value: { } entry }
            ? throw new AcademyError(400, T["“{0}” is nothing that “{1}” can be.", entry.AttemptedValue ?? "", name],
                T["Days are written like {0}, teams and houses as numbers.", "2026-03-31"], T["Correct the address, or choose from the lists on the page."])
            : filter;

    /// <summary>The end of a day in the organisation's time zone; null for today, which has not ended.</summary>
    public DateTimeOffset? EndOf(DateOnly day, ReportScope scope)
    {
        if (day > scope.Today)
            throw new AcademyError(400, T["{0} has not come yet.", day.ToString("d")], T["Figures are told as they were on a day, not foretold."], T["Choose today or a day before."]);
        return day == scope.Today ? null : Instant(day.AddDays(1), scope.TimeZone).AddMicroseconds(-1);
    }

    /// <summary>The end of a day as a point on one of the ledger's two time lines; null for today and for no day.</summary>
    /// <param name="day">In the organisation's time zone.</param>
    /// <param name="happened">What had happened by then, as known today; else what was known then.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <exception cref="AcademyError">400: the day has not come.</exception>
    public async Task<AsOf?> MomentAsync(DateOnly? day, bool happened, CancellationToken cancellation)
    {
        if (day is not { } asked)
            return null;
        var scope = await DecideAsync(new ReportFilter { AsOf = asked }, new FigureScope(false, new HashSet<int>()), cancellation);
        return scope.KnownAt is not { } end ? null : happened ? new AsOf(null, end) : new AsOf(end);
    }

    /// <summary>The people of a scope, to be joined, ordered and cut by the database.</summary>
    /// <param name="erased">Whether people erased since count too: in figures of groups they do.</param>
    public IQueryable<PlacedPerson> People(ReportScope scope, int? job, IReadOnlyCollection<int>? teams = null, bool erased = false)
    {
        var placed = teams is null && scope is { Teams: { } own, Reports.Count: > 0 }
            ? people.Placed(scope.Day, null, erased).Where(person => own.Contains(person.TeamId!.Value) || scope.Reports.Contains(person.Id))
            : people.Placed(scope.Day, teams ?? scope.Teams, erased);
        return job is null ? placed : placed.Where(person => person.JobId == job);
    }

    private async Task<ReportScope> DecideAsync(ReportFilter filter, FigureScope sight, CancellationToken cancellation)
    {
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date);
        var readable = (await people.TeamsAsync(cancellation)).Where(team => sight.Everybody || sight.Teams.Contains(team.Id)).ToList();
        var asked = readable.Where(team => (filter.Team is null || team.Id == filter.Team) && (filter.Site is null || team.SiteId == filter.Site)
            && (filter.Department is null || team.DepartmentId == filter.Department)).Select(team => team.Id).ToHashSet();
        if (asked.Count == 0 && (filter.Team ?? filter.Site ?? filter.Department) is not null)
            throw new AcademyError(403, T["You may not read the figures of this team."],
                T["HR reads everybody's figures, managers those of their own teams."], T["Choose a team from the list."]);
        var isWhole = (filter.Team ?? filter.Site ?? filter.Department) is null;
        var scope = new ReportScope(filter.AsOf ?? today, null, today, zone, readable,
            sight.Everybody && isWhole ? null : asked, isWhole ? sight.Reports : [], ChannelOf(filter), false);
        return scope with { KnownAt = EndOf(scope.Day, scope) };
    }

    private string ChannelOf(ReportFilter filter) =>
        string.IsNullOrEmpty(filter.Channel) ? Channels.Measured
        : Channels.All.Contains(filter.Channel) ? filter.Channel
        : throw new AcademyError(400, T["“{0}” is nothing that “{1}” can be.", filter.Channel, "channel"],
            T["Evidence comes by one of these channels: {0}.", string.Join(", ", Channels.All)], T["Correct the address, or choose from the lists on the page."]);

    private static DateTimeOffset Instant(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // A zone that skips midnight on this day begins it an hour later.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(30);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
