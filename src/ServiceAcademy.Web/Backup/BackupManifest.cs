using System.Text.Json;

namespace ServiceAcademy.Web.Backup;

/// <summary>What a backup file says of itself, in <c>manifest.json</c>.</summary>
/// <param name="Format">The form of the file; this program reads <see cref="CurrentFormat"/>.</param>
/// <param name="Version">The version of ServiceAcademy that wrote it.</param>
/// <param name="MadeAt">When the snapshot was taken.</param>
/// <param name="Database">The database it came from; it can be restored to either kind.</param>
internal sealed record BackupManifest(int Format, string Version, DateTimeOffset MadeAt, string Database, IReadOnlyList<BackupTable> Tables)
{
    public const int CurrentFormat = 1;
    public const string Entry = "manifest.json";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}

/// <summary>One table: its columns in the order of each line of <c>tables/NAME.jsonl</c>, how many lines, and their SHA-256.</summary>
internal sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256)
{
    public static string EntryOf(string table) => $"tables/{table}.jsonl";
}

/// <summary>The file or the academy is not fit for what was asked; the message says why and what to do.</summary>
internal sealed class BackupRefused(string reason) : Exception(reason);
