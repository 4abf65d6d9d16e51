using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Contests;

/// <summary>HR's inbox: who does not agree with a figure, and what HR answers.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Settle)]
public sealed class ContestsController(CompetenciesDesk desk, CompetenciesApi competencies, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : Controller
{
    private const int Most = 200;

    [HttpGet("/contests")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var contests = await desk.Contests.ListAsync(Most, cancellation);
        var who = await people.FindSubjectsAsync(contests.Select(contest => contest.Subject).Distinct().ToList(), cancellation);
        return View(new ContestList(contests, who, await NamesAsync(cancellation), await ZoneAsync(cancellation)));
    }

    [HttpGet("/contests/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancellation) => View(await PageAsync(id, new ContestAnswer(), cancellation));

    [HttpPost("/contests/{id:long}/answer"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Answer(long id, ContestAnswer form, CancellationToken cancellation)
    {
        var page = await PageAsync(id, form, cancellation);
        if (!Outcomes.All.Contains(form.Outcome))
            ModelState.AddModelError(nameof(form.Outcome), T["No outcome is chosen. Whoever asked wants to know what follows. Choose one."]);
        if (string.IsNullOrWhiteSpace(form.Text))
            ModelState.AddModelError(nameof(form.Text), T["The answer is empty. Whoever asked reads it. Write what you looked at and what follows from it."]);
        else if (form.Text.Trim().Length > ContestBook.LongestText)
            ModelState.AddModelError(nameof(form.Text), T["The text has {0} characters; at most {1} are kept. Shorten it.", form.Text.Trim().Length, ContestBook.LongestText]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Show", page);
        }
        var me = await people.CurrentAsync(cancellation);
        if (page.Contest.Subject == me.Subject)
            throw new AcademyError(403, T["This is your own note."], T["Nobody decides about a figure of one's own."], T["Ask a colleague in HR to answer it."]);
        return await desk.Contests.SettleAsync(id, me.Subject, form.Outcome!, form.Text!.Trim(), cancellation)
            ? LocalRedirect($"/contests/{id}")
            : throw new AcademyError(409, T["Somebody has answered this note meanwhile."], T["A note gets one answer."], T["Open it and read that answer."]);
    }

    private async Task<ContestPage> PageAsync(long id, ContestAnswer form, CancellationToken cancellation)
    {
        var contest = await desk.Contests.FindAsync(id, cancellation)
            ?? throw new AcademyError(404, T["There is no such note."], T["The address has a mistake."], T["Choose a note from the list."]);
        var who = await people.FindSubjectsAsync(new[] { contest.Subject, contest.AnsweredBy ?? contest.Subject }.Distinct().ToList(), cancellation);
        return new ContestPage(contest, who.GetValueOrDefault(contest.Subject), contest.AnsweredBy is { } by ? who.GetValueOrDefault(by) : null,
            (await NamesAsync(cancellation)).GetValueOrDefault(contest.Competency, contest.Competency), form, await ZoneAsync(cancellation));
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellation) =>
        (await competencies.FrameworkAsync(cancellation)).ToDictionary(card => card.Id, card => card.Name.ToString());

    private async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellation) => (await people.OrganisationAsync(cancellation)).TimeZone;
}

/// <summary>HR's answer.</summary>
public sealed class ContestAnswer
{
    public string? Outcome { get; set; }
    public string? Text { get; set; }
}

/// <summary>The inbox.</summary>
internal sealed record ContestList(
    IReadOnlyList<Contest> Contests, IReadOnlyDictionary<Guid, PersonCard> People, IReadOnlyDictionary<string, string> Names, TimeZoneInfo TimeZone);

/// <summary>One note and its answer.</summary>
internal sealed record ContestPage(Contest Contest, PersonCard? Person, PersonCard? AnsweredBy, string Competency, ContestAnswer Form, TimeZoneInfo TimeZone);
