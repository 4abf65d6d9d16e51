using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Assignments;

/// <summary>Something that a person has to do.</summary>
/// <param name="DueOn">The last day, in the organisation's time zone; null when there is none.</param>
/// <param name="FulfilledAt">When it was done; null while open.</param>
public sealed record AssignmentCard(long Id, int PersonId, string CourseId, DateOnly? DueOn, DateTimeOffset AssignedAt, DateTimeOffset? FulfilledAt);

/// <summary>A course was assigned; leaves through the outbox.</summary>
/// <param name="DueOn">The last day, in the organisation's time zone; null when there is none.</param>
/// <param name="By">Who assigned it; null for the academy itself.</param>
public sealed record AssignmentMade(NewsPerson Person, long AssignmentId, string CourseId, DateOnly? DueOn, NewsPerson? By, DateTimeOffset At) : IOutgoing
{
    /// <inheritdoc />
    public static string Kind => "assignment-made";

    /// <inheritdoc />
    public string Key => $"{Kind}:{AssignmentId}";

    /// <inheritdoc />
    public Guid? About => Person.Subject;

    /// <inheritdoc />
    public string Title => $"{Person.Name}: {CourseId}";
}

/// <summary>An assignment was not done by its last day; raised once, and leaves through the outbox.</summary>
/// <param name="DueOn">The last day, in the organisation's time zone.</param>
public sealed record AssignmentOverdue(NewsPerson Person, long AssignmentId, string CourseId, LocalText CourseTitle, DateOnly DueOn) : IOutgoing
{
    /// <inheritdoc />
    public static string Kind => "assignment-overdue";

    /// <inheritdoc />
    public string Key => $"{Kind}:{AssignmentId}";

    /// <inheritdoc />
    public Guid? About => Person.Subject;

    /// <inheritdoc />
    public string Title => $"{Person.Name}: {CourseTitle.En}, {DueOn:yyyy-MM-dd}";
}

/// <summary>The door of Assignments.</summary>
public sealed class AssignmentsApi
{
    /// <summary>Made by the container.</summary>
    public AssignmentsApi(AcademyDb db, RecordsApi records, CoursesApi courses, PeopleApi people, AcademyEvents events, TimeProvider clock) =>
        Book = new AssignmentBook(db, records, courses, people, events, clock);

    internal AssignmentBook Book { get; }

    /// <summary>A person's assignments, open ones first, by due date; withdrawn ones are left out.</summary>
    public Task<IReadOnlyList<AssignmentCard>> OfPersonAsync(int personId, CancellationToken cancellation = default) =>
        Book.OfPeopleAsync([personId], cancellation);
}
