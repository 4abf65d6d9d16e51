using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Data;

namespace ServiceAcademy.Competencies.Calibrations;

/// <summary>Opens and closes calibration rounds, and reads their ratings.</summary>
internal sealed class RoundBook(AcademyDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Round>> ListAsync(CancellationToken cancellation) =>
        await db.Set<Round>().AsNoTracking().OrderByDescending(round => round.Id).ToListAsync(cancellation);

    public Task<Round?> FindAsync(long id, CancellationToken cancellation) =>
        db.Set<Round>().AsNoTracking().SingleOrDefaultAsync(round => round.Id == id, cancellation);

    public async Task<long> OpenAsync(Instrument form, string title, string text, Guid by, CancellationToken cancellation)
    {
        var round = new Round { RubricId = form.Id, Version = form.Version, Title = title, Text = text, OpenedAt = clock.GetUtcNow(), OpenedBy = by };
        await db.WriteAsync(() =>
        {
            db.Add(round);
            return Task.CompletedTask;
        }, cancellation);
        return round.Id;
    }

    /// <summary>Ends the round; closing twice changes nothing.</summary>
    public Task CloseAsync(long id, CancellationToken cancellation) =>
        db.WriteAsync(() => db.Set<Round>().Where(round => round.Id == id && round.ClosedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(round => round.ClosedAt, clock.GetUtcNow()), cancellation), cancellation);

    /// <summary>The ratings of some rounds, in the order in which they came.</summary>
    public async Task<IReadOnlyList<Sheet>> RatingsAsync(IReadOnlyCollection<long> rounds, CancellationToken cancellation) =>
        await db.Set<Sheet>().AsNoTracking().Include(sheet => sheet.Marks).Where(sheet => sheet.RoundId != null && rounds.Contains(sheet.RoundId.Value))
            .OrderBy(sheet => sheet.Id).ToListAsync(cancellation);

    /// <summary>How many have rated, by round.</summary>
    public async Task<IReadOnlyDictionary<long, int>> CountsAsync(CancellationToken cancellation) =>
        await db.Set<Sheet>().Where(sheet => sheet.RoundId != null).GroupBy(sheet => sheet.RoundId!.Value)
            .Select(round => new { round.Key, Count = round.Count() }).ToDictionaryAsync(round => round.Key, round => round.Count, cancellation);
}
