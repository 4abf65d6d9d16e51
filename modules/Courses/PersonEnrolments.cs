using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Courses;

/// <summary>A person's courses, for the file with everything about a person. They are ids and days; they stay when the person is erased.</summary>
internal sealed class PersonEnrolments(AcademyDb db) : IPersonData
{
    public async Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard person, CancellationToken cancellation) =>
    [
        new("courses", ["course", "version", "take", "started_at_utc", "active_at_utc", "completed_at_utc", "score_thousandths"],
            (await db.Set<Enrolment>().AsNoTracking().Include(row => row.Completion).Where(row => row.PersonId == person.Id).OrderBy(row => row.Id).ToListAsync(cancellation))
            .ConvertAll(row => (IReadOnlyList<object?>)[row.CourseId, row.CourseVersion, row.Take, row.StartedAt, row.ActiveAt, row.Completion?.CompletedAt, row.Completion?.Score])),
    ];
}
