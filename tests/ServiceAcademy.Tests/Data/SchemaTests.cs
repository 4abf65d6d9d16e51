using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;

namespace ServiceAcademy.Tests.Data;

/// <summary>Academies that share a database of PostgreSQL, each in a schema of its own.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task Two_academies_in_one_database_do_not_see_each_other()
    {
        var connection = await PostgresServer.NewDatabaseAsync();
        await using var south = await OpenAsync(connection, "academy_south");
        await using var north = await OpenAsync(connection, "academy_North");

        await PublishAsync(south, "only-in-the-south");
        await PublishAsync(north, "only-in-the-north");

        Assert.Equal(["only-in-the-south"], await south.Set<ContentVersion>().Select(version => version.ItemId).ToListAsync());
        Assert.Equal(["only-in-the-north"], await north.Set<ContentVersion>().Select(version => version.ItemId).ToListAsync());
        Assert.Equal(["academy_North", "academy_south"], await SchemasWithTablesAsync(north));
    }

    /// <summary>The list of migrations is looked for in the academy's own schema; looked for elsewhere, a second start would make every table again.</summary>
    [Fact]
    public async Task A_second_start_finds_the_tables_of_the_first()
    {
        var connection = await PostgresServer.NewDatabaseAsync();
        await using (var first = await OpenAsync(connection, "academy"))
            await PublishAsync(first, "kept");
        await using var second = await OpenAsync(connection, "academy");

        Assert.Empty(await second.Database.GetPendingMigrationsAsync());
        Assert.Equal(1, await second.Set<ContentVersion>().CountAsync());
    }

    private static async Task<AcademyDb> OpenAsync(string connection, string schema)
    {
        var address = DatabaseAddress.PostgreSqlSchema(connection, schema);
        await address.EnsureSchemaAsync();
        var options = new DbContextOptionsBuilder<AcademyDb>();
        address.Configure(options, AcademyDb.HistoryTable, typeof(AcademyDb).Assembly.GetName().Name!);
        var db = new AcademyDb(options.Options, new WriteGate(address));
        await db.Database.MigrateAsync();
        return db;
    }

    private static Task PublishAsync(AcademyDb db, string id) => db.WriteAsync(async () =>
    {
        await Task.CompletedTask;
        db.Add(new ContentVersion { Kind = "quiz", ItemId = id, Number = 1, Source = "{}", Hash = id, PublishedAt = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero), Note = "" });
    });

    private static async Task<List<string>> SchemasWithTablesAsync(AcademyDb db) =>
        await db.Database.SqlQueryRaw<string>(
            """SELECT DISTINCT table_schema::text COLLATE "C" AS "Value" FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1""")
            .ToListAsync();
}
