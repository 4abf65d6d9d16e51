using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Competencies.Answers;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Mine;

/// <summary>Where I stand: one's own profile.</summary>
[Authorize(CompetenciesPermissions.ReadOwn)]
public sealed class MineController(CompetenciesApi competencies, PeopleApi people, IEnumerable<INextStepSource> steps, EvidencePages evidence) : Controller
{
    [HttpGet("/competencies/mine")]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var profile = await competencies.ProfileAsync(me.Subject, cancellation);
        var weakest = profile.OrderBy(score => score.Score ?? 0).Select(score => score.Competency.Id).ToList();
        var next = new List<NextStep>();
        foreach (var source in steps)
            next.AddRange(await source.NextStepsAsync(me.Id, weakest, cancellation));
        return View(new MyProfile(profile, next.OrderBy(step => step.Order).FirstOrDefault(), (await people.OrganisationAsync(cancellation)).TimeZone));
    }

    [HttpGet("/competencies/mine/{competency}")]
    public async Task<IActionResult> Show(string competency, CancellationToken cancellation) =>
        View("/Areas/ServiceAcademy.Competencies/Answers/Show.cshtml",
            await evidence.OfAsync(await people.CurrentAsync(cancellation), competency, isOwn: true, cancellation));
}

/// <summary>What the page shows.</summary>
public sealed record MyProfile(IReadOnlyList<CompetencyScore> Scores, NextStep? Next, TimeZoneInfo TimeZone);
