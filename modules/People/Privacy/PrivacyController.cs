using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Files;

namespace ServiceAcademy.People.Privacy;

/// <summary>What the academy knows of oneself, and who looked at it.</summary>
[Authorize(PeoplePermissions.ReadPrivacy)]
public sealed class PrivacyController(PeopleApi people, AccessLog log, IServiceProvider services) : Controller
{
    [HttpGet("/privacy")]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var organisation = await people.OrganisationAsync(cancellation);
        return View(new PrivacyPage(await log.OfAsync(me.Id, 200, cancellation), organisation.TimeZone, organisation.HidesFiguresFromManagers));
    }

    /// <summary>Everything about oneself, as a file.</summary>
    [HttpGet("/privacy/everything.zip")]
    public async Task<IActionResult> Everything(CancellationToken cancellation) => await ZipAsync(this, services, await people.CurrentAsync(cancellation), cancellation);

    internal static async Task<FileStreamResult> ZipAsync(Controller page, IServiceProvider services, PersonCard person, CancellationToken cancellation)
    {
        var zip = FileStore.Temporary();
        await services.GetRequiredService<PersonExport>().WriteAsync(person, zip, cancellation);
        zip.Position = 0;
        return page.File(zip, "application/zip", $"person-{person.Id}.zip");
    }
}

/// <summary>What the page shows.</summary>
public sealed record PrivacyPage(IReadOnlyList<FigureViewLine> Views, TimeZoneInfo TimeZone, bool HidesFigures);

/// <summary>Export of everything about another person, and erasure.</summary>
[ServiceAcademy.Modules.Hosting.BackOffice]
[Authorize(PeoplePermissions.Erase)]
public sealed class ErasureController(PeopleApi people, AccessLog log, IServiceProvider services, IStringLocalizer<PeopleApi> T) : Controller
{
    [HttpGet("/people/{id:int}/privacy")]
    public async Task<IActionResult> Show(int id, CancellationToken cancellation) => View(new ErasurePage(await DemandAsync(id, cancellation), null));

    [HttpGet("/people/{id:int}/everything.zip")]
    public async Task<IActionResult> Everything(int id, CancellationToken cancellation)
    {
        var person = await DemandAsync(id, cancellation);
        await log.NoteAsync(person, FigureKind.Everything, cancellation);
        return await PrivacyController.ZipAsync(this, services, person, cancellation);
    }

    [HttpPost("/people/{id:int}/erasure"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Erase(int id, string? name, CancellationToken cancellation)
    {
        var person = await DemandAsync(id, cancellation);
        if (!string.Equals(name?.Trim(), person.Name, StringComparison.Ordinal))
        {
            Response.StatusCode = 400;
            return View("Show", new ErasurePage(person, T["This is not the name as it stands above. Type it exactly: erasing cannot be undone."]));
        }
        await services.GetRequiredService<Erasing>().EraseAsync(id, cancellation);
        return LocalRedirect("/people?erased=true");
    }

    private async Task<PersonCard> DemandAsync(int id, CancellationToken cancellation)
    {
        await people.DemandAsync(id, cancellation);
        return (await people.FindAsync(id, cancellation))!;
    }
}

/// <summary>What the page shows.</summary>
public sealed record ErasurePage(PersonCard Person, string? Error);
