using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Data;

/// <summary>
/// The academy's database: the tables of all installed modules (each brings <see cref="IEntityTypeConfiguration{TEntity}"/>
/// classes, internal to it). Reads are plain queries; every write goes through <see cref="WriteAsync{T}"/>.
/// </summary>
public sealed class AcademyDb(DbContextOptions<AcademyDb> options, WriteGate gate) : DbContext(options)
{
    /// <summary>The table of applied migrations.</summary>
    public const string HistoryTable = "Academy_Migrations";

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and saves. When the task completes, it is committed to disk. Called inside
    /// another write (by a module's door, by an event's handler), it joins that one: all is saved or nothing.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken cancellation = default)
    {
        if (Database.CurrentTransaction is not null)
        {
            var joined = await work();
            await SaveChangesAsync(cancellation);
            return joined;
        }
        using var turn = await gate.EnterAsync(cancellation);
        await using var transaction = await Database.BeginTransactionAsync(cancellation);
        try
        {
            var result = await work();
            await SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch
        {
            // What was tracked describes rows that the rollback takes back.
            ChangeTracker.Clear();
            throw;
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<Task> work, CancellationToken cancellation = default) =>
        WriteAsync(async () =>
        {
            await work();
            return true;
        }, cancellation);

    /// <summary>
    /// Appends rows of one table, many times as fast as through <see cref="DbContext.Add(object)"/>: they are written at once and not tracked, so links between
    /// them are not followed. For tables whose columns are plain properties.
    /// </summary>
    /// <returns>The keys that the database gave, in the rows' order; empty where keys are not its business.</returns>
    /// <exception cref="InvalidOperationException">Outside of a write.</exception>
    public async Task<IReadOnlyList<long>> InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellation = default) where T : class =>
        Database.CurrentTransaction is null ? throw new InvalidOperationException("Writes go through AcademyDb.WriteAsync.")
        : rows.Count == 0 ? []
        : await new RowInsert(this, Model.FindEntityType(typeof(T))!).RunAsync(rows, cancellation);

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        Database.CurrentTransaction is not null
            ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : throw new InvalidOperationException("Writes go through AcademyDb.WriteAsync.");

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Writes go through AcademyDb.WriteAsync.");

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        if (Database.IsSqlite())
            configuration.Properties<DateTimeOffset>().HaveConversion<MicrosecondsSinceEpoch>();
        else
            configuration.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(AcademyDb).Assembly);
        foreach (var module in ModuleCatalog.Modules)
            model.ApplyConfigurationsFromAssembly(module.Assembly);
    }

    /// <summary>SQLite has no time type; microseconds since 1970 sort and compare.</summary>
    private sealed class MicrosecondsSinceEpoch() : ValueConverter<DateTimeOffset, long>(
        instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        stored => new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + stored * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));

    /// <summary>PostgreSQL keeps microseconds; cutting here makes both databases give back the same instant.</summary>
    private sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => new DateTimeOffset(instant.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
        stored => stored);
}
