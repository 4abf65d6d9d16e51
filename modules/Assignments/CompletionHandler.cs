using ServiceAcademy.Courses;
using ServiceAcademy.Modules.Events;

namespace ServiceAcademy.Assignments;

/// <summary>A completed course fulfils what was assigned, in the same transaction.</summary>
internal sealed class CompletionHandler(AssignmentsApi assignments) : IHandle<CourseCompleted>
{
    public Task HandleAsync(CourseCompleted happened, CancellationToken cancellation) => assignments.Book.FulfilAsync(happened, cancellation);
}
