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
    private DatabaseAddress(DatabaseKind kind, string connectionString, string? schema = null) =>
        (Kind, ConnectionString, Schema) = (kind, connectionString, schema);

    /// <summary>SQLite or PostgreSQL.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The provider's connection string; holds a password, so never shown or logged.</summary>
    public string ConnectionString { get; }

    /// <summary>The schema of PostgreSQL that holds this academy alone; null for the server's own choice.</summary>
    public string? Schema { get; }

    /// <summary>What administrators may see: file path, or host, database and schema.</summary>
    public string DisplayName => Kind == DatabaseKind.Sqlite
        ? "SQLite " + Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource)
        : new NpgsqlConnectionStringBuilder(ConnectionString) is var address
            ? $"PostgreSQL {address.Host}/{address.Database}" + (Schema is null ? "" : "/" + Schema)
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

    /// <summary>
    /// A database of PostgreSQL that academies share, each in a schema of its own: unqualified names mean this schema and no other.
    /// </summary>
    /// <param name="connectionString">Reaches the database.</param>
    /// <param name="schema">As it is to be named; case is kept.</param>
    public static DatabaseAddress PostgreSqlSchema(string connectionString, string schema) =>
        new(DatabaseKind.PostgreSql, new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = Quoted(schema) }.ToString(), schema);

    /// <summary>Makes the schema if this academy has one of its own and it is not there yet; tables are the migrations' business.</summary>
    public async Task EnsureSchemaAsync(CancellationToken cancellation = default)
    {
        if (Schema is null)
            return;
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        // Asked first: the right to create schemas is needed only where one is missing.
        command.CommandText = "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = @schema";
        command.Parameters.AddWithValue("schema", Schema);
        if (await command.ExecuteScalarAsync(cancellation) is not null)
            return;
        command.CommandText = $"CREATE SCHEMA IF NOT EXISTS {Quoted(Schema)}";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    /// <summary>Configures a context of the academy for this database; every context goes through here.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="historyTable">The table that lists applied migrations.</param>
    /// <param name="migrationsAssembly">Where the migrations are.</param>
    public void Configure(DbContextOptionsBuilder options, string historyTable, string migrationsAssembly)
    {
        if (Kind == DatabaseKind.Sqlite)
            // A list is one parameter: the statement is the same however long it is, and is not made anew for every list.
            options.UseSqlite(ConnectionString, sqlite => sqlite.MigrationsHistoryTable(historyTable).MigrationsAssembly(migrationsAssembly)
                    .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .AddInterceptors(SqlitePragmas.Instance);
        else
            options.UseNpgsql(ConnectionString, pg => pg.MigrationsHistoryTable(historyTable, Schema).MigrationsAssembly(migrationsAssembly));
        // Migrations are SQL files without a model snapshot; a test compares the migrated catalogue with the model instead.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }
}
