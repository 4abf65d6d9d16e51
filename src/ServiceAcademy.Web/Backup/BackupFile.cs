using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ServiceAcademy.Web.Backup;

/// <summary>A backup file opened for reading; <see cref="CheckAsync"/> comes before anything is believed.</summary>
internal sealed class BackupFile : IAsyncDisposable
{
    private readonly ZipArchive zip;

    private BackupFile(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="BackupRefused">Not a backup, or of a form that this program does not know.</exception>
    public static async Task<BackupFile> OpenAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var zip = await ZipFile.OpenReadAsync(path, cancellation);
            await using var entry = await (zip.GetEntry(BackupManifest.Entry) ?? throw new BackupRefused($"{path} is a zip file, but not a backup of ServiceAcademy."))
                .OpenAsync(cancellation);
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry, BackupManifest.Json, cancellation);
            if (manifest is not { Format: BackupManifest.CurrentFormat })
                throw new BackupRefused($"{path} has the form {manifest?.Format}; this program reads {BackupManifest.CurrentFormat}. Restore it with version {manifest?.Version}.");
            return new BackupFile(zip, manifest);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new BackupRefused($"{path} is damaged or is not a backup: {error.Message}");
        }
        catch (IOException error)
        {
            throw new BackupRefused(error.Message);
        }
    }

    /// <summary>Reads everything once: checksums, counts, and whether each value fits its column.</summary>
    /// <exception cref="BackupRefused">It does not; the message names the table.</exception>
    public async Task CheckAsync(IReadOnlyList<PortableTable> tables, IProgress<string> progress, CancellationToken cancellation)
    {
        var inFile = Manifest.Tables.Select(table => table.Name).ToHashSet();
        var here = tables.Select(table => table.Name).ToHashSet();
        if (!inFile.SetEquals(here))
            throw new BackupRefused($"The backup was made by version {Manifest.Version} with other tables "
                + $"({string.Join(", ", inFile.Except(here).Concat(here.Except(inFile)).Order(StringComparer.Ordinal))}). Restore it with that version, then update.");
        foreach (var table in tables)
        {
            var said = Manifest.Tables.Single(known => known.Name == table.Name);
            progress.Report($"checking {table.Name}");
            if (!said.Columns.SequenceEqual(table.Columns.Select(column => column.Name)))
                throw new BackupRefused($"{table.Name} has other columns in the backup, which version {Manifest.Version} made. Restore it with that version, then update.");
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long rows = 0;
            try
            {
                await foreach (var row in RowsAsync(table.Name, hash, cancellation))
                {
                    rows++;
                    if (row.GetArrayLength() != table.Columns.Count || !row.EnumerateArray().Zip(table.Columns).All(pair => pair.Second.Accepts(pair.First)))
                        throw new BackupRefused($"{table.Name}, line {rows} does not fit its table. The file is damaged or was changed.");
                }
            }
            catch (Exception error) when (error is InvalidDataException or JsonException or EndOfStreamException)
            {
                throw new BackupRefused($"{table.Name}, line {rows + 1} cannot be read; the file is damaged. {error.Message}");
            }
            if (rows != said.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != said.Sha256)
                throw new BackupRefused($"{table.Name} is not as it was written (checksum or count). The file is damaged or was changed.");
        }
    }

    /// <summary>The rows of a table, one at a time.</summary>
    public async IAsyncEnumerable<JsonElement> RowsAsync(
        string table, IncrementalHash? hash, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var entry = await (zip.GetEntry(BackupTable.EntryOf(table)) ?? throw new InvalidDataException("It is missing."))
            .OpenAsync(cancellation);
        using var lines = new StreamReader(entry, new UTF8Encoding(false, throwOnInvalidBytes: false));
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            hash?.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement;
        }
    }

    public async ValueTask DisposeAsync() => await zip.DisposeAsync();
}
