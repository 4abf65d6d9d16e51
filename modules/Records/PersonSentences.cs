using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Records;

/// <summary>A person's sentences, for the file with everything about a person. They stay when the person is erased: nothing in them names anybody.</summary>
internal sealed class PersonSentences(AcademyDb db) : IPersonData
{
    public async Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard person, CancellationToken cancellation) =>
    [
        new("records", ["id", "verb", "type", "object", "version", "part", "score_thousandths", "attempt", "channel", "observed_at_utc", "recorded_at_utc", "supersedes"],
            (await db.Set<Sentence>().AsNoTracking().Where(row => row.Subject == person.Subject).OrderBy(row => row.Id).ToListAsync(cancellation))
            .ConvertAll(row => (IReadOnlyList<object?>)
                [row.Id, row.Verb, row.ObjectType, row.ObjectId, row.ObjectVersion, row.Part, row.Score, row.Attempt, row.Channel, row.ObservedAt, row.RecordedAt, row.Supersedes])),
    ];
}
