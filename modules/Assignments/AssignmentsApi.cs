namespace ServiceAcademy.Assignments;

/// <summary>Something that a person has to do.</summary>
/// <param name="DueOn">The last day, in the organisation's time zone; null when there is none.</param>
/// <param name="FulfilledAt">When it was done; null while open.</param>
public sealed record AssignmentCard(long Id, int PersonId, string CourseId, DateOnly? DueOn, DateTimeOffset AssignedAt, DateTimeOffset? FulfilledAt);

/// <summary>The door of Assignments.</summary>
public sealed class AssignmentsApi
{
    /// <summary>A person's assignments, open ones first, by due date.</summary>
    public Task<IReadOnlyList<AssignmentCard>> OfPersonAsync(int personId, CancellationToken cancellation = default) => throw new NotImplementedException();
}
