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
        var moves = new List<AttemptMoves>();
        foreach (var planned in (await courses.Library.PlanAsync(course, enrolment, cancellation)).Steps)
            if (enrolment.StepsDone.FirstOrDefault(done => done.Number == planned.Step.Number) is { Attempt: { } attempt } done
                && await competencies.MovedByAsync(me.Subject, attempt, cancellation) is { Count: > 0 } moved)
                moves.Add(new AttemptMoves(planned, moved));
        return View(new CompletionPage(course, enrolment, moves, (await people.OrganisationAsync(cancellation)).TimeZone));
    }
}

/// <summary>What one quiz or role-play showed.</summary>
internal sealed record AttemptMoves(PlannedStep Step, IReadOnlyList<CompetencyMove> Moves);

/// <summary>What the page shows.</summary>
internal sealed record CompletionPage(Course Course, Enrolment Enrolment, IReadOnlyList<AttemptMoves> Moves, TimeZoneInfo Zone)
{
    public Completion Completion => Enrolment.Completion!;

    public string Day => TimeZoneInfo.ConvertTime(Completion.CompletedAt, Zone).ToString("D", System.Globalization.CultureInfo.CurrentCulture);
}
