using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.People.People;

/// <summary>The people of the academy.</summary>
[BackOffice]
[Authorize(PeoplePermissions.Manage)]
public sealed class PeopleController(PeopleApi people) : Controller
{
    /// <summary>Everybody, with team and house.</summary>
    [HttpGet("/people")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var teams = (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id);
        return View(new PeopleList(
            (await people.AllAsync(cancellation)).Select(person => (person, person.TeamId is { } id ? teams[id] : null)).ToList()));
    }
}

/// <summary>What the page shows.</summary>
public sealed record PeopleList(IReadOnlyList<(PersonCard Person, TeamCard? Team)> Rows);
