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
        new("role-play-decisions", ["attempt", "role_play", "version", "tries_again_attempt", "from_decision", "sequence", "node", "choice", "chance", "took_ms", "allowed_ms", "time_percent", "decided_at_utc", "score_thousandths"],
            (await db.Set<Attempt>().AsNoTracking().Include(attempt => attempt.Decisions).Where(attempt => attempt.Subject == person.Subject).OrderBy(attempt => attempt.Id).ToListAsync(cancellation))
            .SelectMany(row => row.Decisions.OrderBy(decision => decision.Sequence).Select(decision => (IReadOnlyList<object?>)
                [
                    row.Key, row.ScenarioId, row.Version, row.ParentId, row.FromSequence, decision.Sequence, decision.Node, decision.Choice, decision.Drawn,
                    decision.TookMilliseconds, decision.AllowedMilliseconds, row.Pace, decision.DecidedAt, row.Score,
                ])).ToList()),
    ];
}
