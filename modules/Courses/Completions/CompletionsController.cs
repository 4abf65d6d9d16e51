using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Competencies;
using ServiceAcademy.People;

namespace ServiceAcademy.Courses.Completions;

/// <summary>What a person achieved in a course.</summary>
[Authorize(CoursesPermissions.Take)]
public sealed class CompletionsController(CoursesApi courses, PeopleApi people, CompetenciesApi competencies) : Controller
{
    [HttpGet("/courses/{courseId}/completion")]
    public async Task<IActionResult> Show(string courseId, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var enrolment = (await courses.Learning.AllAsync([me.Id], courseId, cancellation)).FirstOrDefault(mine => mine.Completion is not null);
        if (enrolment is null)
            return LocalRedirect(Paths.Course(courseId));
        var course = (await courses.Library.FindAsync(courseId, enrolment.CourseVersion, cancellation))!;
        return View(new CompletionPage(course, enrolment, await MovedAsync(me, enrolment, cancellation), (await people.OrganisationAsync(cancellation)).TimeZone));
    }

    /// <summary>Over the whole course: from before its first attempt to after its last.</summary>
    private async Task<IReadOnlyList<CompetencyMove>> MovedAsync(PersonCard me, Enrolment enrolment, CancellationToken cancellation)
    {
        var moves = new List<CompetencyMove>();
        foreach (var done in enrolment.StepsDone.Where(done => done.Attempt is not null).OrderBy(done => done.DoneAt))
            moves.AddRange(await competencies.MovedByAsync(me.Subject, done.Attempt!, cancellation));
        return moves.GroupBy(move => move.After.Competency.Id).Select(competency => new CompetencyMove(competency.First().Before, competency.Last().After)).ToList();
    }
}

/// <summary>What the page shows.</summary>
internal sealed record CompletionPage(Course Course, Enrolment Enrolment, IReadOnlyList<CompetencyMove> Moved, TimeZoneInfo Zone)
{
    public Completion Completion => Enrolment.Completion!;

    public string Day => TimeZoneInfo.ConvertTime(Completion.CompletedAt, Zone).ToString("D", System.Globalization.CultureInfo.CurrentCulture);
}
