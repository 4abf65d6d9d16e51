using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Assignments;

/// <summary>A person's assignments, for the file with everything about a person. They are ids and days; they stay when the person is erased.</summary>
internal sealed class PersonAssignments(AcademyDb db) : IPersonData
{
    public async Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard person, CancellationToken cancellation) =>
    [
        new("assignments", ["course", "due_on", "assigned_at_utc", "fulfilled_at_utc", "withdrawn_at_utc"],
            (await db.Set<Assignment>().AsNoTracking().Include(row => row.Fulfilment).Include(row => row.Withdrawal).Where(row => row.PersonId == person.Id).OrderBy(row => row.Id).ToListAsync(cancellation))
            .ConvertAll(row => (IReadOnlyList<object?>)[row.CourseId, row.DueOn, row.AssignedAt, row.Fulfilment?.At, row.Withdrawal?.At])),
    ];
}
