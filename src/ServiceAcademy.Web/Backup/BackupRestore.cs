using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Backup;

/// <summary>Puts a backup in the place of what is there, all of it or nothing.</summary>
internal sealed class BackupRestore(
    AcademyDb academy, AccountsDb accounts, DatabaseAddress database, PeopleApi people, LedgerApi ledger, Outbox outbox, IServiceProvider services)
{
    /// <exception cref="BackupRefused">The file is damaged or of another version, or people work here and <paramref name="replace"/> is not given.</exception>
    public async Task<BackupManifest> RestoreAsync(string path, bool replace, IProgress<string> progress, CancellationToken cancellation)
    {
        await using var file = await BackupFile.OpenAsync(path, cancellation);
        var tables = PortableTables.Of(academy, accounts);
        await file.CheckAsync(tables, progress, cancellation);

        await Preparing.MigrateAsync(services, cancellation);
        if (!replace && await people.AnyAsync(cancellation))
            throw new BackupRefused($"People work in {database.DisplayName}. With --replace everything there is deleted and the backup takes its place.");

        await academy.WriteAsync(async () =>
        {
            var transaction = academy.Database.CurrentTransaction!.GetDbTransaction();
            if (database.Kind == DatabaseKind.PostgreSql)
                await RunAsync(transaction, $"LOCK TABLE {string.Join(", ", tables.Select(table => $"\"{table.Name}\""))} IN ACCESS EXCLUSIVE MODE", cancellation);
            else
                await RunAsync(transaction, "PRAGMA defer_foreign_keys = ON", cancellation);
            var triggers = new Triggers(database.Kind, tables, sql => RunAsync(transaction, sql, cancellation));
            await triggers.OffAsync(transaction, cancellation);
            foreach (var table in tables.Reverse())
                await RunAsync(transaction, $"DELETE FROM \"{table.Name}\"", cancellation);
            var done = 0;
            foreach (var table in tables)
            {
                progress.Report($"{++done}/{tables.Count} {table.Name}");
                await FillAsync(file, table, transaction, cancellation);
            }
            await outbox.DoubtAsync(cancellation);
            await triggers.OnAsync();
        }, cancellation);
        await ledger.RestoredAsync(file.Manifest.MadeAt, cancellation);
        return file.Manifest;
    }

    private async Task FillAsync(BackupFile file, PortableTable table, DbTransaction transaction, CancellationToken cancellation)
    {
        await using var insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        await foreach (var row in file.RowsAsync(table.Name, hash: null, cancellation))
        {
            insert.Parameters.Clear();
            var i = 0;
            foreach (var value in row.EnumerateArray())
            {
                insert.Parameters.Add(table.Columns[i].Parameter(insert, $"@p{i}", value));
                i++;
            }
            await insert.ExecuteNonQueryAsync(cancellation);
        }
        // The next row gets the next number, not one that the backup has used.
        if (database.Kind == DatabaseKind.PostgreSql && table.Identity is { } identity)
            await RunAsync(transaction, $"""
                SELECT setval(pg_get_serial_sequence('"{table.Name}"', '{identity}'), COALESCE((SELECT MAX("{identity}") FROM "{table.Name}"), 0) + 1, false)
                """, cancellation);
    }

    private static async Task RunAsync(DbTransaction transaction, string sql, CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction, sql, 0);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
