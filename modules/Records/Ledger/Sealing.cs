using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Data;

namespace ServiceAcademy.Records.Ledger;

/// <summary>
/// Seals every day that has ended. A seal covers all numbers after the one before's, so each sentence stands under exactly one, and
/// one that was committed late (or by a node whose clock is behind) stands under the next: none is left out.
/// </summary>
internal sealed class Sealing(AcademyDb db, LedgerKey key, LedgerFolder folder, TimeProvider clock, ILogger<Sealing> logger)
{
    /// <summary>
    /// A day is sealed when it ended this long ago: what was begun before midnight then stands under its own day, unless a node's clock is
    /// further behind. Nothing depends on it but tidiness.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>Seals and publishes what is due; answers the new seals.</summary>
    public async Task<IReadOnlyList<Seal>> SealAsync(CancellationToken cancellation)
    {
        var made = new List<Seal>();
        await PublishAsync(cancellation);
        var settled = await SettledAsync(cancellation);
        while (await NextAsync(settled, cancellation) is { } seal)
        {
            await db.WriteAsync(() =>
            {
                db.Add(seal);
                return Task.CompletedTask;
            }, cancellation);
            db.ChangeTracker.Clear();
            made.Add(seal);
            await PublishAsync(cancellation);
        }
        return made;
    }

    /// <summary>
    /// Publishes the newest seals as far as they are not: usually the one just made, after a crash the one before, too. Only those
    /// that this academy's key signed: what somebody else wrote into the table is not given our paper.
    /// </summary>
    private async Task PublishAsync(CancellationToken cancellation)
    {
        var missing = new Stack<Seal>();
        await foreach (var seal in db.Set<Seal>().AsNoTracking().OrderByDescending(seal => seal.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (folder.Has(seal.Day) || seal.PublicKey != key.PublicKey || !LedgerKey.Verifies(key.PublicKey, seal.Text, Convert.FromBase64String(seal.Signature)))
                break;
            missing.Push(seal);
        }
        foreach (var seal in missing)
        {
            await folder.PublishAsync(seal, new DayList(db).LinesAsync(await ThroughBeforeAsync(seal, cancellation), seal.Through, cancellation), cancellation);
            logger.LogInformation("The ledger is sealed for {Day}: seal {Number}, {Sentences} sentences through {Through}, head {Head}, signed by key {Key}.",
                seal.Day.ToString("O"), seal.Number, seal.Sentences, seal.Through, seal.Head, LedgerKey.NameOf(seal.PublicKey));
        }
    }

    private async Task<long> ThroughBeforeAsync(Seal seal, CancellationToken cancellation) =>
        await db.Set<Seal>().Where(row => row.Number == seal.Number - 1).Select(row => (long?)row.Through).SingleOrDefaultAsync(cancellation) ?? long.MinValue;

    /// <summary>
    /// The newest number of which all smaller ones are there or will never be: taken while nobody is appending (on PostgreSQL a smaller
    /// number may be committed later than a greater one).
    /// </summary>
    private Task<long> SettledAsync(CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            await LedgerLocks.SealAsync(db, cancellation);
            return await db.Set<Sentence>().MaxAsync(sentence => (long?)sentence.Id, cancellation) ?? long.MinValue;
        }, cancellation);

    /// <summary>The next seal, signed; null when no day with unsealed sentences has ended.</summary>
    private async Task<Seal?> NextAsync(long settled, CancellationToken cancellation)
    {
        var last = await db.Set<Seal>().AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellation);
        var from = last?.Through ?? long.MinValue;
        var open = db.Set<Sentence>().Where(sentence => sentence.Id > from && sentence.Id <= settled).OrderBy(sentence => sentence.Id);
        if (await open.Select(sentence => (DateTimeOffset?)sentence.RecordedAt).FirstOrDefaultAsync(cancellation) is not { } first)
            return null;
        var day = DateOnly.FromDateTime(first.UtcDateTime);
        if (last is not null && day <= last.Day)
            day = last.Day.AddDays(1);
        var end = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        if (clock.GetUtcNow() < end + Margin)
            return null;
        var next = await open.Where(sentence => sentence.RecordedAt >= end).Select(sentence => (long?)sentence.Id).FirstOrDefaultAsync(cancellation);
        var through = next is null ? settled : await open.Where(sentence => sentence.Id < next).MaxAsync(sentence => (long?)sentence.Id, cancellation) ?? from;
        if (through <= from)
            return null;

        using var sum = new DayList.Sum();
        await foreach (var line in new DayList(db).LinesAsync(from, through, cancellation))
            sum.Add(line);
        var seal = new Seal
        {
            Number = (last?.Number ?? 0) + 1, Day = day, Through = through, Sentences = sum.Count, Root = sum.Root(),
            Previous = last?.Head ?? Seal.Nothing, SealedAt = Microseconds(clock.GetUtcNow()),
        };
        seal.Sign(key);
        return seal;
    }

    /// <summary>As the databases keep it: what is signed must be what is read.</summary>
    private static DateTimeOffset Microseconds(DateTimeOffset instant) => new(instant.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
