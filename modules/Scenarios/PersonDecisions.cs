using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Attempts;

namespace ServiceAcademy.Scenarios;

/// <summary>A person's decisions in role-plays, for the file with everything about a person. They are ids; they stay when the person is erased.</summary>
internal sealed class PersonDecisions(AcademyDb db) : IPersonData
{
    public async Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard person, CancellationToken cancellation) =>
    [
        new("role-play-decisions", ["attempt", "role_play", "version", "sequence", "node", "choice", "decided_at_utc", "score_thousandths"],
            (await db.Set<Attempt>().AsNoTracking().Include(attempt => attempt.Decisions).Where(attempt => attempt.Subject == person.Subject).OrderBy(attempt => attempt.Id).ToListAsync(cancellation))
            .SelectMany(row => row.Decisions.OrderBy(decision => decision.Sequence).Select(decision => (IReadOnlyList<object?>)
                [row.Key, row.ScenarioId, row.Version, decision.Sequence, decision.Node, decision.Choice, decision.DecidedAt, row.Score])).ToList()),
    ];
}
