using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ServiceAcademy.Hosting.Errors;

/// <summary>Tells “the database does not answer” from every other fault.</summary>
public static class DatabaseAway
{
    // SQLite: cannot open, disk I/O error, read-only, full. PostgreSQL: shutting down, starting up, too many connections, no such database.
    private static readonly HashSet<int> SqliteCodes = [8, 10, 13, 14];
    private static readonly HashSet<string> PostgresStates = ["57P01", "57P02", "57P03", "53300", "3D000", "28P01", "28000"];

    /// <summary>Whether the error, or one below it, says that the database does not answer.</summary>
    public static bool Is(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            switch (error)
            {
                case PostgresException postgres:
                    return PostgresStates.Contains(postgres.SqlState) || postgres.SqlState.StartsWith("08", StringComparison.Ordinal);
                case SqliteException sqlite:
                    return SqliteCodes.Contains(sqlite.SqliteErrorCode);
                case NpgsqlException { InnerException: SocketException or IOException or TimeoutException or EndOfStreamException }:
                    return true;
                case SocketException:
                    return true;
            }
        return false;
    }
}
