using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>Observations of people at work: the list, a form to fill in, one observation, its correction.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Rate)]
public sealed class ObservationsController(CompetenciesDesk desk, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : Controller
{
    private const int PageSize = 25, MostOthers = 50, MostAsks = 100;

    [HttpGet("/observations")]
    public async Task<IActionResult> Index(int page = 1, CancellationToken cancellation = default)
    {
        var visible = await desk.Sheets.VisibleAsync(cancellation);
        var total = await visible.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var sheets = await visible.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return View(new SheetList(await desk.Sheets.LinesAsync(sheets, cancellation), total, page, pages, await AskingAsync(cancellation), await ZoneAsync(cancellation)));
    }

    /// <summary>Those among the people one may rate who asked to be observed.</summary>
    private async Task<IReadOnlyList<(PersonCard Person, DateTimeOffset Since)>> AskingAsync(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var asks = await desk.Asks.Open.Take(MostAsks).ToListAsync(cancellation);
        var who = await people.FindSubjectsAsync(asks.ConvertAll(ask => ask.Subject), cancellation);
        var asking = new List<(PersonCard, DateTimeOffset)>();
        foreach (var ask in asks)
            if (who.GetValueOrDefault(ask.Subject) is { IsActive: true } person && person.Id != me.Id && await people.MaySeeAsync(person, cancellation))
                asking.Add((person, ask.At));
        return asking;
    }

    /// <summary>First whom, then the form.</summary>
    [HttpGet("/observations/new")]
    public async Task<IActionResult> New(int? person, string? form, string? words, CancellationToken cancellation)
    {
        var forms = await desk.Instruments.RubricsAsync(cancellation);
        if (person is not { } id || forms.Count == 0)
            return View("Choose", new ChoosePage(T["Record an observation"], "/observations/new", await desk.Sheets.OthersAsync(words, MostOthers, cancellation), words, forms.Count == 0));
        var chosen = forms.FirstOrDefault(candidate => candidate.Id == form) ?? forms[0];
        return await FormAsync(await desk.Sheets.OtherAsync(id, cancellation), chosen,
            new SheetForm { Person = id, ObservedAt = desk.Reader.Now(await ZoneAsync(cancellation)) }, new Dictionary<string, string>(), cancellation);
    }

    [HttpPost("/observations"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(SheetForm sent, CancellationToken cancellation)
    {
        var person = await desk.Sheets.OtherAsync(sent.Person ?? 0, cancellation);
        var instrument = await desk.Instruments.FindAsync(RubricKind.Name, sent.Form ?? "", sent.Version, cancellation) ?? throw NoForm();
        var chosen = SheetReader.Chosen(Request.Form);
        if (Read(person, instrument, sent, chosen, Channels.Observed, await ZoneAsync(cancellation), (await people.CurrentAsync(cancellation)).Subject) is not { } filled)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await FormAsync(person, instrument, sent, chosen, cancellation);
        }
        return LocalRedirect($"/observations/{await desk.Book.FileAsync(filled, cancellation)}?filed=true");
    }

    [HttpGet("/observations/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancellation) => View(await desk.Sheets.DemandAsync(id, cancellation));

    [HttpGet("/observations/{id:long}/correction")]
    public async Task<IActionResult> Correct(long id, CancellationToken cancellation)
    {
        var page = await CorrectableAsync(id, cancellation);
        return View("Correct", Correction(page, new SheetForm
        {
            Form = page.Form.Id, Version = page.Form.Version, ObservedAt = SheetReader.Written(page.Sheet.ObservedAt, page.TimeZone), Setting = page.Sheet.Setting,
        }, SheetReader.Chosen(page.Sheet)));
    }

    [HttpPost("/observations/{id:long}/correction"), ValidateAntiForgeryToken]
    public async Task<IActionResult> SaveCorrection(long id, SheetForm sent, CancellationToken cancellation)
    {
        var page = await CorrectableAsync(id, cancellation);
        var chosen = SheetReader.Chosen(Request.Form);
        if (string.IsNullOrWhiteSpace(sent.Comment))
            ModelState.AddModelError(nameof(sent.Comment), T["Say why. Whoever was rated reads it, and the first version stays to be seen. One sentence is enough."]);
        var filled = Read(page.Subject!, page.Form, sent, chosen, page.Sheet.Channel, page.TimeZone, page.Sheet.Rater);
        if (filled is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Correct", Correction(page, sent, chosen));
        }
        return LocalRedirect($"/observations/{await desk.Book.CorrectAsync(page.Sheet, filled, cancellation)}?filed=true");
    }

    /// <summary>Takes a rating back: it stays to be seen and counts no more.</summary>
    [HttpPost("/observations/{id:long}/withdrawal"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Withdraw(long id, SheetForm sent, CancellationToken cancellation)
    {
        var page = await CorrectableAsync(id, cancellation);
        if (desk.Reader.Comment(sent, ModelState) is not { } why || !ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(sent.Comment), T["Say why. Whoever was rated reads it, and the first version stays to be seen. One sentence is enough."]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            sent.ObservedAt = SheetReader.Written(page.Sheet.ObservedAt, page.TimeZone);
            return View("Correct", Correction(page, sent, SheetReader.Chosen(page.Sheet)));
        }
        var withdrawal = new NewSheet(sent.Key, page.Sheet.Channel, page.Form, page.Subject!.Subject, page.Sheet.Rater, page.Sheet.ObservedAt,
            new Dictionary<string, int>(), page.Sheet.Setting, why);
        return LocalRedirect($"/observations/{await desk.Book.CorrectAsync(page.Sheet, withdrawal, cancellation)}?filed=true");
    }

    private NewSheet? Read(
        PersonCard person, Instrument form, SheetForm sent, IReadOnlyDictionary<string, string> chosen, string channel, TimeZoneInfo zone, Guid rater)
    {
        var marks = desk.Reader.Marks(form, chosen, ModelState);
        var at = desk.Reader.When(sent, zone, ModelState);
        var comment = desk.Reader.Comment(sent, ModelState);
        var setting = channel == Channels.Observed ? Settings.All.FirstOrDefault(known => known == sent.Setting) ?? Settings.Beside : null;
        return ModelState.IsValid ? new NewSheet(sent.Key, channel, form, person.Subject, rater, at, marks, setting, comment) : null;
    }

    private async Task<IActionResult> FormAsync(
        PersonCard person, Instrument form, SheetForm values, IReadOnlyDictionary<string, string> marks, CancellationToken cancellation) =>
        View("New", new ObservationPage(person, await desk.Instruments.RubricsAsync(cancellation),
            new SheetFields(form, values, marks, T["Not seen"], true, true, T["What happened"], T["One or two sentences that help the person remember. They read it; write what you saw, not what you think of them."])));

    private CorrectionPage Correction(SheetPage page, SheetForm values, IReadOnlyDictionary<string, string> marks) => new(page,
        new SheetFields(page.Form, values, marks, page.Sheet.Channel == Channels.Observed ? T["Not seen"] : T["Cannot say"], true, page.Sheet.Channel == Channels.Observed,
            T["Why it is corrected"], T["Whoever was rated reads it."]));

    private async Task<SheetPage> CorrectableAsync(long id, CancellationToken cancellation)
    {
        var page = await desk.Sheets.DemandAsync(id, cancellation);
        if (!page.MayCorrect)
            throw new AcademyError(403, T["This rating is not yours to correct."], T["Whoever rated corrects, or HR."], T["Ask one of them, or write to HR what is wrong with it."]);
        if (page.Subject is null || page.Newer is not null || page.Sheet.IsWithdrawal)
            throw new AcademyError(409, T["This rating has been corrected meanwhile."], T["A rating is corrected once; what comes later corrects the correction."],
                T["Open the newer one and correct that."]);
        return page;
    }

    private async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellation) => (await people.OrganisationAsync(cancellation)).TimeZone;

    private AcademyError NoForm() => new(404, T["This form is not there."], T["Either the address is mistyped, or the form was never published."], T["Choose a form from the list."]);
}

/// <summary>The list.</summary>
internal sealed record SheetList(
    IReadOnlyList<SheetLine> Lines, int Total, int Page, int Pages, IReadOnlyList<(PersonCard Person, DateTimeOffset Since)> Asking, TimeZoneInfo TimeZone);

/// <summary>Whom to rate.</summary>
/// <param name="Url">Where the choice leads, with <c>?person=</c>.</param>
/// <param name="NoForms">There is nothing to rate with.</param>
internal sealed record ChoosePage(string Title, string Url, IReadOnlyList<(PersonCard Person, string Team)> People, string? Words, bool NoForms);

/// <summary>An empty or half-filled form.</summary>
internal sealed record ObservationPage(PersonCard Person, IReadOnlyList<Instrument> Forms, SheetFields Fields);

/// <summary>A correction under way.</summary>
internal sealed record CorrectionPage(SheetPage Page, SheetFields Fields);
