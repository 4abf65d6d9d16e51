using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Answers;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.People;

/// <summary>One person's profile, and one score opened down to the answers behind it.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Read)]
public sealed class PeopleController(CompetenciesDesk desk, PeopleApi people, AccessLog log, IStringLocalizer<CompetenciesApi> T) : Controller
{
    [HttpGet("/competencies/people/{id:int}")]
    public async Task<IActionResult> Show(int id, PastDay past, CancellationToken cancellation)
    {
        var person = await VisibleAsync(id, cancellation);
        var page = await desk.PersonPages.OfAsync(person, past.Demand(ModelState, T), cancellation);
        await log.NoteAsync(person, FigureKind.Competencies, cancellation);
        return View(page);
    }

    [HttpGet("/competencies/people/{id:int}/{competency}")]
    public async Task<IActionResult> Score(int id, string competency, PastDay past, CancellationToken cancellation)
    {
        var person = await VisibleAsync(id, cancellation);
        var page = await desk.Evidence.OfAsync(person, competency, isOwn: false, past.Demand(ModelState, T), cancellation);
        await log.NoteAsync(person, FigureKind.Evidence, cancellation);
        return View("/Areas/ServiceAcademy.Competencies/Answers/Show.cshtml", page);
    }

    /// <summary>A person out of sight and a person who does not exist are answered alike.</summary>
    private async Task<PersonCard> VisibleAsync(int id, CancellationToken cancellation) =>
        await people.FindAsync(id, cancellation) is { } person && await people.MaySeeAsync(person, cancellation)
            ? person
            : throw new AcademyError(404, T["There is no such person among those whose figures you may read."],
                T["HR reads everybody's figures, managers those of their own teams."], T["Choose a person from the list."]);
}
