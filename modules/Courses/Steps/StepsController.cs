using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses.Steps;

/// <summary>Beginning a step; the first one begins the course.</summary>
[Authorize(CoursesPermissions.Take)]
public sealed class StepsController(CoursesApi courses, PeopleApi people, QuizzesApi quizzes, ScenariosApi scenarios, TimeProvider clock) : Controller
{
    [HttpPost("/courses/{courseId}/steps/{number:int}/start"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Start(string courseId, int number, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var enrolment = await courses.Learning.StartAsync(me, courseId, clock.GetUtcNow(), cancellation);
        var course = (await courses.Library.FindAsync(courseId, enrolment.CourseVersion, cancellation))!;
        var plan = await courses.Library.PlanAsync(course, enrolment, cancellation);
        var step = plan[number] ?? throw courses.Learning.Unknown();
        var back = Paths.Course(courseId);
        return LocalRedirect(step.Step.Kind switch
        {
            StepKind.Scenario => await scenarios.StartAsync(me, step.Step.ItemId, step.Version, back, cancellation),
            StepKind.Quiz => await quizzes.StartAsync(me, step.Step.ItemId, step.Version, back, cancellation),
            _ => Paths.Lesson(courseId, step.Step.ItemId),
        });
    }
}
