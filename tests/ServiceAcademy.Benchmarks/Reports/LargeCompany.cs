using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ServiceAcademy.Benchmarks.Reports;

/// <summary>
/// An invented company of any size, written straight into the tables of a stopped academy, portion by portion: houses of some fifty teams, teams of
/// twenty people, ten jobs, and for nine in ten pairs of person and competency an estimate. The same numbers give the same rows.
/// </summary>
internal sealed class LargeCompany(string data, string? postgres)
{
    private const int Portion = 5000, PeopleOfTeam = 20, TeamsOfSite = 50, Jobs = 10;

    /// <summary>Ids of what is made begin here, so that they meet nothing that was there.</summary>
    private const int Base = 1_000_000;

    private bool IsSqlite => postgres is null;

    /// <summary>Competencies beyond those of the product's framework, as one more file of content.</summary>
    public static IReadOnlyList<string> WriteFramework(string content, int competencies)
    {
        var own = File.ReadLines(Path.Combine(content, "frameworks/service-staff.yaml")).Where(line => line.StartsWith("  - id: ", StringComparison.Ordinal))
            .Select(line => line["  - id: ".Length..].Trim()).ToList();
        own = own[own.IndexOf("communication")..];
        var more = Enumerable.Range(1, Math.Max(0, competencies - own.Count)).Select(number => $"craft-{number}").ToList();
        var yaml = new StringBuilder("id: crafts\ntitle: {en: \"Crafts\", zh-Hans: \"技艺\"}\nlevels:\n");
        foreach (var (level, en, zh) in new[] { (1, "Novice", "初学"), (2, "Developing", "成长"), (3, "Proficient", "胜任"), (4, "Expert", "精通") })
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{id: {level}, name: {{en: \"{en}\", zh-Hans: \"{zh}\"}}}}\n");
        yaml.Append("competencies:\n");
        foreach (var (id, number) in more.Select((id, i) => (id, i + 1)))
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - id: {id}\n    name: {{en: \"Craft {number}\", zh-Hans: \"技艺{number}\"}}\n    description: {{en: \"Craft {number}, invented to measure with.\", zh-Hans: \"技艺{number}，为测量而虚构。\"}}\n    covers: []\n    levels:\n");
            for (var level = 1; level <= 4; level++)
                yaml.Append(CultureInfo.InvariantCulture, $"      - {{en: \"What craft {number} looks like on level {level}.\", zh-Hans: \"技艺{number}在第 {level} 级的表现。\"}}\n");
        }
        if (more.Count > 0)
            File.WriteAllText(Path.Combine(content, "frameworks/crafts.yaml"), yaml.ToString());
        return [.. own.Take(competencies), .. more];
    }

    /// <summary>Writes the company; says how far it is.</summary>
    public async Task WriteAsync(int people, IReadOnlyList<string> competencies, Action<int> done)
    {
        await using DbConnection connection = IsSqlite ? new SqliteConnection($"Data Source={Path.Combine(data, "academy.db")}") : new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        if (IsSqlite)
            await RunAsync(connection, "PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;");
        var teams = (people + PeopleOfTeam - 1) / PeopleOfTeam;
        var sites = (teams + TeamsOfSite - 1) / TeamsOfSite;
        await RunAsync(connection, $"""
            INSERT INTO "People_Sites" ("Id", "Code", "Name_En", "Name_ZhHans") {Numbers(0, sites)}
            SELECT {Base} + i, 'large-site-' || i, 'House ' || i, '第' || i || '店' FROM n;
            """);
        await RunAsync(connection, $"""
            INSERT INTO "People_Teams" ("Id", "Code", "SiteId", "Name_En", "Name_ZhHans", "IsFromDirectory", "Revision") {Numbers(0, teams)}
            SELECT {Base} + i, 'large-team-' || i, {Base} + i / {TeamsOfSite}, 'Team ' || i, '第' || i || '组', {(IsSqlite ? "0" : "false")}, 0 FROM n;
            """);
        await RunAsync(connection, $"""
            INSERT INTO "People_Jobs" ("Id", "Code", "Name_En", "Name_ZhHans") {Numbers(0, Jobs)}
            SELECT {Base} + i, 'large-job-' || i, 'Trade ' || i, '工种' || i FROM n;
            """);
        // Ability fades with a half-life as it does in a company at work. The nightly calibration would find no evidence behind these estimates and take them away.
        await RunAsync(connection, $$"""
            INSERT INTO "Competencies_Calibrations" ("At", "Content")
            VALUES ({{Instant}}, '{"halfLives":{{{string.Join(",", competencies.Order(StringComparer.Ordinal).Select(id => $"\"{id}\":1095.75"))}}},"scales":{} }');
            INSERT INTO "Work_Turns" ("Name", "NextAt", "Failures") VALUES ('Competencies.Calibrate', {{Never}}, 0)
            ON CONFLICT ("Name") DO UPDATE SET "NextAt" = excluded."NextAt", "Holder" = NULL, "LeaseUntil" = NULL;
            """);
        for (var from = 0; from < people; from += Portion)
        {
            var to = Math.Min(people, from + Portion);
            await using var transaction = await connection.BeginTransactionAsync();
            // Names in no order of ids, so that paging by name has to use its index.
            await RunAsync(connection, $"""
                INSERT INTO "People_People" ("Id", "Subject", "Name", "Email", "Locale", "AddedAt", "ChangedAt", "Revision") {Numbers(from, to)}
                SELECT {Base} + i, {Subject}, 'Worker ' || {Padded($"(i * 7919) % {people}")}, 'worker.' || i || '@large.example', 'en', {Instant}, {Instant}, 0 FROM n;
                """, transaction);
            await RunAsync(connection, $"""
                INSERT INTO "People_Placements" ("PersonId", "Since", "TeamId", "JobId", "Ended", "RecordedAt") {Numbers(from, to)}
                SELECT {Base} + i, {Day("2024-01-01")}, {Base} + i / {PeopleOfTeam}, {Base} + i % {Jobs}, {(IsSqlite ? "0" : "false")}, {Instant} FROM n;
                """, transaction);
            await RunAsync(connection, $"""
                INSERT INTO "Competencies_Estimates" ("Subject", "Competency", "Channel", "Mean", "StandardError", "N", "LastObservedAt", "Day", "UpTo", "Calibration")
                {Numbers(from, to)}, c(id, k) AS (VALUES {string.Join(", ", competencies.Select((id, k) => $"('{id}', {k})"))})
                SELECT {Subject}, c.id, 'measured', ((i * 7919 + c.k * 1543) % 3001) - 1500, 350 + (i * 31 + c.k * 97) % 650, 1 + (i + c.k) % 40, {Instant}, {new DateOnly(2026, 1, 1).DayNumber}, i, 0
                FROM n CROSS JOIN c WHERE (i + c.k) % 10 <> 0;
                """, transaction);
            await transaction.CommitAsync();
            done(to);
        }
        await RunAsync(connection, "ANALYZE;");
        if (IsSqlite)
            await RunAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
    }

    private string Subject => IsSqlite
        ? "printf('%08X-0000-4000-8000-000000000000', (i * 2654435761) % 4294967296)"
        : "(lpad(upper(to_hex((i::bigint * 2654435761) % 4294967296)), 8, '0') || '-0000-4000-8000-000000000000')::uuid";

    private string Instant => IsSqlite ? "1767225600000000" : "TIMESTAMPTZ '2026-01-01 00:00:00Z'";

    private string Never => IsSqlite ? "4102444800000000" : "TIMESTAMPTZ '2100-01-01 00:00:00Z'";

    private string Day(string iso) => IsSqlite ? $"'{iso}'" : $"DATE '{iso}'";

    private string Padded(string number) => IsSqlite ? $"printf('%07d', {number})" : $"lpad(({number})::text, 7, '0')";

    private static string Numbers(int from, int to) => $"WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to})";

    private static async Task RunAsync(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 600);
        await command.ExecuteNonQueryAsync();
    }
}
