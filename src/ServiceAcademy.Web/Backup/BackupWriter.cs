using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Web.Backup;

/// <summary>
/// Writes the whole academy into one zip file, from one snapshot: people go on working meanwhile, and what they do after the
/// snapshot is not in it. The form is the same for SQLite and PostgreSQL.
/// </summary>
internal sealed class BackupWriter(AcademyDb academy, AccountsDb accounts, DatabaseAddress database, TimeProvider clock)
{
    /// <summary>Writes the file (first under another name, so that a broken run leaves none) and answers its manifest.</summary>
    public async Task<BackupManifest> WriteAsync(string path, IProgress<string> progress, CancellationToken cancellation)
    {
        var unfinished = path + ".part";
        try
        {
            BackupManifest manifest;
            var creation = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
            // It holds names, answers and password hashes.
            if (!OperatingSystem.IsWindows())
                creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(unfinished, creation))
            {
                manifest = await WriteAsync(file, progress, cancellation);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<BackupManifest> WriteAsync(Stream file, IProgress<string> progress, CancellationToken cancellation)
    {
        await academy.Database.OpenConnectionAsync(cancellation);
        var connection = academy.Database.GetDbConnection();
        await using var snapshot = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var madeAt = clock.GetUtcNow();
        var tables = PortableTables.Of(academy, accounts);
        var written = new List<BackupTable>();
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        foreach (var table in tables)
        {
            progress.Report($"{written.Count + 1}/{tables.Count} {table.Name}");
            written.Add(await WriteAsync(zip, table, connection, snapshot, cancellation));
        }
        var manifest = new BackupManifest(BackupManifest.CurrentFormat,
            typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            madeAt, database.Kind.ToString(), written);
        await using var entry = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, cancellation);
        return manifest;
    }

    private static async Task<BackupTable> WriteAsync(
        ZipArchive zip, PortableTable table, DbConnection connection, DbTransaction snapshot, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = $"SELECT {table.ColumnList} FROM \"{table.Name}\" ORDER BY {string.Join(", ", table.Key.Select(key => $"\"{key}\""))}";
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = await zip.CreateEntry(BackupTable.EntryOf(table.Name), CompressionLevel.Fastest).OpenAsync(cancellation);
        using var line = new MemoryStream();
        await using var json = new Utf8JsonWriter(line);
        long rows = 0;
        for (; await reader.ReadAsync(cancellation); rows++)
        {
            line.SetLength(0);
            json.Reset(line);
            json.WriteStartArray();
            for (var i = 0; i < table.Columns.Count; i++)
                table.Columns[i].Write(json, reader, i);
            json.WriteEndArray();
            await json.FlushAsync(cancellation);
            line.WriteByte((byte)'\n');
            hash.AppendData(line.GetBuffer(), 0, (int)line.Length);
            await entry.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellation);
        }
        return new BackupTable(table.Name, table.Columns.Select(column => column.Name).ToList(), rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
