using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Contests;

/// <summary>Files contests and their answers: the words here, that it happened in the ledger, in one write.</summary>
internal sealed class ContestBook(AcademyDb db, RecordsApi records, TimeProvider clock)
{
    public const int LongestText = 4000;

    private const string Object = "competency";

    /// <summary>Somebody contests a figure; the same note sent twice is written once. Answers its id.</summary>
    public async Task<long> RaiseAsync(Guid key, Guid subject, string competency, double? score, long? sheetId, string text, CancellationToken cancellation)
    {
        try
        {
            return await db.WriteAsync(async () =>
            {
                if (await SentAsync(key, cancellation) is { } sent)
                    return sent;
                var now = clock.GetUtcNow();
                var contest = new Contest
                {
                    Key = key, Subject = subject, Competency = competency, SheetId = sheetId, RaisedAt = now, Text = text,
                    Score = score is { } points ? (int)Math.Round(10 * points) : null,
                };
                db.Add(contest);
                await db.SaveChangesAsync(cancellation);
                await records.AppendAsync(new NewSentence(subject, Verbs.Contested, Object, competency, 0, "", now, Attempt: $"contest:{contest.Id}"), cancellation);
                return contest.Id;
            }, cancellation);
        }
        catch (DbUpdateException)
        {
            if (await SentAsync(key, cancellation) is { } sent)
                return sent;
            throw;
        }
    }

    /// <summary>HR answers. Answers false when somebody else has answered meanwhile: the first answer stands.</summary>
    public Task<bool> SettleAsync(long id, Guid by, string outcome, string answer, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var now = clock.GetUtcNow();
            var taken = await db.Set<Contest>().Where(contest => contest.Id == id && contest.AnsweredAt == null).ExecuteUpdateAsync(row => row
                .SetProperty(contest => contest.AnsweredAt, now).SetProperty(contest => contest.AnsweredBy, by)
                .SetProperty(contest => contest.Outcome, outcome).SetProperty(contest => contest.Answer, answer), cancellation);
            if (taken == 0)
                return false;
            var settled = await db.Set<Contest>().AsNoTracking().SingleAsync(contest => contest.Id == id, cancellation);
            await records.AppendAsync(new NewSentence(settled.Subject, Verbs.Settled, Object, settled.Competency, 0, outcome, now, Attempt: $"contest:{id}", Rater: by), cancellation);
            return true;
        }, cancellation);

    /// <summary>Contests without an answer first, the longest waiting at the top; then the answered ones, the newest first.</summary>
    public async Task<IReadOnlyList<Contest>> ListAsync(int most, CancellationToken cancellation)
    {
        var open = await db.Set<Contest>().AsNoTracking().Where(contest => contest.AnsweredAt == null).OrderBy(contest => contest.Id).Take(most).ToListAsync(cancellation);
        var answered = await db.Set<Contest>().AsNoTracking().Where(contest => contest.AnsweredAt != null)
            .OrderByDescending(contest => contest.AnsweredAt).ThenByDescending(contest => contest.Id).Take(most - open.Count).ToListAsync(cancellation);
        return [.. open, .. answered];
    }

    /// <summary>One's own contests, the newest first.</summary>
    public async Task<IReadOnlyList<Contest>> OfAsync(Guid subject, CancellationToken cancellation) =>
        await db.Set<Contest>().AsNoTracking().Where(contest => contest.Subject == subject).OrderByDescending(contest => contest.Id).ToListAsync(cancellation);

    public Task<Contest?> FindAsync(long id, CancellationToken cancellation) =>
        db.Set<Contest>().AsNoTracking().SingleOrDefaultAsync(contest => contest.Id == id, cancellation);

    private Task<long?> SentAsync(Guid key, CancellationToken cancellation) =>
        db.Set<Contest>().Where(contest => contest.Key == key).Select(contest => (long?)contest.Id).SingleOrDefaultAsync(cancellation);
}
