using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ServiceAcademy.Data;

/// <summary>The two databases an academy runs on.</summary>
public enum DatabaseKind
{
    /// <summary>Embedded, one file, one web node.</summary>
    Sqlite,

    /// <summary>A server, any number of web nodes.</summary>
    PostgreSql,
}

/// <summary>Which database, and where. Built from the connection string <c>Academy</c>.</summary>
public sealed record DatabaseAddress
{
    private DatabaseAddress(DatabaseKind kind, string connectionString) => (Kind, ConnectionString) = (kind, connectionString);

    /// <summary>SQLite or PostgreSQL.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The provider's connection string; holds a password, so never shown or logged.</summary>
    public string ConnectionString { get; }

    /// <summary>What administrators may see: file path, or host and database name.</summary>
    public string DisplayName => Kind == DatabaseKind.Sqlite
        ? "SQLite " + Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource)
        : new NpgsqlConnectionStringBuilder(ConnectionString) is var address
            ? $"PostgreSQL {address.Host}/{address.Database}"
            : "";

    /// <summary>A file of SQLite; its folder is created when missing.</summary>
    public static DatabaseAddress SqliteFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new(DatabaseKind.Sqlite, new SqliteConnectionStringBuilder { DataSource = path }.ToString());
    }

    /// <summary>
    /// Reads a connection string: one with <c>Host=</c> is PostgreSQL, one with <c>Data Source=</c> is SQLite, nothing else is
    /// supported.
    /// </summary>
    /// <exception cref="ArgumentException">Neither of the two.</exception>
    public static DatabaseAddress Parse(string connectionString)
    {
        if (connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            return new(DatabaseKind.PostgreSql, new NpgsqlConnectionStringBuilder(connectionString).ToString());
        if (connectionString.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
            return SqliteFile(new SqliteConnectionStringBuilder(connectionString).DataSource);
        throw new ArgumentException(
            "The connection string “Academy” is neither PostgreSQL (Host=…;Database=…;Username=…;Password=…) nor SQLite (Data Source=…).");
    }

    /// <summary>Configures a context of the academy for this database; every context goes through here.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="historyTable">The table that lists applied migrations.</param>
    /// <param name="migrationsAssembly">Where the migrations are.</param>
    public void Configure(DbContextOptionsBuilder options, string historyTable, string migrationsAssembly)
    {
        if (Kind == DatabaseKind.Sqlite)
            options.UseSqlite(ConnectionString, sqlite => sqlite.MigrationsHistoryTable(historyTable).MigrationsAssembly(migrationsAssembly))
                .AddInterceptors(SqlitePragmas.Instance);
        else
            options.UseNpgsql(ConnectionString, pg => pg.MigrationsHistoryTable(historyTable).MigrationsAssembly(migrationsAssembly));
        // Migrations are SQL files without a model snapshot; a test compares the migrated catalogue with the model instead.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }
}
