using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Records;

namespace ServiceAcademy.Assignments;

/// <summary>Something that a person has to do.</summary>
/// <param name="DueOn">The last day, in the organisation's time zone; null when there is none.</param>
/// <param name="FulfilledAt">When it was done; null while open.</param>
public sealed record AssignmentCard(long Id, int PersonId, string CourseId, DateOnly? DueOn, DateTimeOffset AssignedAt, DateTimeOffset? FulfilledAt);

/// <summary>The door of Assignments.</summary>
public sealed class AssignmentsApi
{
    /// <summary>Made by the container.</summary>
    public AssignmentsApi(AcademyDb db, RecordsApi records, CoursesApi courses, TimeProvider clock) => Book = new AssignmentBook(db, records, courses, clock);

    internal AssignmentBook Book { get; }

    /// <summary>A person's assignments, open ones first, by due date; withdrawn ones are left out.</summary>
    public Task<IReadOnlyList<AssignmentCard>> OfPersonAsync(int personId, CancellationToken cancellation = default) =>
        Book.OfPeopleAsync([personId], cancellation);
}
