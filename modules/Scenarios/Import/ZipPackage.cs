using System.IO.Compression;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import;

/// <summary>
/// A zip file from outside. All names and declared sizes are judged before anything is unpacked; what is read is counted while it unpacks,
/// because a declared size may lie. Nothing is ever written under a name from the file.
/// </summary>
internal sealed class ZipPackage : IDisposable
{
    private readonly IStringLocalizer T;
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private long unpacked;

    public ZipPackage(Stream file, IStringLocalizer localizer)
    {
        T = localizer;
        try
        {
            zip = new ZipArchive(file, ZipArchiveMode.Read);
            Judge();
        }
        catch (InvalidDataException)
        {
            throw new ImportRefused(T["The file is a damaged zip file. Export it again, and compare its size with the original."]);
        }
    }

    public IEnumerable<string> Names => entries.Keys;

    public bool Has(string name) => entries.ContainsKey(name);

    /// <summary>The bytes of an entry, at most <paramref name="most"/>.</summary>
    public byte[] Read(string name, int most)
    {
        var entry = entries[name];
        if (entry.Length > most)
            throw new ImportRefused(T["{0} in the file has {1} MB; at most {2} MB are read. Make it smaller.", name, entry.Length >> 20, most >> 20]);
        using var memory = new MemoryStream();
        try
        {
            using var content = entry.Open();
            var buffer = new byte[81920];
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (memory.Length + read > most || unpacked > ImportLimits.MostUnpackedBytes)
                    throw new ImportRefused(T["{0} unpacks to more than it says. Such a file is not safe to open and is refused.", name]);
                memory.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw new ImportRefused(T["{0} in the file cannot be unpacked: it is damaged or packed in a way that we do not read. Export the file again.", name]);
        }
        return memory.ToArray();
    }

    public void Dispose() => zip.Dispose();

    private void Judge()
    {
        if (zip.Entries.Count > ImportLimits.MostEntries)
            throw new ImportRefused(T["The file holds {0} entries; at most {1} are allowed.", zip.Entries.Count, ImportLimits.MostEntries]);
        long declared = 0;
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            if (name.EndsWith('/') && entry.Length == 0)
                continue;
            if (!IsPlain(name))
                throw new ImportRefused(T["The file holds an entry named “{0}”, which leads out of its folder or is no plain name. Such a file is refused.", Shown(name)]);
            if (entry.ExternalAttributes >> 16 is var mode && (mode & 0xF000) is not (0 or 0x8000))
                throw new ImportRefused(T["{0} in the file is a link or a device, not a file. Pack the file itself.", name]);
            if (entry.IsEncrypted)
                throw new ImportRefused(T["{0} in the file is encrypted. Pack it without a password.", name]);
            if (entry.Length > 1 << 20 && entry.Length / Math.Max(1, entry.CompressedLength) > ImportLimits.MostRatio)
                throw new ImportRefused(T["{0} in the file unpacks to more than {1} times its size. Such a file is not safe to open and is refused.", name, ImportLimits.MostRatio]);
            if ((declared += entry.Length) > ImportLimits.MostUnpackedBytes)
                throw new ImportRefused(T["The file unpacks to more than {0} MB. Take large videos out of it.", ImportLimits.MostUnpackedBytes >> 20]);
            if (!entries.TryAdd(name, entry))
                throw new ImportRefused(T["The file holds “{0}” twice, so nobody can say which one counts. Pack it again.", name]);
        }
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= 400 && !name.StartsWith('/') && !name.Contains('\\') && !name.Contains(':') && !name.Any(char.IsControl)
        && name.Split('/').All(part => part is not ("" or "." or ".."));

    private static string Shown(string name) => new(name.Take(80).Select(c => char.IsControl(c) ? '?' : c).ToArray());
}
