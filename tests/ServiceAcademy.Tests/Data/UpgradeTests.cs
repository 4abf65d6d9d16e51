using System.Data.Common;
using System.IO.Compression;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Records;
using ServiceAcademy.Records.Ledger;
using ServiceAcademy.Tests.Records;

namespace ServiceAcademy.Tests.Data;

/// <summary>An academy that release 0.1.0 made comes into the newest schema with everything that was in it.</summary>
public sealed class UpgradeTests
{
    /// <summary>What the program itself computes or writes anew at every start.</summary>
    private static readonly HashSet<string> OwnBusiness = ["Academy_Migrations", "Accounts_Migrations", "Accounts_Keys", "__EFMigrationsLock", "sqlite_sequence", "Competencies_Estimates"];

    /// <summary>Tables whose content has moved: where the same columns are read now.</summary>
    private static readonly Dictionary<string, string> Moved = new()
    {
        ["People_Memberships"] = "\"People_Placements\"",
        ["People_People"] = """
            (SELECT person.*, job."Name_En" AS "Job_En", job."Name_ZhHans" AS "Job_ZhHans" FROM "People_People" person
             LEFT JOIN "People_Placements" placement ON placement."PersonId" = person."Id" LEFT JOIN "People_Jobs" job ON job."Id" = placement."JobId") AS people
            """,
    };

    /// <summary>Numbers that nothing refers to and that moved rows have got anew.</summary>
    private static readonly HashSet<string> Renumbered = ["People_Memberships.Id"];

    [Theory, BothDatabases]
    public async Task Nothing_is_lost_on_the_way_from_0_1_0(DatabaseKind kind)
    {
        var database = await UnpackAsync(kind);
        var before = await RowsAsync(database, columns: null, table => $"\"{table}\"");
        Assert.Equal(1507, before["Records_Sentences"].Rows.Count);

        // A settings' connection string wins over the database that the harness would make.
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false,
            new Dictionary<string, string?> { ["ConnectionStrings:Academy"] = database.ConnectionString });

        var after = await RowsAsync(database, before.ToDictionary(table => table.Key, table => table.Value.Columns),
            table => Moved.GetValueOrDefault(table, $"\"{table}\""));
        foreach (var (table, old) in before.Where(table => !OwnBusiness.Contains(table.Key)))
        {
            var now = after[table].Rows.ToHashSet();
            Assert.True(old.Rows.TrueForAll(now.Contains), $"{table}: {old.Rows.Count(row => !now.Contains(row))} of {old.Rows.Count} rows are not as they were.");
        }

        // People sign in, certificates verify, and what is computed from the ledger is what it was.
        await academy.AsAsync("mei-lin");
        var code = before["Certificates_Certificates"].Column("Code")[0];
        var certificate = await academy.Anonymous().OpenAsync($"/verify/{code}");
        Assert.Equal(HttpStatusCode.OK, certificate.Status);
        Assert.Contains(before["Certificates_Certificates"].Column("HolderName")[0], certificate.Text, StringComparison.Ordinal);
        var progress = (await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().RebuildAsync())).Single(report => report.Projection == "progress");
        Assert.Equal((before["Courses_StepsDone"].Rows.Count + before["Courses_Completions"].Rows.Count, 0L), (progress.Rows, progress.Mended));

        // What was recorded before there was a chain is sealed like the rest.
        var report = await academy.InsideAsync(async services =>
        {
            await ActivatorUtilities.CreateInstance<Sealing>(services, new Some.Standing(TimeProvider.System.GetUtcNow().AddDays(1))).SealAsync(default);
            return await services.GetRequiredService<LedgerApi>().VerifyAsync();
        });
        Assert.Empty(report.Findings);
        Assert.Equal((1507L, 0L), (report.Sentences, report.Open));
        var hr = await academy.AsAsync("priya-nair");
        var page = await hr.OpenAsync("/records/ledger");
        Assert.Contains(report.Head!, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector(".verdict.good"));
        Assert.Single(page.Html.QuerySelectorAll("tbody tr"));
    }

    private static async Task<DatabaseAddress> UnpackAsync(DatabaseKind kind)
    {
        var folder = Path.Combine(SourceTree.Root, "tests/ServiceAcademy.Tests/Data/Release010");
        if (kind == DatabaseKind.Sqlite)
        {
            var file = Path.Combine(RunFolder.NewFolder("release"), "academy.db");
            await using var packed = new GZipStream(File.OpenRead(Path.Combine(folder, "academy.db.gz")), CompressionMode.Decompress);
            await using (var unpacked = File.Create(file))
                await packed.CopyToAsync(unpacked);
            return DatabaseAddress.SqliteFile(file);
        }
        var database = DatabaseAddress.Parse(await PostgresServer.NewDatabaseAsync());
        using var script = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "academy.sql.gz")), CompressionMode.Decompress));
        await using var connection = new Npgsql.NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(await script.ReadToEndAsync(), connection);
        await command.ExecuteNonQueryAsync();
        return database;
    }

    private sealed record Table(IReadOnlyList<string> Columns, List<string> Rows)
    {
        public List<string> Column(string name) => Rows.ConvertAll(row => row.Split('\u001f')[Columns.ToList().IndexOf(name)]);
    }

    /// <summary>Every row of every table as text: of its own columns, or of given ones (and only tables that have them).</summary>
    private static async Task<Dictionary<string, Table>> RowsAsync(
        DatabaseAddress database, Dictionary<string, IReadOnlyList<string>>? columns, Func<string, string> source)
    {
        await using DbConnection connection = database.Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(database.ConnectionString + ";Pooling=false") : new Npgsql.NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        async Task<List<string>> ReadAsync(string sql, Func<DbDataReader, string> row)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
                rows.Add(row(reader));
            return rows;
        }

        columns ??= (await ReadAsync(
                database.Kind == DatabaseKind.Sqlite
                    ? "SELECT t.name || '.' || c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
                    : "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'",
                reader => reader.GetString(0)))
            .Where(name => !Renumbered.Contains(name)).Select(name => name.Split('.')).GroupBy(name => name[0], name => name[1])
            .ToDictionary(table => table.Key, table => (IReadOnlyList<string>)table.ToList());
        var tables = new Dictionary<string, Table>();
        foreach (var (table, names) in columns)
            tables[table] = new Table(names, await ReadAsync($"SELECT {string.Join(", ", names.Select(name => $"\"{name}\""))} FROM {source(table)}", reader =>
                string.Join('\u001f', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)))));
        return tables;
    }
}
