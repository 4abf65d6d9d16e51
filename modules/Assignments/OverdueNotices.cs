using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;

namespace ServiceAcademy.Assignments;

/// <summary>Regular work: tells of assignments whose last day is past, each once.</summary>
internal sealed class OverdueNotices(AcademyDb db, AcademyEvents events, PeopleApi people, CoursesApi courses, TimeProvider clock)
{
    public async Task RaiseAsync(CancellationToken cancellation)
    {
        var today = Due.Today(clock, (await people.OrganisationAsync(cancellation)).TimeZone);
        var overdue = await db.Set<Assignment>().AsNoTracking()
            .Where(assignment => assignment.DueOn < today && assignment.Fulfilment == null && assignment.Withdrawal == null
                && !db.Set<OverdueNotice>().Any(notice => notice.AssignmentId == assignment.Id))
            .OrderBy(assignment => assignment.Id).ToListAsync(cancellation);
        var late = await people.FindManyAsync(overdue.Select(assignment => assignment.PersonId).Distinct().ToList(), cancellation);
        foreach (var assignment in overdue)
            if (late.GetValueOrDefault(assignment.PersonId) is { IsActive: true } person
                && await courses.FindAsync(assignment.CourseId, cancellation) is { } course)
                await TellAsync(assignment, course, person, cancellation);
    }

    private async Task TellAsync(Assignment assignment, CourseCard course, PersonCard person, CancellationToken cancellation)
    {
        try
        {
            await db.WriteAsync(async () =>
            {
                db.Add(new OverdueNotice { AssignmentId = assignment.Id, At = clock.GetUtcNow() });
                await db.SaveChangesAsync(cancellation);
                await events.RaiseAsync(new AssignmentOverdue(
                    NewsPerson.Of(person), assignment.Id, course.Id, course.Title, assignment.DueOn!.Value), cancellation);
            }, cancellation);
        }
        catch (DbUpdateException) when (db.Set<OverdueNotice>().Any(notice => notice.AssignmentId == assignment.Id))
        {
            // Another node was first.
        }
    }
}
