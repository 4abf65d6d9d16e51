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
    public async Task<IActionResult> Index(string? find, bool leavers, int page = 1, CancellationToken cancellation = default)
    {
        var host = accounts.FirstOrDefault();
        return View(new PeopleList(
            find, leavers, await people.SearchAsync(find, leavers, page, PageSize, cancellation), await TeamsAsync(cancellation),
            host is null ? null : await host.AddUrlAsync(), host is null ? null : await host.UrlsAsync()));
    }

    /// <summary>The whole list as a file.</summary>
    [HttpGet("/people.csv")]
    public async Task<IActionResult> Csv(string? find, bool leavers, CancellationToken cancellation)
    {
        var teams = await TeamsAsync(cancellation);
        var found = await people.SearchAsync(find, leavers, 1, int.MaxValue / 2, cancellation);
        return new CsvTable("people", [T["Name"], T["Native name"], T["E-mail"], T["Job"], T["Team"], T["House"]],
            found.People.Select(person => (IReadOnlyList<object?>)
            [
                person.Name, person.NativeName, person.Email, person.Job, TeamOf(person)?.DisplayName, TeamOf(person)?.SiteName?.ToString(),
            ]));

        TeamCard? TeamOf(PersonCard person) => person.TeamId is { } id ? teams[id] : null;
    }

    private async Task<Dictionary<int, TeamCard>> TeamsAsync(CancellationToken cancellation) =>
        (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id);
}

/// <summary>What the page shows.</summary>
public sealed record PeopleList(
    string? Find, bool Leavers, PeoplePage Page, IReadOnlyDictionary<int, TeamCard> Teams, string? AddUrl, Func<PersonCard, string>? UrlOf);
