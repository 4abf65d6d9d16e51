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
public sealed class PeopleController(CompetenciesApi competencies, PeopleApi people, EvidencePages evidence, AccessLog log, IStringLocalizer<PeopleController> T) : Controller
{
    [HttpGet("/competencies/people/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancellation)
    {
        var person = await VisibleAsync(id, cancellation);
        await log.NoteAsync(person, FigureKind.Competencies, cancellation);
        return View(new PersonProfile(person, await competencies.ProfileAsync(person.Subject, cancellation), (await people.OrganisationAsync(cancellation)).TimeZone));
    }

    [HttpGet("/competencies/people/{id:int}/{competency}")]
    public async Task<IActionResult> Score(int id, string competency, CancellationToken cancellation)
    {
        var person = await VisibleAsync(id, cancellation);
        var page = await evidence.OfAsync(person, competency, isOwn: false, cancellation);
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

/// <summary>What the page shows.</summary>
public sealed record PersonProfile(PersonCard Person, IReadOnlyList<CompetencyScore> Scores, TimeZoneInfo TimeZone);
