using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;

namespace ServiceAcademy.People.People;

/// <summary>The people of the academy.</summary>
[BackOffice]
[Authorize(PeoplePermissions.Manage)]
public sealed class PeopleController(PeopleApi people, IEnumerable<IAccountPages> accounts, IStringLocalizer<PeopleController> T) : Controller
{
    private const int PageSize = 50;

    /// <summary>Those who work here (or have left), with team and house.</summary>
    [HttpGet("/people")]
    public async Task<IActionResult> Index(PeopleFilter filter, bool erased, int page = 1, CancellationToken cancellation = default) =>
        View(new PeopleList(
            filter, await people.SearchAsync(filter.Query, page, PageSize, cancellation), await TeamsAsync(cancellation), await people.SitesAsync(cancellation),
            await people.DepartmentsAsync(cancellation), await people.JobsAsync(cancellation), accounts.FirstOrDefault() is { } host ? await host.AddUrlAsync() : null, erased));

    /// <summary>The whole list as a file, row by row.</summary>
    [HttpGet("/people.csv")]
    public async Task<IActionResult> Csv(PeopleFilter filter, CancellationToken cancellation)
    {
        var teams = await TeamsAsync(cancellation);
        var rows = (await people.StreamAsync(filter.Query, cancellation)).Select(person => (IReadOnlyList<object?>)
        [
            person.Number, person.Name, person.NativeName, person.Email, person.Job, TeamOf(person)?.DisplayName, TeamOf(person)?.DepartmentName?.ToString(), TeamOf(person)?.SiteName?.ToString(),
        ]);
        return new CsvTable("people", [T["Employee number"], T["Name"], T["Native name"], T["E-mail"], T["Job"], T["Team"], T["Department"], T["House"]], rows);

        TeamCard? TeamOf(PersonCard person) => person.TeamId is { } id ? teams[id] : null;
    }

    private async Task<Dictionary<int, TeamCard>> TeamsAsync(CancellationToken cancellation) =>
        (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id);
}

/// <summary>Who is sought.</summary>
public sealed class PeopleFilter
{
    public string? Find { get; set; }
    public bool Leavers { get; set; }
    public int? Site { get; set; }
    public int? Department { get; set; }
    public int? Team { get; set; }
    public int? Job { get; set; }

    internal PeopleQuery Query => new(Find is { Length: > 100 } ? Find[..100] : Find, Leavers, Site, Department, Team, Job);

    public object Route(int? page = null) => new { find = Find, leavers = Leavers ? "true" : null, site = Site, department = Department, team = Team, job = Job, page };
}

/// <summary>What the page shows.</summary>
public sealed record PeopleList(
    PeopleFilter Filter, PeoplePage Page, IReadOnlyDictionary<int, TeamCard> Teams, IReadOnlyList<SiteCard> Sites, IReadOnlyList<DepartmentCard> Departments,
    IReadOnlyList<JobCard> Jobs, string? AddUrl, bool Erased);
