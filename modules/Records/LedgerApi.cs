using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Data;
using ServiceAcademy.Records.Ledger;

namespace ServiceAcademy.Records;

/// <summary>What can be wrong with the ledger.</summary>
public enum LedgerFault
{
    /// <summary>A sealed sentence is not what it was.</summary>
    SentenceChanged,

    /// <summary>A sealed sentence is gone.</summary>
    SentenceMissing,

    /// <summary>A sentence stands in a sealed stretch that was not there when it was sealed.</summary>
    SentenceAdded,

    /// <summary>A day's sentences do not give the sealed checksum; single sentences are named beside it when the day's published list is there.</summary>
    DayDiffers,

    /// <summary>A seal in the database does not follow from the one before it, or from its own fields.</summary>
    ChainBroken,

    /// <summary>A seal's signature is wrong.</summary>
    SignatureWrong,

    /// <summary>A seal in the database is not the published one.</summary>
    SealChanged,

    /// <summary>A published seal is not in the database.</summary>
    SealMissing,

    /// <summary>A seal in the database is not published: its files are gone, or it was never ours.</summary>
    NotPublished,

    /// <summary>A published file was changed, or lacks its signature, or is signed by an unknown key.</summary>
    PublishedDamaged,

    /// <summary>A day that ended long ago is not sealed.</summary>
    NotSealed,
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Day">The sealed day (UTC).</param>
/// <param name="Sentence">The sentence's number; null when it is about the day.</param>
/// <param name="Was">Sentences sealed, for <see cref="LedgerFault.DayDiffers"/>.</param>
/// <param name="Now">Sentences there now, likewise.</param>
public sealed record LedgerFinding(LedgerFault Fault, DateOnly Day, long? Sentence = null, long? Was = null, long? Now = null)
{
    /// <summary>In English, for logs and the command line.</summary>
    public override string ToString()
    {
        var day = Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return Fault switch
        {
            LedgerFault.SentenceChanged => $"{day}: sentence {Sentence} was changed after it was sealed.",
            LedgerFault.SentenceMissing => $"{day}: sentence {Sentence} was deleted after it was sealed.",
            LedgerFault.SentenceAdded => $"{day}: sentence {Sentence} was put in after the day was sealed.",
            LedgerFault.DayDiffers => $"{day}: the sentences are not those that were sealed ({Was} then, {Now} now).",
            LedgerFault.ChainBroken => $"{day}: the seal does not follow from the one before it or from its own fields.",
            LedgerFault.SignatureWrong => $"{day}: the seal's signature is wrong.",
            LedgerFault.SealChanged => $"{day}: the seal in the database is not the published one.",
            LedgerFault.SealMissing => $"{day}: the seal was published, but the database does not have it.",
            LedgerFault.NotPublished => $"{day}: the seal in the database is not published; its files are gone, or it was never this academy's.",
            LedgerFault.PublishedDamaged => $"{day}: the published files were changed, are incomplete or are signed by an unknown key.",
            LedgerFault.NotSealed => $"{day}: ended long ago and is not sealed; is the regular work running?",
            _ => $"{day}: {Fault}",
        };
    }
}

/// <summary>How far a check is.</summary>
public sealed record LedgerProgress(DateOnly Day, long Sentences);

/// <summary>What a check of the ledger found.</summary>
/// <param name="Seals">Seals in the database.</param>
/// <param name="Sentences">Sentences under them.</param>
/// <param name="Open">Sentences that no seal covers yet.</param>
/// <param name="LastDay">The newest sealed day (UTC); null when none is.</param>
/// <param name="Head">The newest seal's head: SHA-256, lower-case hexadecimal.</param>
/// <param name="Findings">What is wrong, at most 1,000 things; empty when nothing is.</param>
/// <param name="Notes">Days that were given up by a restore, as published.</param>
/// <param name="Published">The folder of published seals.</param>
public sealed record LedgerReport(
    long Seals, long Sentences, long Open, DateOnly? LastDay, string? Head, IReadOnlyList<LedgerFinding> Findings, IReadOnlyList<string> Notes,
    string Published);

/// <summary>How the ledger stands, without checking it.</summary>
/// <param name="Sealed">Sentences under seals.</param>
/// <param name="Open">Sentences that no seal covers yet.</param>
/// <param name="Key">The name of the key that signed the newest seal.</param>
/// <param name="IsPublished">Whether the newest seal's files are there.</param>
/// <param name="CheckedAt">When the ledger was last checked; null when never.</param>
/// <param name="Findings">What that check found, at most the first twenty.</param>
/// <param name="FindingsInAll">How many it found.</param>
public sealed record LedgerStatus(
    DateOnly? LastDay, DateTimeOffset? SealedAt, string? Head, string? Key, long Sealed, long Open, string Published, bool IsPublished,
    DateTimeOffset? CheckedAt, IReadOnlyList<LedgerFinding> Findings, int FindingsInAll);

/// <summary>A seal, for lists.</summary>
/// <param name="Day">The sealed day (UTC).</param>
/// <param name="Sentences">How many sentences it covers.</param>
/// <param name="Head">SHA-256 of its text, lower-case hexadecimal.</param>
public sealed record SealLine(long Number, DateOnly Day, long Sentences, DateTimeOffset SealedAt, string Head);

/// <summary>The door to the ledger's seals: make them, check them. See docs/ledger.md.</summary>
public sealed class LedgerApi
{
    private const int Told = 20;

    private readonly AcademyDb db;
    private readonly TimeProvider clock;
    private readonly IServiceProvider services;

    /// <summary>Made by the container.</summary>
    public LedgerApi(AcademyDb db, TimeProvider clock, IServiceProvider services) => (this.db, this.clock, this.services) = (db, clock, services);

    /// <summary>Seals every day (UTC) that has ended, and publishes the seals; answers how many were made.</summary>
    public async Task<int> SealAsync(CancellationToken cancellation = default) =>
        (await new Sealing(db, services.GetRequiredService<LedgerKey>(), services.GetRequiredService<LedgerFolder>(), clock, services.GetRequiredService<ILogger<Sealing>>())
            .SealAsync(cancellation)).Count;

    /// <summary>The regular work: seals, and checks everything when a day was sealed. What is wrong is logged, once a check.</summary>
    internal async Task SealAndVerifyAsync(CancellationToken cancellation)
    {
        if (await SealAsync(cancellation) == 0)
            return;
        var report = await VerifyAsync(null, cancellation);
        if (report.Findings.Count > 0)
            services.GetRequiredService<ILogger<LedgerApi>>().LogCritical(
                "The ledger is not as it was sealed: {Count} findings, the first: {Finding} “records verify” tells all of them.", report.Findings.Count, report.Findings[0]);
    }

    /// <summary>Checks every sealed sentence, the chain and the published seals against each other, and notes that it was done.</summary>
    public async Task<LedgerReport> VerifyAsync(IProgress<LedgerProgress>? progress = null, CancellationToken cancellation = default)
    {
        var report = await new LedgerCheck(db, services.GetRequiredService<LedgerFolder>(), clock).RunAsync(progress, cancellation);
        await db.WriteAsync(() =>
        {
            db.Add(new Verification
            {
                At = clock.GetUtcNow(), Seals = report.Seals, Sentences = report.Sentences, Findings = report.Findings.Count,
                Told = JsonSerializer.Serialize(report.Findings.Take(Told)),
            });
            return Task.CompletedTask;
        }, cancellation);
        return report;
    }

    /// <summary>The newest seals, newest first.</summary>
    /// <param name="take">How many at most.</param>
    /// <param name="before">Only those with smaller numbers: where the page before ended.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<SealLine>> SealsAsync(int take, long? before = null, CancellationToken cancellation = default) =>
        await db.Set<Seal>().Where(seal => before == null || seal.Number < before).OrderByDescending(seal => seal.Number).Take(take)
            .Select(seal => new SealLine(seal.Number, seal.Day, seal.Sentences, seal.SealedAt, seal.Head)).ToListAsync(cancellation);

    /// <summary>How the ledger stands; quick, whatever its size.</summary>
    public async Task<LedgerStatus> StatusAsync(CancellationToken cancellation = default)
    {
        var folder = services.GetRequiredService<LedgerFolder>();
        var last = await db.Set<Seal>().AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellation);
        var after = last?.Through ?? long.MinValue;
        var check = await db.Set<Verification>().AsNoTracking().OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellation);
        return new LedgerStatus(
            last?.Day, last?.SealedAt, last?.Head, last is null ? null : LedgerKey.NameOf(last.PublicKey),
            await db.Set<Seal>().SumAsync(seal => seal.Sentences, cancellation), await db.Set<Sentence>().LongCountAsync(sentence => sentence.Id > after, cancellation),
            folder.Location, last is not null && folder.Has(last.Day),
            check?.At, check is null ? [] : JsonSerializer.Deserialize<List<LedgerFinding>>(check.Told)!, check?.Findings ?? 0);
    }

    /// <summary>
    /// After a backup was restored: published seals of days that the ledger no longer has are put aside with a note, and seals that it
    /// has are published where they are missing. Nothing else ever changes what was published.
    /// </summary>
    public async Task RestoredAsync(DateTimeOffset snapshot, CancellationToken cancellation = default)
    {
        var folder = services.GetRequiredService<LedgerFolder>();
        var seals = await db.Set<Seal>().AsNoTracking().OrderBy(seal => seal.Number).ToListAsync(cancellation);
        var kept = seals.ToDictionary(seal => seal.Day, seal => seal.Text);
        var now = clock.GetUtcNow();
        var given = folder.Days().Where(day => !kept.TryGetValue(day, out var text) || folder.Read(day)?.Text != text).ToList();
        if (given.Count > 0)
            folder.PutAside(given, now, FormattableString.Invariant(
                $"Restored on {now.UtcDateTime:u} from a backup of {snapshot.UtcDateTime:u}: the seals of {given[0]:O} to {given[^1]:O} ({given.Count}) were given up."));
        var after = long.MinValue;
        foreach (var seal in seals)
        {
            if (!folder.Has(seal.Day) && LedgerKey.Verifies(seal.PublicKey, seal.Text, Convert.FromBase64String(seal.Signature)))
                await folder.PublishAsync(seal, new DayList(db).LinesAsync(after, seal.Through, cancellation), cancellation);
            after = seal.Through;
        }
    }
}
