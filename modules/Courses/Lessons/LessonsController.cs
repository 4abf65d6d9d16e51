using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.People;

namespace ServiceAcademy.Courses.Lessons;

/// <summary>Reading a lesson, in the version that the learner started with.</summary>
[Authorize(CoursesPermissions.Take)]
public sealed class LessonsController(CoursesApi courses, PeopleApi people, TimeProvider clock) : Controller
{
    [HttpGet("/courses/{courseId}/lessons/{lessonId}")]
    public async Task<IActionResult> Show(string courseId, string lessonId, CancellationToken cancellation)
    {
        var (_, enrolment, plan, step) = await FindAsync(courseId, lessonId, cancellation);
        return enrolment is null
            ? LocalRedirect(Paths.Course(courseId))
            : View(new LessonPage(plan!, enrolment, step!));
    }

    [HttpPost("/courses/{courseId}/lessons/{lessonId}/read"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Read(string courseId, string lessonId, CancellationToken cancellation)
    {
        var (me, enrolment, plan, step) = await FindAsync(courseId, lessonId, cancellation);
        if (enrolment is null)
            return LocalRedirect(Paths.Course(courseId));
        var readBefore = enrolment.HasDone(step!);
        if (!readBefore)
            await courses.Learning.DoneAsync(me, enrolment, step!, clock.GetUtcNow(), null, null, cancellation);
        return LocalRedirect(Paths.Of(enrolment, new LessonPage(plan!, enrolment, step!).After(readBefore)?.Step));
    }

    // Somebody who has not begun the course is led to its first page; a lesson that the learner's version does not have is unknown.
    private async Task<(PersonCard Me, Enrolment? Enrolment, CoursePlan? Plan, CourseStep? Step)> FindAsync(
        string courseId, string lessonId, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        if (await courses.Learning.NewestAsync(me.Id, courseId, cancellation) is not { } enrolment)
            return (me, null, null, null);
        var course = (await courses.Library.FindAsync(courseId, enrolment.CourseVersion, cancellation))!;
        return course.StepOf(lessonId) is { } step
            ? (me, enrolment, await courses.Library.PlanAsync(course, enrolment, cancellation), step)
            : throw courses.Learning.Unknown();
    }
}

/// <summary>What a lesson's page shows.</summary>
internal sealed record LessonPage(CoursePlan Plan, Enrolment Enrolment, CourseStep Step)
{
    public Course Course => Plan.Course;

    public Lesson Lesson => Course.Lessons[Step.ItemId];

    public bool IsRead => Enrolment.HasDone(Step);

    public int Lessons => Course.Lessons.Count;

    /// <summary>
    /// Where reading leads: the first step left over; for somebody who reads it again, the step that stands after it.
    /// Null when nothing is left.
    /// </summary>
    public PlannedStep? After(bool readBefore) =>
        readBefore && Plan[Step.Number + 1] is { Step.Kind: StepKind.Lesson } following && Enrolment.HasDone(following.Step)
            ? following
            : Plan.Steps.FirstOrDefault(planned => planned.Step != Step && !Enrolment.HasDone(planned.Step));
}
