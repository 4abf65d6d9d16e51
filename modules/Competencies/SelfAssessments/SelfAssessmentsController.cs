using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.SelfAssessments;

/// <summary>Somebody's view of oneself against the descriptors of the levels. It is kept apart and never certifies.</summary>
[Authorize(CompetenciesPermissions.ReadOwn)]
public sealed class SelfAssessmentsController(
    CompetenciesDesk desk, CompetenciesApi competencies, PeopleApi people, TimeProvider clock, IStringLocalizer<CompetenciesApi> T) : Controller
{
    [HttpGet("/self-assessment")]
    public async Task<IActionResult> New(string? form, bool all = false, CancellationToken cancellation = default)
    {
        var forms = await desk.Instruments.FrameworksAsync(cancellation);
        return forms.Count == 0
            ? throw NoForm()
            : await FormAsync(forms.FirstOrDefault(candidate => candidate.Id == form) ?? forms[0], all, new SheetForm(), new Dictionary<string, string>(), cancellation);
    }

    [HttpPost("/self-assessment"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create(SheetForm sent, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var instrument = await desk.Instruments.FindAsync(FrameworkKind.Name, sent.Form ?? "", sent.Version, cancellation) ?? throw NoForm();
        var chosen = SheetReader.Chosen(Request.Form);
        var marks = desk.Reader.Marks(instrument, chosen, ModelState);
        var comment = desk.Reader.Comment(sent, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await FormAsync(instrument, true, sent, chosen, cancellation);
        }
        await desk.Book.FileAsync(new NewSheet(sent.Key, Channels.Self, instrument, me.Subject, me.Subject, clock.GetUtcNow(), marks, null, comment), cancellation);
        return LocalRedirect("/competencies/mine?assessed=true");
    }

    private async Task<IActionResult> FormAsync(Instrument form, bool all, SheetForm values, IReadOnlyDictionary<string, string> marks, CancellationToken cancellation)
    {
        var role = CompetenciesApi.RoleOf(await people.CurrentAsync(cancellation), await competencies.RolesAsync(cancellation));
        var asked = form.Criteria.Where(line => role?.In(line.Id) is not null).ToList();
        var isPart = !all && asked.Count > 0 && asked.Count < form.Criteria.Count;
        return View("New", new SelfAssessmentPage(role, isPart,
            new SheetFields(isPart ? form with { Criteria = asked } : form, values, marks, T["I cannot say"], false, false, T["What you would like to add"], T["Only you, your manager and HR read it."])));
    }

    private AcademyError NoForm() => new(404, T["This form is not there."], T["Either the address is mistyped, or the form was never published."], T["Choose a form from the list."]);
}

/// <summary>An empty or half-filled self-assessment.</summary>
internal sealed record SelfAssessmentPage(RoleCard? Role, bool IsPart, SheetFields Fields);
