using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceAcademy.Data;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Asks;

/// <summary>Somebody asks to be observed at work. It is answered by whoever observes, and forgotten when nobody did for long.</summary>
internal sealed class Ask
{
    public long Id { get; init; }

    /// <summary>Ledger key of who asks.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The UTC day, as <see cref="DateOnly.DayNumber"/>: a double click asks once.</summary>
    public required int Day { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class AskTable : IEntityTypeConfiguration<Ask>
{
    public void Configure(EntityTypeBuilder<Ask> table)
    {
        table.ToTable("Competencies_Asks");
        table.HasIndex(ask => new { ask.Subject, ask.Day }).IsUnique();
        table.HasIndex(ask => ask.At);
    }
}

/// <summary>Keeps who asks; that somebody asked is a sentence of the ledger, too.</summary>
internal sealed class AskBook(AcademyDb db, RecordsApi records, TimeProvider clock)
{
    /// <summary>After so many days without an observation an ask is forgotten; the person may ask again.</summary>
    private const int Days = 60;

    public async Task AskAsync(Guid subject, CancellationToken cancellation)
    {
        try
        {
            await db.WriteAsync(async () =>
            {
                if (await WaitingAsync(subject, cancellation) is not null)
                    return;
                var now = clock.GetUtcNow();
                db.Add(new Ask { Subject = subject, Day = DateOnly.FromDateTime(now.UtcDateTime).DayNumber, At = now });
                await db.SaveChangesAsync(cancellation);
                await records.AppendAsync(new NewSentence(subject, Verbs.Asked, "observation", "observation", 0, "", now), cancellation);
            }, cancellation);
        }
        catch (DbUpdateException) when (db.Set<Ask>().Any(ask => ask.Subject == subject))
        {
            // Asked twice at the same instant.
        }
    }

    /// <summary>Since when somebody waits to be observed; null: does not.</summary>
    public Task<DateTimeOffset?> WaitingAsync(Guid subject, CancellationToken cancellation) =>
        Open.Where(ask => ask.Subject == subject).Select(ask => (DateTimeOffset?)ask.At).FirstOrDefaultAsync(cancellation);

    /// <summary>Asks that nobody has answered, the longest waiting first.</summary>
    public IQueryable<Ask> Open
    {
        get
        {
            var from = clock.GetUtcNow().AddDays(-Days);
            return db.Set<Ask>().AsNoTracking().Where(ask => ask.At > from
                && !db.Set<Observations.Sheet>().Any(sheet => sheet.Subject == ask.Subject && sheet.Channel == Channels.Observed && sheet.RecordedAt > ask.At)).OrderBy(ask => ask.Id);
        }
    }
}
