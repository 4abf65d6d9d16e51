using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;

namespace ServiceAcademy.Records;

/// <summary>
/// Who waits for whom on PostgreSQL, where several nodes write at once; on SQLite writes queue anyway. Locks are the
/// transaction's and fall with it.
/// </summary>
internal static class LedgerLocks
{
    /// <summary>Names of the two kinds of lock; any numbers that nothing else in the database uses.</summary>
    private const int Ledger = 0x4C454447, Person = 0x4C454450;

    /// <summary>
    /// A batch of a hundred thousand people must not fill the server's table of locks, so people share this many. Two people with the
    /// same lock wait for each other for some milliseconds.
    /// </summary>
    private const int Stripes = 1024;

    /// <summary>
    /// Before sentences are appended: whoever computes something of the same people from the ledger waits, and then sees these; and
    /// nobody seals meanwhile.
    /// </summary>
    public static async Task AppendAsync(AcademyDb db, IEnumerable<Guid> subjects, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync(
                $"SELECT pg_advisory_xact_lock_shared({Ledger}, 0); SELECT pg_advisory_xact_lock({Person}, stripe) FROM unnest({{0}}) AS stripe",
                [StripesOf(subjects)], cancellation);
    }

    /// <summary>Holds the ledger of these people still until the end of the transaction.</summary>
    public static async Task HoldAsync(AcademyDb db, IEnumerable<Guid> subjects, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync(
                $"SELECT pg_advisory_xact_lock({Person}, stripe) FROM unnest({{0}}) AS stripe", [StripesOf(subjects)], cancellation);
    }

    /// <summary>Waits until everybody who has begun to append has committed, and keeps others waiting until the end of the transaction.</summary>
    public static async Task SealAsync(AcademyDb db, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_xact_lock({Ledger}, 0)", cancellation);
    }

    /// <summary>In ascending order, so that two batches never wait for each other in a circle.</summary>
    private static int[] StripesOf(IEnumerable<Guid> subjects) =>
        subjects.Select(subject => (int)(BitConverter.ToUInt32(subject.ToByteArray()) % Stripes)).Distinct().Order().ToArray();
}
