using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Calibrations;

/// <summary>Calibration rounds on the same case, and how far raters agree.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Rate)]
public sealed class CalibrationsController(CompetenciesDesk desk, PeopleApi people, TimeProvider clock, IStringLocalizer<CompetenciesApi> T) : Controller
{
    private const int LongestTitle = 200, LongestText = 8000;

    /// <summary>All rounds, and agreement over those that are closed.</summary>
    [HttpGet("/calibrations")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var rounds = await desk.Rounds.ListAsync(cancellation);
        var agreement = await AgreementAsync(rounds.Where(round => round.ClosedAt is not null).ToList(), cancellation);
        return View(new CalibrationList(rounds, await desk.Rounds.CountsAsync(cancellation), agreement,
            await people.FindSubjectsAsync(agreement.Raters, cancellation), await ZoneAsync(cancellation)));
    }

    [HttpGet("/calibrations/new")]
    public async Task<IActionResult> New(CancellationToken cancellation) => View(new NewRoundPage(await desk.Instruments.RubricsAsync(cancellation), new NewRound()));

    [HttpPost("/calibrations"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(NewRound sent, CancellationToken cancellation)
    {
        var forms = await desk.Instruments.RubricsAsync(cancellation);
        if (forms.FirstOrDefault(candidate => candidate.Id == sent.Form) is not { } chosen)
            ModelState.AddModelError(nameof(sent.Form), T["No form is chosen. Everybody rates with the same one. Choose it."]);
        else if (Fits(nameof(sent.Title), sent.Title, LongestTitle) & Fits(nameof(sent.Text), sent.Text, LongestText))
            return LocalRedirect($"/calibrations/{await desk.Rounds.OpenAsync(chosen, sent.Title!.Trim(), sent.Text!.Trim(), (await people.CurrentAsync(cancellation)).Subject, cancellation)}");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("New", new NewRoundPage(forms, sent));
    }

    /// <summary>The case and one's form; after rating, or once it is closed, everybody's ratings.</summary>
    [HttpGet("/calibrations/{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancellation) =>
        View("Show", await PageAsync(id, new SheetForm(), new Dictionary<string, string>(), cancellation));

    [HttpPost("/calibrations/{id:long}/ratings"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Rate(long id, SheetForm sent, CancellationToken cancellation)
    {
        var chosen = SheetReader.Chosen(Request.Form);
        var page = await PageAsync(id, sent, chosen, cancellation);
        if (page.Fields is null)
            throw new AcademyError(409, T["You cannot rate this case any more."], page.Round.ClosedAt is null ? T["Everybody rates a case once, before seeing the others."] : T["The round is closed."],
                T["Look at how far you agree with the others."]);
        var marks = desk.Reader.Marks(page.Form, chosen, ModelState);
        foreach (var missing in page.Form.Criteria.Where(line => !marks.ContainsKey(line.Id) && ModelState.IsValid))
            ModelState.AddModelError("mark." + missing.Id, T["“{0}” is not judged. In a round everybody judges everything, else it cannot be compared. Choose a category.", missing.Name]);
        var comment = desk.Reader.Comment(sent, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Show", page);
        }
        await desk.Book.FileAsync(new NewSheet(sent.Key, Channels.Observed, page.Form, null, (await people.CurrentAsync(cancellation)).Subject, clock.GetUtcNow(), marks, null, comment, id), cancellation);
        return LocalRedirect($"/calibrations/{id}");
    }

    /// <summary>Ends the round, by whoever opened it or HR.</summary>
    [HttpPost("/calibrations/{id:long}/closing"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Close(long id, CancellationToken cancellation)
    {
        var round = await DemandAsync(id, cancellation);
        if (!await MayCloseAsync(round, cancellation))
            throw new AcademyError(403, T["This round is not yours to close."], T["Whoever opened a round closes it, or HR."], T["Ask one of them."]);
        await desk.Rounds.CloseAsync(id, cancellation);
        return LocalRedirect($"/calibrations/{id}");
    }

    private async Task<RoundPage> PageAsync(long id, SheetForm values, IReadOnlyDictionary<string, string> marks, CancellationToken cancellation)
    {
        var round = await DemandAsync(id, cancellation);
        var form = await desk.Instruments.FindAsync(RubricKind.Name, round.RubricId, round.Version, cancellation)
            ?? throw new InvalidOperationException($"Round {id} names the form {round.RubricId}, version {round.Version}, which is not there.");
        var ratings = await desk.Rounds.RatingsAsync([id], cancellation);
        var me = await people.CurrentAsync(cancellation);
        var mayRate = round.ClosedAt is null && ratings.All(sheet => sheet.Rater != me.Subject);
        var agreement = mayRate ? null : await AgreementAsync([round], cancellation);
        return new RoundPage(round, form, ratings.Count,
            mayRate ? new SheetFields(form, values, marks, T["Not judged yet"], false, false, T["What decided it for you"], T["The others read it once they have rated."]) : null,
            agreement, agreement is null ? new Dictionary<Guid, PersonCard>() : await people.FindSubjectsAsync(agreement.Raters, cancellation),
            mayRate ? [] : ratings.Where(sheet => sheet.Comment is not null).ToList(),
            round.ClosedAt is null && await MayCloseAsync(round, cancellation), await ZoneAsync(cancellation));
    }

    private async Task<RaterAgreement> AgreementAsync(IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        var ratings = (await desk.Rounds.RatingsAsync(rounds.Select(round => round.Id).ToList(), cancellation)).ToLookup(sheet => sheet.RoundId!.Value);
        var cases = new List<RatedCase>();
        foreach (var round in rounds.OrderBy(round => round.Id))
            if (await desk.Instruments.FindAsync(RubricKind.Name, round.RubricId, round.Version, cancellation) is { } form)
                cases.AddRange(form.Criteria.Select(line => new RatedCase(round.Id, (round.OpenedAt - DateTimeOffset.UnixEpoch).TotalDays, line,
                    ratings[round.Id].SelectMany(sheet => sheet.Marks.Where(mark => mark.Criterion == line.Id).Select(mark => (sheet.Rater, Share: line.Credit(mark.Category) / 1000.0)))
                        .ToDictionary(mark => mark.Rater, mark => mark.Share))));
        return RaterAgreement.Of(cases);
    }

    private async Task<Round> DemandAsync(long id, CancellationToken cancellation) =>
        await desk.Rounds.FindAsync(id, cancellation)
        ?? throw new AcademyError(404, T["There is no such round."], T["The address has a mistake."], T["Choose a round from the list."]);

    private async Task<bool> MayCloseAsync(Round round, CancellationToken cancellation) =>
        round.OpenedBy == (await people.CurrentAsync(cancellation)).Subject || await desk.Sheets.MayAsync(CompetenciesPermissions.Settle);

    private bool Fits(string field, string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
            ModelState.AddModelError(field, T["This is empty. Raters need it to judge the same thing. Write it."]);
        else if (text.Trim().Length > most)
            ModelState.AddModelError(field, T["The text has {0} characters; at most {1} are kept. Shorten it.", text.Trim().Length, most]);
        else
            return true;
        return false;
    }

    private async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellation) => (await people.OrganisationAsync(cancellation)).TimeZone;
}

/// <summary>A round to open.</summary>
public sealed class NewRound
{
    public string? Form { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
}

/// <summary>The form for it.</summary>
internal sealed record NewRoundPage(IReadOnlyList<Instrument> Forms, NewRound Form);

/// <summary>All rounds.</summary>
internal sealed record CalibrationList(
    IReadOnlyList<Round> Rounds, IReadOnlyDictionary<long, int> Counts, RaterAgreement Agreement, IReadOnlyDictionary<Guid, PersonCard> People, TimeZoneInfo TimeZone);

/// <summary>One round.</summary>
/// <param name="Fields">The form, while one may rate; else null.</param>
/// <param name="Agreement">Once one has rated, or it is closed; else null.</param>
internal sealed record RoundPage(
    Round Round, Instrument Form, int Ratings, SheetFields? Fields, RaterAgreement? Agreement, IReadOnlyDictionary<Guid, PersonCard> People,
    IReadOnlyList<Sheet> Remarks, bool MayClose, TimeZoneInfo TimeZone);
