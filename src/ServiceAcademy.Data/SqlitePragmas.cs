using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ServiceAcademy.Data;

/// <summary>
/// Sets what SQLite keeps a connection's own, on every connection: a commit is on disk when it returns (<c>synchronous=FULL</c>
/// in WAL mode), foreign keys hold, and a busy database is waited for.
/// </summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>The one interceptor.</summary>
    public static readonly SqlitePragmas Instance = new();

    /// <summary>The open handles of SQLite that have been told.</summary>
    private readonly ConditionalWeakTable<object, object> told = [];

    /// <summary>The statements, for connections opened without Entity Framework.</summary>
    public const string Statements =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

    /// <inheritdoc />
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    /// <inheritdoc />
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous I/O: the "async" call would run here anyway.
        Apply(connection);
        return Task.CompletedTask;
    }

    private void Apply(DbConnection connection)
    {
        // The pool gives the same handle back again and again; it keeps what it was told.
        var handle = ((SqliteConnection)connection).Handle!;
        if (told.TryGetValue(handle, out _))
            return;
        // Entity Framework looks with a connection that may only read whether there is a database; it cannot switch one to WAL that a tool has copied.
        if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        command.ExecuteNonQuery();
        told.AddOrUpdate(handle, this);
    }
}
