using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Appraisals;

/// <summary>A manager's appraisal of somebody against the descriptors of the levels. It is shown and corrected as observations are.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Rate)]
public sealed class AppraisalsController(CompetenciesDesk desk, CompetenciesApi competencies, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : Controller
{
    private const int MostOthers = 50;

    [HttpGet("/appraisals/new")]
    public async Task<IActionResult> New(int? person, string? form, string? words, bool all = false, CancellationToken cancellation = default)
    {
        var forms = await desk.Instruments.FrameworksAsync(cancellation);
        if (person is not { } id || forms.Count == 0)
            return View("/Areas/ServiceAcademy.Competencies/Observations/Choose.cshtml",
                new ChoosePage(T["Appraise somebody"], "/appraisals/new", await desk.Sheets.OthersAsync(words, MostOthers, cancellation), words, forms.Count == 0));
        return await FormAsync(await desk.Sheets.OtherAsync(id, cancellation), forms.FirstOrDefault(candidate => candidate.Id == form) ?? forms[0], all,
            new SheetForm { Person = id, ObservedAt = desk.Reader.Now((await people.OrganisationAsync(cancellation)).TimeZone) }, new Dictionary<string, string>(), cancellation);
    }

    [HttpPost("/appraisals"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(SheetForm sent, CancellationToken cancellation)
    {
        var person = await desk.Sheets.OtherAsync(sent.Person ?? 0, cancellation);
        var instrument = await desk.Instruments.FindAsync(FrameworkKind.Name, sent.Form ?? "", sent.Version, cancellation)
            ?? throw new AcademyError(404, T["This form is not there."], T["Either the address is mistyped, or the form was never published."], T["Choose a form from the list."]);
        var chosen = SheetReader.Chosen(Request.Form);
        var marks = desk.Reader.Marks(instrument, chosen, ModelState);
        var at = desk.Reader.When(sent, (await people.OrganisationAsync(cancellation)).TimeZone, ModelState);
        var comment = desk.Reader.Comment(sent, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await FormAsync(person, instrument, true, sent, chosen, cancellation);
        }
        var filled = new NewSheet(sent.Key, Channels.Appraised, instrument, person.Subject, (await people.CurrentAsync(cancellation)).Subject, at, marks, null, comment);
        return LocalRedirect($"/observations/{await desk.Book.FileAsync(filled, cancellation)}?filed=true");
    }

    /// <summary>What the person's role asks for comes alone, unless all is asked for.</summary>
    private async Task<IActionResult> FormAsync(
        PersonCard person, Instrument form, bool all, SheetForm values, IReadOnlyDictionary<string, string> marks, CancellationToken cancellation)
    {
        var role = CompetenciesApi.RoleOf(person, await competencies.RolesAsync(cancellation));
        var asked = form.Criteria.Where(line => role?.In(line.Id) is not null).ToList();
        var isPart = !all && asked.Count > 0 && asked.Count < form.Criteria.Count;
        return View("New", new AppraisalPage(person, role, isPart, await desk.Instruments.FrameworksAsync(cancellation),
            new SheetFields(isPart ? form with { Criteria = asked } : form, values, marks, T["Cannot say"], true, false, T["What you base it on"],
                T["Name what you saw, with the occasion. The person reads it."])));
    }
}

/// <summary>An empty or half-filled appraisal.</summary>
/// <param name="IsPart">Only what the role asks for is shown.</param>
internal sealed record AppraisalPage(PersonCard Person, RoleCard? Role, bool IsPart, IReadOnlyList<Instrument> Forms, SheetFields Fields);
