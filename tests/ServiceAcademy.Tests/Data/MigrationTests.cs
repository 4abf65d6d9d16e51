using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Tests.Data;

/// <summary>The SQL files of the migrations give exactly the tables that the model asks for.</summary>
public sealed class MigrationTests
{
    [Theory, BothDatabases]
    public async Task The_migrated_academy_is_the_one_of_the_model(DatabaseKind kind) =>
        await CompareAsync(kind, database => new AcademyDb(Options<AcademyDb>(database, AcademyDb.HistoryTable), new WriteGate(database)));

    [Theory, BothDatabases]
    public async Task The_migrated_accounts_are_those_of_the_model(DatabaseKind kind) =>
        await CompareAsync(kind, database => new AccountsDb(Options<AccountsDb>(database, AccountsDb.HistoryTable), new WriteGate(database)));

    private static async Task CompareAsync(DatabaseKind kind, Func<DatabaseAddress, DbContext> open)
    {
        await using var migrated = open(await NewAsync(kind));
        await migrated.Database.MigrateAsync();
        await using var created = open(await NewAsync(kind));
        await created.Database.EnsureCreatedAsync();

        var expected = await CatalogueAsync(created, kind);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await CatalogueAsync(migrated, kind));
    }

    private static async Task<DatabaseAddress> NewAsync(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite
            ? DatabaseAddress.SqliteFile(Path.Combine(RunFolder.NewFolder("schema"), "academy.db"))
            : DatabaseAddress.Parse(await PostgresServer.NewDatabaseAsync());

    private static DbContextOptions<T> Options<T>(DatabaseAddress database, string history) where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        database.Configure(options, history, typeof(T).Assembly.GetName().Name!);
        return options.Options;
    }

    /// <summary>
    /// Every table, column, key, check and index, a line each, but for the list of migrations. On SQLite by what the tables are, not by
    /// their text: a column that was added later stands elsewhere in it. Defaults are left out there: SQLite demands one of a column
    /// that is added as NOT NULL, and cannot drop it afterwards.
    /// </summary>
    private static async Task<List<string>> CatalogueAsync(DbContext context, DatabaseKind kind)
    {
        var sql = kind == DatabaseKind.Sqlite
            ? """
              SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' key ' || c.pk
              FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '%Migrations%'
              UNION ALL SELECT 'reference ' || t.name || '.' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_update || ' ' || f.on_delete
              FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND t.name NOT LIKE '%Migrations%'
              UNION ALL SELECT 'autoincrement ' || name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'
              UNION ALL SELECT 'check ' || name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK (%'
              UNION ALL SELECT 'index ' || name || ' ' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
              ORDER BY 1
              """
            : """
              SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '')
                     || ' ' || is_nullable || ' ' || is_identity || ' ' || coalesce(column_default, '')
              FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '%Migrations%'
              UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '%Migrations%'
              UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
              FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%Migrations%'
              ORDER BY 1
              """;
        await context.Database.OpenConnectionAsync();
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(0));
        return lines;
    }
}
