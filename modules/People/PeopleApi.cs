using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People;

/// <summary>The door of People: who is who, and whose figures may the current person see.</summary>
public sealed class PeopleApi
{
    private readonly AcademyDb db;
    private readonly IHttpContextAccessor http;
    private readonly IAuthorizationService authorization;
    private readonly TimeProvider clock;
    private readonly IStringLocalizer<PeopleApi> T;
    private readonly Placing placing;
    private PersonCard? current;
    private OrganisationCard? organisation;
    private FigureScope? led;

    /// <summary>Made by the container.</summary>
    public PeopleApi(AcademyDb db, IHttpContextAccessor http, IAuthorizationService authorization, TimeProvider clock, IStringLocalizer<PeopleApi> localizer) =>
        (this.db, this.http, this.authorization, this.clock, T, placing) = (db, http, authorization, clock, localizer, new Placing(db, clock, localizer));

    private ClaimsPrincipal User => http.HttpContext?.User ?? new ClaimsPrincipal();

    /// <summary>The key of the program that asks (<see cref="ApiTokens"/>); null when a person does.</summary>
    internal int? CurrentToken => int.TryParse(User.FindFirstValue(ApiTokens.IdClaim), out var id) ? id : null;

    /// <summary>The signed-in person.</summary>
    /// <exception cref="AcademyError">403: the account belongs to nobody who works here.</exception>
    public async Task<PersonCard> CurrentAsync(CancellationToken cancellation = default)
    {
        if (current is not null)
            return current;
        var userId = User.FindFirstValue(ClaimTypes.NameIdentifier);
        current = userId is null ? null : await (await CardsAsync(db.Set<Person>().Where(person => person.UserId == userId), cancellation)).SingleOrDefaultAsync(cancellation);
        return current is { IsActive: true }
            ? current
            : throw new AcademyError(403, T["Your account is not linked to a person of this academy."],
                T["People are added by HR or an administrator."], T["Ask one of them to add you, with this e-mail address."]);
    }

    /// <summary>One person; null when there is no such id.</summary>
    public async Task<PersonCard?> FindAsync(int id, CancellationToken cancellation = default) =>
        await (await CardsAsync(db.Set<Person>().Where(person => person.Id == id), cancellation)).SingleOrDefaultAsync(cancellation);

    /// <summary>The person who signs in with an account of the host; null when it belongs to nobody here.</summary>
    public async Task<PersonCard?> FindByAccountAsync(string userId, CancellationToken cancellation = default) =>
        await (await CardsAsync(db.Set<Person>().Where(person => person.UserId == userId), cancellation)).SingleOrDefaultAsync(cancellation);

    /// <summary>Several people at once, by id.</summary>
    public async Task<IReadOnlyDictionary<int, PersonCard>> FindManyAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation = default) =>
        await (await CardsAsync(db.Set<Person>().Where(person => ids.Contains(person.Id)), cancellation)).ToDictionaryAsync(card => card.Id, cancellation);

    /// <summary>Several people at once, by the ledger's key.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonCard>> FindSubjectsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation = default) =>
        await (await CardsAsync(db.Set<Person>().Where(person => subjects.Contains(person.Subject)), cancellation)).ToDictionaryAsync(card => card.Subject, cancellation);

    /// <summary>Every active person, by name. For lists that only those with <see cref="PeoplePermissions.Manage"/> open, and for background work.</summary>
    public async Task<IReadOnlyList<PersonCard>> AllAsync(CancellationToken cancellation = default)
    {
        var today = await TodayAsync(cancellation);
        return await (await CardsAsync(Here(today).OrderBy(person => person.Name), cancellation)).ToListAsync(cancellation);
    }

    /// <summary>
    /// The active people whose figures the current person may read, by name: all (HR), those whom one leads (managers, unless works-council mode
    /// hides them), or only oneself.
    /// </summary>
    public async Task<IReadOnlyList<PersonCard>> VisibleAsync(CancellationToken cancellation = default) =>
        await WithinAsync(await ScopeAsync(cancellation), cancellation);

    /// <summary>
    /// The active people whom the current person leads, and oneself, by name: to give them work, whether or not one may read their figures
    /// (<see cref="VisibleAsync"/> tells that).
    /// </summary>
    public async Task<IReadOnlyList<PersonCard>> LedAsync(CancellationToken cancellation = default) =>
        await WithinAsync(await LeadsAsync(cancellation), cancellation);

    /// <summary>Whether the current person may read the figures of <paramref name="person"/>: one's own, those of whom one leads, or all.</summary>
    public async Task<bool> MaySeeAsync(PersonCard person, CancellationToken cancellation = default)
    {
        if (CurrentToken is null && person.Id == (await CurrentAsync(cancellation)).Id)
            return true;
        var scope = await ScopeAsync(cancellation);
        return scope.Everybody || scope.Reports.Contains(person.Id) || (person.TeamId is { } team && scope.Teams.Contains(team));
    }

    /// <summary>
    /// Whose figures the current person (or program, by the scopes of its key) may read: everybody's (HR), those of the teams and people whom one leads
    /// (managers, unless works-council mode hides them), nobody's.
    /// </summary>
    public async Task<FigureScope> ScopeAsync(CancellationToken cancellation = default) =>
        await LeadsAsync(cancellation) is var scope && !scope.Everybody && (await OrganisationAsync(cancellation)).HidesFiguresFromManagers
            ? new FigureScope(false, new HashSet<int>())
            : scope;

    /// <summary>
    /// Whose figures the current person (or program) may read as figures of groups: as <see cref="ScopeAsync"/>, but in works-council mode too.
    /// </summary>
    public Task<FigureScope> GroupScopeAsync(CancellationToken cancellation = default) => LeadsAsync(cancellation);

    /// <summary>
    /// The people who were here on a day, each where they were then, as a query to compose: other modules join their figures to it, order it and
    /// take a page, and the database does all of it. It does not ask who is looking: see <see cref="ScopeAsync"/>.
    /// </summary>
    /// <param name="day">The day, in the organisation's time zone.</param>
    /// <param name="teams">Only who was in one of these teams; null for everybody. Costs as much as these teams have members, however large the company.</param>
    /// <param name="erased">
    /// Whether people who have been erased since count too: yes for figures of groups, so that statistics stay right; no for lists (they have no name).
    /// </param>
    public IQueryable<PlacedPerson> Placed(DateOnly day, IReadOnlyCollection<int>? teams = null, bool erased = false) =>
        from placement in db.Set<Placement>().On(day)
        where !placement.Ended && (teams == null || teams.Contains(placement.TeamId!.Value))
        join person in db.Set<Person>() on placement.PersonId equals person.Id
        where erased || person.ErasedAt == null
        join job in db.Set<Job>() on placement.JobId equals job.Id into jobs
        from job in jobs.DefaultIfEmpty()
        select new PlacedPerson
        {
            Id = person.Id, Subject = person.Subject, Name = person.Name, NativeName = person.NativeName,
            JobEn = job!.Name.En ?? "", JobZhHans = job.Name.ZhHans ?? "",
            TeamId = placement.TeamId, JobId = placement.JobId, ManagerId = placement.ManagerId,
        };

    /// <summary>Where somebody has been, in order; gaps are times outside of the company.</summary>
    public async Task<IReadOnlyList<PlacementCard>> HistoryAsync(int personId, CancellationToken cancellation = default)
    {
        var rows = await placing.TimelineAsync(personId, cancellation);
        var told = rows.Where((row, index) => index == 0 || Place.Of(rows[index - 1]) != Place.Of(row)).ToList();
        return told.Select((row, index) => new PlacementCard(personId, row.Since, index + 1 < told.Count ? told[index + 1].Since.AddDays(-1) : null,
            row.TeamId, row.JobId, row.ManagerId, row.Ended, row.RecordedAt)).ToList();
    }

    /// <summary>All teams, by house and name; closed ones too, since reports of the past name them.</summary>
    public async Task<IReadOnlyList<TeamCard>> TeamsAsync(CancellationToken cancellation = default)
    {
        var sites = (await SitesAsync(cancellation)).ToDictionary(site => site.Id);
        var departments = (await DepartmentsAsync(cancellation)).ToDictionary(department => department.Id);
        var teams = db.Set<Team>().Select(team => new { team.Id, team.Code, team.Name, team.SiteId, team.DepartmentId, team.ManagerId, IsClosed = team.ClosedAt != null });
        return (await teams.ToListAsync(cancellation))
            .Select(team => (Team: team, Site: team.SiteId is { } id ? sites[id] : null, Department: team.DepartmentId is { } part ? departments[part] : null))
            .OrderBy(row => row.Site is null).ThenBy(row => row.Site?.Id).ThenBy(row => row.Team.Id)
            .Select(row => new TeamCard(row.Team.Id, row.Team.Code, row.Team.Name, row.Site?.Id, row.Site?.Name, row.Team.ManagerId,
                row.Department?.Id, row.Department?.Name, row.Team.IsClosed))
            .ToList();
    }

    /// <summary>All houses.</summary>
    public async Task<IReadOnlyList<SiteCard>> SitesAsync(CancellationToken cancellation = default) =>
        await db.Set<Site>().OrderBy(site => site.Id).Select(site => new SiteCard(site.Id, site.Code, site.Name)).ToListAsync(cancellation);

    /// <summary>All departments.</summary>
    public async Task<IReadOnlyList<DepartmentCard>> DepartmentsAsync(CancellationToken cancellation = default) =>
        await db.Set<Department>().OrderBy(unit => unit.Id).Select(unit => new DepartmentCard(unit.Id, unit.Code, unit.Name)).ToListAsync(cancellation);

    /// <summary>All jobs.</summary>
    public async Task<IReadOnlyList<JobCard>> JobsAsync(CancellationToken cancellation = default) =>
        await db.Set<Job>().OrderBy(unit => unit.Id).Select(unit => new JobCard(unit.Id, unit.Code, unit.Name)).ToListAsync(cancellation);

    /// <summary>The company; before the first set-up a nameless one in UTC.</summary>
    public async Task<OrganisationCard> OrganisationAsync(CancellationToken cancellation = default)
    {
        if (organisation is not null)
            return organisation;
        return await db.Set<Organisation>().OrderBy(row => row.Id).AsNoTracking().FirstOrDefaultAsync(cancellation) is { } row
            ? organisation = new OrganisationCard(row.Name, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone), row.IsDemo, row.HidesFiguresFromManagers)
            : new OrganisationCard(new LocalText { En = "ServiceAcademy", ZhHans = "服务学院" }, TimeZoneInfo.Utc, false);
    }

    /// <summary>Today, where the company is.</summary>
    public async Task<DateOnly> TodayAsync(CancellationToken cancellation = default) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), (await OrganisationAsync(cancellation)).TimeZone).Date);

    /// <summary>Writes the company's row if there is none yet.</summary>
    public Task EnsureOrganisationAsync(LocalText name, string timeZone, bool isDemo, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            if (!await db.Set<Organisation>().AnyAsync(cancellation))
                db.Add(new Organisation { Name = name, TimeZone = timeZone, IsDemo = isDemo });
        }, cancellation);

    /// <summary>Adds a person and answers the id.</summary>
    /// <exception cref="AcademyError">409: the e-mail address is taken.</exception>
    public Task<int> AddAsync(NewPerson added, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            var email = added.Email.Trim().ToLowerInvariant();
            if (await db.Set<Person>().AnyAsync(person => person.Email == email, cancellation))
                throw new AcademyError(409, T["{0} is already in the academy.", email],
                    T["Every person has an e-mail address of their own."], T["Look the person up in the list, or use another address."]);
            var now = clock.GetUtcNow();
            var person = new Person
            {
                Subject = Guid.NewGuid(), UserId = added.UserId, Name = added.Name.Trim(), NativeName = added.NativeName?.Trim(),
                Email = email, Locale = added.Locale, AddedAt = now, ChangedAt = now,
            };
            db.Add(person);
            var job = (await db.JobsAsync(cancellation)).FindOrAdd(added.Job);
            await db.SaveChangesAsync(cancellation);
            await placing.PlaceAsync(person.Id, added.Since, new Place(added.TeamId, job?.Id, null, false), await MeAsync(cancellation), cancellation);
            return person.Id;
        }, cancellation);

    /// <inheritdoc cref="SearchAsync(PeopleQuery, int, int, CancellationToken)"/>
    public Task<PeoplePage> SearchAsync(string? words, bool leavers, int page, int size, CancellationToken cancellation = default) =>
        SearchAsync(new PeopleQuery(words, leavers), page, size, cancellation);

    /// <summary>People by name, a page at a time. For those with <see cref="PeoplePermissions.Manage"/>.</summary>
    public async Task<PeoplePage> SearchAsync(PeopleQuery query, int page, int size, CancellationToken cancellation = default)
    {
        var found = await FoundAsync(query, cancellation);
        var total = await found.CountAsync(cancellation);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var shown = found.OrderBy(person => person.Name).ThenBy(person => person.Id).Skip((number - 1) * size).Take(size);
        return new PeoplePage(await (await CardsAsync(shown, cancellation)).ToListAsync(cancellation), total, number, size);
    }

    /// <summary>All who are sought, by name, one after the other.</summary>
    internal async Task<IAsyncEnumerable<PersonCard>> StreamAsync(PeopleQuery query, CancellationToken cancellation) =>
        (await CardsAsync((await FoundAsync(query, cancellation)).OrderBy(person => person.Name).ThenBy(person => person.Id), cancellation)).AsAsyncEnumerable();

    /// <summary>Somebody leaves at once: signs in no more and stands on no list, but stays in the ledger. Nobody can do it to oneself.</summary>
    public Task DeactivateAsync(int id, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            if (await MeAsync(cancellation) == id)
                throw new AcademyError(409, T["You cannot deactivate yourself."], T["The academy could be left without anybody who can undo it."],
                    T["Ask another administrator."]);
            await SetActiveAsync(await DemandAsync(id, cancellation), false, cancellation);
        }, cancellation);

    /// <summary>Somebody comes back, to where they were.</summary>
    public Task ReactivateAsync(int id, CancellationToken cancellation = default) =>
        db.WriteAsync(async () => await SetActiveAsync(await DemandAsync(id, cancellation), true, cancellation), cancellation);

    /// <summary>Lets somebody go at once or takes them back; to be called inside a write.</summary>
    internal async Task SetActiveAsync(Person person, bool active, CancellationToken cancellation)
    {
        var (today, me) = (await TodayAsync(cancellation), await MeAsync(cancellation));
        if (active)
        {
            await placing.ReturnAsync(person, today, me, cancellation);
        }
        else if (person.DeactivatedAt is null)
        {
            await placing.LeaveAsync(person, person.LastDay < today ? person.LastDay.Value : today, today, me, cancellation);
            person.DeactivatedAt = clock.GetUtcNow();
        }
        Touch(person);
    }

    /// <summary>The person's last day at work: access ends after it. A day that is over ends it at once.</summary>
    public Task LeaveAsync(int id, DateOnly lastDay, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            var person = await DemandAsync(id, cancellation);
            await placing.LeaveAsync(person, lastDay, await TodayAsync(cancellation), await MeAsync(cancellation), cancellation);
            Touch(person);
        }, cancellation);

    /// <summary>From a day on, the person works in a team, in a job, for a manager. The same day again corrects what was said of it.</summary>
    /// <param name="job">The job's name in either language, or its code; a new name makes a new job; empty: none.</param>
    /// <param name="managerId">The person's own manager; null where the team's is meant.</param>
    /// <exception cref="AcademyError">409: managers would lead each other in a circle.</exception>
    public Task PlaceAsync(int id, DateOnly since, int? teamId, string job, int? managerId, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            var person = await DemandAsync(id, cancellation);
            var known = (await db.JobsAsync(cancellation)).FindOrAdd(Units.Named(job));
            await db.SaveChangesAsync(cancellation);
            await placing.PlaceAsync(id, since, new Place(teamId, known?.Id, managerId, false), await MeAsync(cancellation), cancellation);
            Touch(person);
        }, cancellation);

    /// <summary>Everything that was ever recorded of where somebody works, also what was corrected since, in the order of recording.</summary>
    public async Task<IReadOnlyList<PlacementCard>> RecordedAsync(int personId, CancellationToken cancellation = default) =>
        await db.Set<Placement>().Where(row => row.PersonId == personId).OrderBy(row => row.Id)
            .Select(row => new PlacementCard(row.PersonId, row.Since, null, row.TeamId, row.JobId, row.ManagerId, row.Ended, row.RecordedAt)).ToListAsync(cancellation);

    /// <summary>The host's account of a person; null when there is none yet.</summary>
    public async Task<string?> AccountOfAsync(int id, CancellationToken cancellation = default) =>
        await db.Set<Person>().Where(person => person.Id == id).Select(person => person.UserId).SingleOrDefaultAsync(cancellation);

    /// <summary>Says with which account of the host a person signs in.</summary>
    public Task LinkAccountAsync(string email, string userId, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            var address = email.Trim().ToLowerInvariant();
            (await db.Set<Person>().SingleAsync(person => person.Email == address, cancellation)).UserId = userId;
        }, cancellation);

    /// <summary>Whether anybody works here yet.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellation = default) => db.Set<Person>().AnyAsync(cancellation);

    /// <summary>Whether the academy has been set up: the company's row exists.</summary>
    public Task<bool> IsSetUpAsync(CancellationToken cancellation = default) => db.Set<Organisation>().AnyAsync(cancellation);

    /// <summary>The signed-in person, where somebody is signed in and known here.</summary>
    internal async Task<int?> MeAsync(CancellationToken cancellation) =>
        User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId && CurrentToken is null
            ? current?.Id ?? (await FindByAccountAsync(userId, cancellation))?.Id
            : null;

    internal async Task<Person> DemandAsync(int id, CancellationToken cancellation) =>
        await db.Set<Person>().SingleOrDefaultAsync(person => person.Id == id && person.ErasedAt == null, cancellation)
        ?? throw new AcademyError(404, T["There is no such person."], T["The address has a mistake, or the person has been erased."], T["Look the person up in the list."]);

    /// <summary>Notes somebody's last day; inside a write.</summary>
    /// <param name="now">Whether access ends at once, even if the day is not over.</param>
    internal async Task LeaveAsync(Person person, DateOnly lastDay, int? by, bool now, CancellationToken cancellation = default)
    {
        await placing.LeaveAsync(person, lastDay, await TodayAsync(cancellation), by, cancellation);
        if (now)
            person.DeactivatedAt ??= clock.GetUtcNow();
        Touch(person);
    }

    /// <summary>Takes somebody back; inside a write.</summary>
    internal async Task ReturnAsync(Person person, int? by, CancellationToken cancellation = default)
    {
        await placing.ReturnAsync(person, await TodayAsync(cancellation), by, cancellation);
        Touch(person);
    }

    /// <summary>Counts a change of the person's row.</summary>
    internal void Touch(Person person) => (person.ChangedAt, person.Revision) = (clock.GetUtcNow(), person.Revision + 1);

    private async Task<bool> MayAsync(string permission) => (await authorization.AuthorizeAsync(User, permission)).Succeeded;

    private IQueryable<Person> Here(DateOnly today) =>
        db.Set<Person>().Where(person => person.DeactivatedAt == null && (person.LastDay == null || person.LastDay >= today));

    private async Task<IQueryable<Person>> FoundAsync(PeopleQuery query, CancellationToken cancellation)
    {
        var today = await TodayAsync(cancellation);
        var found = query.Leavers
            ? db.Set<Person>().Where(person => person.ErasedAt == null && (person.DeactivatedAt != null || person.LastDay < today))
            : Here(today);
        if (query.Words?.Trim().ToLowerInvariant() is { Length: > 0 } sought)
            found = found.Where(person => person.Name.ToLower().Contains(sought) || person.Email.Contains(sought) || person.NativeName!.Contains(sought)
                || person.Number!.ToLower() == sought);
        // Who is in a place is looked up once, by the place; asking each person in turn would take minutes in a large company.
        var placements = db.Set<Placement>().AsQueryable();
        if (query.TeamId is { } team)
            placements = placements.Where(place => place.TeamId == team);
        if (query.SiteId is not null || query.DepartmentId is not null)
        {
            var teams = await db.Set<Team>().Where(row => (query.SiteId == null || row.SiteId == query.SiteId) && (query.DepartmentId == null || row.DepartmentId == query.DepartmentId))
                .Select(row => row.Id).ToListAsync(cancellation);
            placements = placements.Where(place => teams.Contains(place.TeamId!.Value));
        }
        if (query.JobId is { } job)
            placements = placements.Where(place => place.JobId == job);
        if (query.ManagerId is { } manager)
            placements = placements.Where(place => place.ManagerId == manager);
        if (query.TeamId is not null || query.SiteId is not null || query.DepartmentId is not null || query.JobId is not null || query.ManagerId is not null)
        {
            var all = db.Set<Placement>();
            var there = placements.Where(row => row.Since <= today && !all.Any(later => later.PersonId == row.PersonId && later.Since <= today
                && (later.Since > row.Since || (later.Since == row.Since && later.Id > row.Id)))).Select(row => row.PersonId);
            found = found.Where(person => there.Contains(person.Id));
        }
        return found;
    }

    private async Task<IReadOnlyList<PersonCard>> WithinAsync(FigureScope scope, CancellationToken cancellation)
    {
        if (scope.Everybody)
            return await AllAsync(cancellation);
        var me = CurrentToken is null ? (await CurrentAsync(cancellation)).Id : 0;
        var today = await TodayAsync(cancellation);
        var ids = scope.Reports.Append(me).ToList();
        var teams = scope.Teams.ToList();
        var placements = db.Set<Placement>().On(today).Where(place => teams.Contains(place.TeamId!.Value)).Select(place => place.PersonId);
        return await (await CardsAsync(Here(today).Where(person => ids.Contains(person.Id) || placements.Contains(person.Id)).OrderBy(person => person.Name), cancellation))
            .ToListAsync(cancellation);
    }

    /// <summary>Whom the current person leads: one's teams and people, and level by level those whom they lead.</summary>
    private async Task<FigureScope> LeadsAsync(CancellationToken cancellation)
    {
        if (led is not null)
            return led;
        if (await MayAsync(PeoplePermissions.ReadAll))
            return led = new FigureScope(true, new HashSet<int>());
        if (CurrentToken is not null || !await MayAsync(PeoplePermissions.ReadTeam))
            return led = new FigureScope(false, new HashSet<int>());
        var me = (await CurrentAsync(cancellation)).Id;
        var placements = db.Set<Placement>().On(await TodayAsync(cancellation)).Where(place => !place.Ended);
        var (teams, people, level) = (new HashSet<int>(), new HashSet<int> { me }, new List<int> { me });
        while (level.Count > 0)
        {
            var more = await db.Set<Team>().Where(team => level.Contains(team.ManagerId!.Value)).Select(team => team.Id).ToListAsync(cancellation);
            more.RemoveAll(team => !teams.Add(team));
            level = (await placements.Where(place => level.Contains(place.ManagerId!.Value) || (place.ManagerId == null && more.Contains(place.TeamId!.Value)))
                .Select(place => place.PersonId).ToListAsync(cancellation)).Where(people.Add).ToList();
        }
        people.Remove(me);
        return led = new FigureScope(false, teams) { Reports = people };
    }

    private async Task<IQueryable<PersonCard>> CardsAsync(IQueryable<Person> people, CancellationToken cancellation)
    {
        var today = await TodayAsync(cancellation);
        return from person in people
               join placement in db.Set<Placement>().On(today) on person.Id equals placement.PersonId into placements
               from placement in placements.DefaultIfEmpty()
               join job in db.Set<Job>() on placement.JobId equals job.Id into jobs
               from job in jobs.DefaultIfEmpty()
               select new PersonCard(person.Id, person.Subject, person.Name, person.NativeName, person.Email,
                   new LocalText { En = job!.Name.En ?? "", ZhHans = job.Name.ZhHans ?? "" }, person.Locale, placement!.TeamId,
                   person.DeactivatedAt == null && (person.LastDay == null || person.LastDay >= today), person.Number, placement.JobId, placement.ManagerId);
    }
}
