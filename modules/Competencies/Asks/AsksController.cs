using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Asks;

/// <summary>Asking to be observed at work.</summary>
[Authorize(CompetenciesPermissions.ReadOwn)]
[Route("/competencies/mine/observation")]
public sealed class AsksController(CompetenciesDesk desk, PeopleApi people) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        var since = await desk.Asks.WaitingAsync((await people.CurrentAsync(cancellation)).Subject, cancellation);
        return View(new AskPage(since is { } at ? TimeZoneInfo.ConvertTime(at, zone) : null));
    }

    [HttpPost, ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(CancellationToken cancellation)
    {
        await desk.Asks.AskAsync((await people.CurrentAsync(cancellation)).Subject, cancellation);
        return LocalRedirect("/competencies/mine/observation");
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Since">When the person asked; null: does not wait.</param>
internal sealed record AskPage(DateTimeOffset? Since);
