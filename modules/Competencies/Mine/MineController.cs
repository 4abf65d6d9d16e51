using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Answers;
using ServiceAcademy.Competencies.Contests;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Mine;

/// <summary>Where I stand: one's own profile, the ratings behind it, and a note to HR when one does not agree.</summary>
[Authorize(CompetenciesPermissions.ReadOwn)]
public sealed class MineController(
    CompetenciesDesk desk, CompetenciesApi competencies, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : Controller
{
    [HttpGet("/competencies/mine")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(new MyProfile(await desk.Standpoints.OfAsync(await people.CurrentAsync(cancellation), cancellation), await ZoneAsync(cancellation)));

    [HttpGet("/competencies/mine/{competency}")]
    public async Task<IActionResult> Show(string competency, PastDay past, CancellationToken cancellation) =>
        View("/Areas/ServiceAcademy.Competencies/Answers/Show.cshtml",
            await desk.Evidence.OfAsync(await people.CurrentAsync(cancellation), competency, isOwn: true, past.Demand(ModelState, T), cancellation));

    /// <summary>A rating about oneself.</summary>
    [HttpGet("/competencies/mine/ratings/{id:long}")]
    public async Task<IActionResult> Rating(long id, CancellationToken cancellation) =>
        await desk.Sheets.DemandAsync(id, cancellation) is { IsOwn: true } page
            ? View(page)
            : throw new AcademyError(404, T["There is no such rating among those that you may read."],
                T["One's own ratings, those about oneself, and those about people whose figures one may read can be opened."], T["Choose one from the list."]);

    [HttpGet("/competencies/mine/{competency}/contest")]
    public async Task<IActionResult> Contest(string competency, long? rating, CancellationToken cancellation) =>
        View("Contest", await ContestAsync(competency, new ContestForm { Rating = rating }, cancellation));

    [HttpPost("/competencies/mine/{competency}/contest"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Raise(string competency, ContestForm form, CancellationToken cancellation)
    {
        var page = await ContestAsync(competency, form, cancellation);
        if (string.IsNullOrWhiteSpace(form.Text))
            ModelState.AddModelError(nameof(form.Text), T["The note is empty. HR needs to know what you see differently. A sentence or two are enough."]);
        else if (form.Text.Trim().Length > ContestBook.LongestText)
            ModelState.AddModelError(nameof(form.Text), T["The text has {0} characters; at most {1} are kept. Shorten it.", form.Text.Trim().Length, ContestBook.LongestText]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Contest", page);
        }
        await desk.Contests.RaiseAsync(form.Key, (await people.CurrentAsync(cancellation)).Subject, competency, page.Score.Score, page.Rating?.Sheet.Id, form.Text!.Trim(), cancellation);
        return LocalRedirect("/competencies/mine#notes");
    }

    private async Task<ContestFormPage> ContestAsync(string competency, ContestForm form, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var score = (await competencies.ProfileAsync(me.Subject, cancellation)).SingleOrDefault(score => score.Competency.Id == competency)
            ?? throw new AcademyError(404, T["There is no competency “{0}”.", competency], T["The competency framework does not hold it."],
                T["Go back and choose a competency from the list."]);
        var rating = form.Rating is { } id ? await desk.Sheets.DemandAsync(id, cancellation) : null;
        return new ContestFormPage(score, rating is { IsOwn: true } ? rating : null, form, await ZoneAsync(cancellation));
    }

    private async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellation) => (await people.OrganisationAsync(cancellation)).TimeZone;
}

/// <summary>What the page shows.</summary>
internal sealed record MyProfile(Standpoint Standpoint, TimeZoneInfo TimeZone);

/// <summary>A note to HR.</summary>
public sealed class ContestForm
{
    /// <summary>Made with the empty form.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    /// <summary>The rating that is meant; null for the figure as a whole.</summary>
    public long? Rating { get; set; }

    public string? Text { get; set; }
}

/// <summary>The form of the note.</summary>
internal sealed record ContestFormPage(CompetencyScore Score, SheetPage? Rating, ContestForm Form, TimeZoneInfo TimeZone);
