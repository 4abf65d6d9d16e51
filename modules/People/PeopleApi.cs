using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People;

/// <summary>A person, as other modules see one.</summary>
/// <param name="Id">Key of the person's row.</param>
/// <param name="Subject">The key under which the ledger keeps the person's sentences.</param>
/// <param name="Name">The name in Latin script.</param>
/// <param name="NativeName">The name in the person's own script, if another.</param>
/// <param name="Email">The address at work.</param>
/// <param name="JobTitle">What the person does.</param>
/// <param name="Locale">The person's language.</param>
/// <param name="TeamId">The current team; null for nobody's.</param>
/// <param name="IsActive">False for leavers.</param>
public sealed record PersonCard(
    int Id, Guid Subject, string Name, string? NativeName, string Email, LocalText JobTitle, string Locale, int? TeamId, bool IsActive)
{
    /// <summary>What the person does, in the language of the request.</summary>
    public string Job => JobTitle.ToString();

    /// <summary>The name to greet with in the language of the request.</summary>
    public string DisplayName => Languages.Current == Languages.Chinese ? NativeName ?? Name : Name;
}

/// <summary>A team. Its name is the full one (“Bund Front Office”), so it tells teams of two houses apart.</summary>
/// <param name="SiteId">Its house; null for a team that serves all of them.</param>
/// <param name="SiteName">The house's name; null likewise.</param>
public sealed record TeamCard(int Id, string Code, LocalText Name, int? SiteId, LocalText? SiteName, int? ManagerId)
{
    /// <summary>The team's name in the language of the request.</summary>
    public string DisplayName => Name.ToString();
}

/// <summary>A house.</summary>
public sealed record SiteCard(int Id, string Code, LocalText Name);

/// <summary>The company: its name, time zone, and whether it is invented.</summary>
public sealed record OrganisationCard(LocalText Name, TimeZoneInfo TimeZone, bool IsDemo);

/// <summary>Somebody to add.</summary>
public sealed record NewPerson(
    string Name, string? NativeName, string Email, LocalText Job, string Locale, string? UserId, int? TeamId, DateOnly Since);

/// <summary>A page of the list of people.</summary>
public sealed record PeoplePage(IReadOnlyList<PersonCard> People, int Total, int Number, int Size)
{
    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>A person as placed on a day; a shape to compose queries with (see <see cref="PeopleApi.Placed"/>).</summary>
public sealed class PlacedPerson
{
    public required int Id { get; init; }

    /// <summary>The key under which the ledger keeps the person's sentences.</summary>
    public required Guid Subject { get; init; }

    public required string Name { get; init; }

    public required string? NativeName { get; init; }

    public required string JobEn { get; init; }

    public required string JobZhHans { get; init; }

    /// <summary>The team on that day; null for nobody's.</summary>
    public required int? TeamId { get; init; }

    /// <summary>The name to greet with in the language of the request.</summary>
    public string DisplayName => Languages.Current == Languages.Chinese ? NativeName ?? Name : Name;

    /// <summary>What the person does, in the language of the request.</summary>
    public string Job => new LocalText { En = JobEn, ZhHans = JobZhHans }.ToString();
}

/// <summary>Whose figures the current person may read.</summary>
/// <param name="Everybody">All of them.</param>
/// <param name="Teams">The teams whose members' figures may be read; matters when not everybody's may.</param>
public sealed record FigureScope(bool Everybody, IReadOnlySet<int> Teams);

/// <summary>The door of People: who is who, and whose figures may the current person see.</summary>
public sealed class PeopleApi
{
    private readonly AcademyDb db;
    private readonly IHttpContextAccessor http;
    private readonly IAuthorizationService authorization;
    private readonly TimeProvider clock;
    private readonly IStringLocalizer<PeopleApi> T;
    private PersonCard? current;

    /// <summary>Made by the container.</summary>
    public PeopleApi(AcademyDb db, IHttpContextAccessor http, IAuthorizationService authorization, TimeProvider clock, IStringLocalizer<PeopleApi> localizer) =>
        (this.db, this.http, this.authorization, this.clock, T) = (db, http, authorization, clock, localizer);

    private ClaimsPrincipal User => http.HttpContext?.User ?? new ClaimsPrincipal();

    /// <summary>The signed-in person.</summary>
    /// <exception cref="AcademyError">403: the account belongs to nobody who works here.</exception>
    public async Task<PersonCard> CurrentAsync(CancellationToken cancellation = default)
    {
        if (current is not null)
            return current;
        var userId = User.FindFirstValue(ClaimTypes.NameIdentifier);
        current = userId is null ? null : await Cards(db.Set<Person>().Where(person => person.UserId == userId)).SingleOrDefaultAsync(cancellation);
        return current is { IsActive: true }
            ? current
            : throw new AcademyError(403, T["Your account is not linked to a person of this academy."],
                T["People are added by HR or an administrator."], T["Ask one of them to add you, with this e-mail address."]);
    }

    /// <summary>One person; null when there is no such id.</summary>
    public async Task<PersonCard?> FindAsync(int id, CancellationToken cancellation = default) =>
        await Cards(db.Set<Person>().Where(person => person.Id == id)).SingleOrDefaultAsync(cancellation);

    /// <summary>The person who signs in with an account of the host; null when it belongs to nobody here.</summary>
    public async Task<PersonCard?> FindByAccountAsync(string userId, CancellationToken cancellation = default) =>
        await Cards(db.Set<Person>().Where(person => person.UserId == userId)).SingleOrDefaultAsync(cancellation);

    /// <summary>Several people at once, by id.</summary>
    public async Task<IReadOnlyDictionary<int, PersonCard>> FindManyAsync(IReadOnlyCollection<int> ids, CancellationToken cancellation = default) =>
        await Cards(db.Set<Person>().Where(person => ids.Contains(person.Id))).ToDictionaryAsync(card => card.Id, cancellation);

    /// <summary>Several people at once, by the ledger's key.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonCard>> FindSubjectsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation = default) =>
        await Cards(db.Set<Person>().Where(person => subjects.Contains(person.Subject))).ToDictionaryAsync(card => card.Subject, cancellation);

    /// <summary>Every active person, by name. For lists that only those with <see cref="PeoplePermissions.Manage"/> open, and for background work.</summary>
    public async Task<IReadOnlyList<PersonCard>> AllAsync(CancellationToken cancellation = default) =>
        await Cards(db.Set<Person>().Where(person => person.DeactivatedAt == null).OrderBy(person => person.Name)).ToListAsync(cancellation);

    /// <summary>The active people whose figures the current person may read, by name: all (HR), one's own teams (managers), or only oneself.</summary>
    public async Task<IReadOnlyList<PersonCard>> VisibleAsync(CancellationToken cancellation = default)
    {
        if (await MayAsync(PeoplePermissions.ReadAll))
            return await AllAsync(cancellation);
        var me = await CurrentAsync(cancellation);
        if (!await MayAsync(PeoplePermissions.ReadTeam))
            return [me];
        var teams = (await db.Set<Team>().Where(team => team.ManagerId == me.Id).Select(team => team.Id).ToListAsync(cancellation)).ToHashSet();
        return (await AllAsync(cancellation)).Where(person => person.Id == me.Id || (person.TeamId is { } team && teams.Contains(team))).ToList();
    }

    /// <summary>Whether the current person may read the figures of <paramref name="person"/>: one's own, one's team's, or all.</summary>
    public async Task<bool> MaySeeAsync(PersonCard person, CancellationToken cancellation = default)
    {
        var me = await CurrentAsync(cancellation);
        return person.Id == me.Id
            || await MayAsync(PeoplePermissions.ReadAll)
            || (await MayAsync(PeoplePermissions.ReadTeam)
                && await db.Set<Team>().AnyAsync(team => team.Id == person.TeamId && team.ManagerId == me.Id, cancellation));
    }

    /// <summary>Whose figures the current person may read: everybody's (HR), those of one's own teams (managers), nobody's.</summary>
    public async Task<FigureScope> ScopeAsync(CancellationToken cancellation = default)
    {
        if (await MayAsync(PeoplePermissions.ReadAll))
            return new FigureScope(true, new HashSet<int>());
        if (!await MayAsync(PeoplePermissions.ReadTeam))
            return new FigureScope(false, new HashSet<int>());
        var me = await CurrentAsync(cancellation);
        return new FigureScope(false, (await db.Set<Team>().Where(team => team.ManagerId == me.Id).Select(team => team.Id).ToListAsync(cancellation)).ToHashSet());
    }

    /// <summary>
    /// The people who were here on a day, each where they were then, as a query to compose: other modules join their figures to it, order it and
    /// take a page, and the database does all of it. It does not ask who is looking: see <see cref="ScopeAsync"/>.
    /// </summary>
    /// <param name="day">The day, in the organisation's time zone.</param>
    /// <param name="teams">Only who was in one of these teams; null for everybody. Costs as much as these teams have members, however large the company.</param>
    public IQueryable<PlacedPerson> Placed(DateOnly day, IReadOnlyCollection<int>? teams = null)
    {
        var (begins, ends) = (new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        var people = db.Set<Person>().Where(person => person.DeactivatedAt == null || person.DeactivatedAt >= begins);
        return teams is null
            ? from person in people
              where person.AddedAt < ends || person.Memberships.Any(membership => membership.Since <= day)
              select new PlacedPerson
              {
                  Id = person.Id, Subject = person.Subject, Name = person.Name, NativeName = person.NativeName,
                  JobEn = person.Job.En, JobZhHans = person.Job.ZhHans,
                  TeamId = person.Memberships.Where(membership => membership.Since <= day).OrderByDescending(membership => membership.Since)
                      .Select(membership => (int?)membership.TeamId).FirstOrDefault(),
              }
            : from membership in db.Set<Membership>()
              where teams.Contains(membership.TeamId) && membership.Since <= day
                  && !db.Set<Membership>().Any(later => later.PersonId == membership.PersonId && later.Since > membership.Since && later.Since <= day)
              join person in people on membership.PersonId equals person.Id
              select new PlacedPerson
              {
                  Id = person.Id, Subject = person.Subject, Name = person.Name, NativeName = person.NativeName,
                  JobEn = person.Job.En, JobZhHans = person.Job.ZhHans, TeamId = membership.TeamId,
              };
    }

    /// <summary>All teams, by house and name.</summary>
    public async Task<IReadOnlyList<TeamCard>> TeamsAsync(CancellationToken cancellation = default)
    {
        var sites = (await SitesAsync(cancellation)).ToDictionary(site => site.Id);
        return (await db.Set<Team>().AsNoTracking().ToListAsync(cancellation))
            .Select(team => (Team: team, Site: team.SiteId is { } id ? sites[id] : null))
            .OrderBy(row => row.Site is null).ThenBy(row => row.Site?.Id).ThenBy(row => row.Team.Id)
            .Select(row => new TeamCard(row.Team.Id, row.Team.Code, row.Team.Name, row.Site?.Id, row.Site?.Name, row.Team.ManagerId))
            .ToList();
    }

    /// <summary>All houses.</summary>
    public async Task<IReadOnlyList<SiteCard>> SitesAsync(CancellationToken cancellation = default) =>
        await db.Set<Site>().OrderBy(site => site.Id).Select(site => new SiteCard(site.Id, site.Code, site.Name)).ToListAsync(cancellation);

    /// <summary>The company; before the first set-up a nameless one in UTC.</summary>
    public async Task<OrganisationCard> OrganisationAsync(CancellationToken cancellation = default) =>
        await db.Set<Organisation>().OrderBy(row => row.Id).AsNoTracking().FirstOrDefaultAsync(cancellation) is { } row
            ? new OrganisationCard(row.Name, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone), row.IsDemo)
            : new OrganisationCard(new LocalText { En = "ServiceAcademy", ZhHans = "服务学院" }, TimeZoneInfo.Utc, false);

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
            var person = new Person
            {
                Subject = Guid.NewGuid(), UserId = added.UserId, Name = added.Name.Trim(), NativeName = added.NativeName?.Trim(),
                Email = email, Job = added.Job, Locale = added.Locale, AddedAt = clock.GetUtcNow(),
            };
            if (added.TeamId is { } team)
                person.Memberships.Add(new Membership { TeamId = team, Since = added.Since });
            db.Add(person);
            await db.SaveChangesAsync(cancellation);
            return person.Id;
        }, cancellation);

    /// <summary>People by name, a page at a time; words are looked for in names and addresses. For those with <see cref="PeoplePermissions.Manage"/>.</summary>
    public async Task<PeoplePage> SearchAsync(string? words, bool leavers, int page, int size, CancellationToken cancellation = default)
    {
        var found = db.Set<Person>().Where(person => leavers ? person.DeactivatedAt != null : person.DeactivatedAt == null);
        if (words?.Trim().ToLowerInvariant() is { Length: > 0 } sought)
            found = found.Where(person => person.Name.ToLower().Contains(sought) || person.Email.Contains(sought) || person.NativeName!.Contains(sought));
        var total = await found.CountAsync(cancellation);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        return new PeoplePage(
            await Cards(found.OrderBy(person => person.Name).ThenBy(person => person.Id).Skip((number - 1) * size).Take(size)).ToListAsync(cancellation), total, number, size);
    }

    /// <summary>Somebody leaves: signs in no more and stands on no list, but stays in the ledger. Nobody can do it to oneself.</summary>
    public Task DeactivateAsync(int id, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            if ((await CurrentAsync(cancellation)).Id == id)
                throw new AcademyError(409, T["You cannot deactivate yourself."], T["The academy could be left without anybody who can undo it."],
                    T["Ask another administrator."]);
            (await DemandAsync(id, cancellation)).DeactivatedAt ??= clock.GetUtcNow();
        }, cancellation);

    /// <summary>Somebody comes back.</summary>
    public Task ReactivateAsync(int id, CancellationToken cancellation = default) =>
        db.WriteAsync(async () => (await DemandAsync(id, cancellation)).DeactivatedAt = null, cancellation);

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

    private async Task<Person> DemandAsync(int id, CancellationToken cancellation) =>
        await db.Set<Person>().SingleOrDefaultAsync(person => person.Id == id, cancellation)
        ?? throw new AcademyError(404, T["There is no such person."], T["The address has a mistake, or the person has been erased."], T["Look the person up in the list."]);

    private async Task<bool> MayAsync(string permission) => (await authorization.AuthorizeAsync(User, permission)).Succeeded;

    private static IQueryable<PersonCard> Cards(IQueryable<Person> people) =>
        people.Select(person => new PersonCard(person.Id, person.Subject, person.Name, person.NativeName, person.Email, person.Job, person.Locale,
            person.Memberships.OrderByDescending(membership => membership.Since).Select(membership => (int?)membership.TeamId).FirstOrDefault(),
            person.DeactivatedAt == null));
}
