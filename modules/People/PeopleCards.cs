using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People;

/// <summary>A person, as other modules see one, placed as of today.</summary>
/// <param name="Id">Key of the person's row.</param>
/// <param name="Subject">The key under which the ledger keeps the person's sentences.</param>
/// <param name="Name">The name in Latin script.</param>
/// <param name="NativeName">The name in the person's own script, if another.</param>
/// <param name="Email">The address at work.</param>
/// <param name="JobTitle">What the person does.</param>
/// <param name="Locale">The person's language.</param>
/// <param name="TeamId">The current team; null for nobody's.</param>
/// <param name="IsActive">False for leavers.</param>
/// <param name="Number">The number under which the HR system knows the person.</param>
/// <param name="JobId">The current job.</param>
/// <param name="ManagerId">The person's own manager; null where the team's is meant.</param>
public sealed record PersonCard(
    int Id, Guid Subject, string Name, string? NativeName, string Email, LocalText JobTitle, string Locale, int? TeamId, bool IsActive,
    string? Number, int? JobId, int? ManagerId)
{
    /// <summary>What the person does, in the language of the request.</summary>
    public string Job => JobTitle.ToString();

    /// <summary>The name to greet with in the language of the request.</summary>
    public string DisplayName => Languages.Current == Languages.Chinese ? NativeName ?? Name : Name;
}

/// <summary>A person in what leaves the house (workflows, other systems): as it was then.</summary>
/// <param name="Subject">The ledger's key of the person; the same in everything that leaves.</param>
/// <param name="Name">The name in Latin script.</param>
/// <param name="NativeName">The name in the person's own script, if another.</param>
/// <param name="Email">The address at work.</param>
/// <param name="Locale">The person's language.</param>
public sealed record NewsPerson(Guid Subject, string Name, string? NativeName, string Email, string Locale)
{
    /// <summary>A person as of now.</summary>
    public static NewsPerson Of(PersonCard person) => new(person.Subject, person.Name, person.NativeName, person.Email, person.Locale);
}

/// <summary>A team. Its name is the full one (“Bund Front Office”), so it tells teams of two houses apart.</summary>
/// <param name="SiteId">Its house; null for a team that serves all of them.</param>
/// <param name="SiteName">The house's name; null likewise.</param>
/// <param name="DepartmentId">Its department, if any.</param>
/// <param name="DepartmentName">The department's name.</param>
/// <param name="IsClosed">Nobody is placed there any more; reports of the past keep it.</param>
public sealed record TeamCard(
    int Id, string Code, LocalText Name, int? SiteId, LocalText? SiteName, int? ManagerId, int? DepartmentId = null, LocalText? DepartmentName = null,
    bool IsClosed = false)
{
    /// <summary>The team's name in the language of the request.</summary>
    public string DisplayName => Name.ToString();
}

/// <summary>A house.</summary>
public sealed record SiteCard(int Id, string Code, LocalText Name);

/// <summary>A department, in whichever house.</summary>
public sealed record DepartmentCard(int Id, string Code, LocalText Name);

/// <summary>A job; role profiles name it by its code.</summary>
public sealed record JobCard(int Id, string Code, LocalText Name);

/// <summary>The company: its name, time zone, and whether it is invented.</summary>
/// <param name="HidesFiguresFromManagers">Works-council mode: managers read figures of groups, never of a person.</param>
public sealed record OrganisationCard(LocalText Name, TimeZoneInfo TimeZone, bool IsDemo, bool HidesFiguresFromManagers = false);

/// <summary>Somebody to add.</summary>
/// <param name="Since">The first day in the team.</param>
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

    /// <summary>The job on that day.</summary>
    public int? JobId { get; init; }

    /// <summary>The person's own manager on that day; null where the team's is meant.</summary>
    public int? ManagerId { get; init; }

    /// <summary>The name to greet with in the language of the request.</summary>
    public string DisplayName => Languages.Current == Languages.Chinese ? NativeName ?? Name : Name;

    /// <summary>What the person does, in the language of the request.</summary>
    public string Job => new LocalText { En = JobEn, ZhHans = JobZhHans }.ToString();
}

/// <summary>Whose figures the current person may read.</summary>
/// <param name="Everybody">All of them.</param>
/// <param name="Teams">The teams whose members' figures may be read; matters when not everybody's may.</param>
public sealed record FigureScope(bool Everybody, IReadOnlySet<int> Teams)
{
    /// <summary>People (ids) outside of these teams whose figures may be read too: those whom one leads in person, and whom they lead.</summary>
    public IReadOnlySet<int> Reports { get; init; } = new HashSet<int>();
}

/// <summary>Who is sought on the list of people; null: whoever.</summary>
/// <param name="Words">A part of the name, address or number.</param>
/// <param name="Leavers">Those who left, instead of those who are here.</param>
public sealed record PeopleQuery(
    string? Words = null, bool Leavers = false, int? SiteId = null, int? DepartmentId = null, int? TeamId = null, int? JobId = null, int? ManagerId = null);

/// <summary>Where a person was from one day to another.</summary>
/// <param name="Since">The first day.</param>
/// <param name="Until">The last day; null while no end is known.</param>
/// <param name="Ended">The person worked here no more in that time.</param>
/// <param name="RecordedAt">When the academy learned it.</param>
public sealed record PlacementCard(
    int PersonId, DateOnly Since, DateOnly? Until, int? TeamId, int? JobId, int? ManagerId, bool Ended, DateTimeOffset RecordedAt);
