using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Records.Ledger;

/// <summary>
/// Where seals are published outside the database: <c>ledger-heads</c> in the data folder, four kinds of files.
/// <c>DAY.seal</c> (the signed text), <c>DAY.seal.sig</c> (the signature, DER), <c>DAY.list.gz</c> (each sentence's digest; its SHA-256
/// when unpacked is the seal's root), <c>key-NAME.pem</c> (public keys). Files are never overwritten.
/// </summary>
internal sealed class LedgerFolder(string path)
{
    /// <summary>Made by the container.</summary>
    public LedgerFolder(IOptions<AcademyOptions> options) : this(Path.Combine(options.Value.DataPath, "ledger-heads"))
    {
    }

    /// <summary>The folder, for people.</summary>
    public string Location { get; } = Path.GetFullPath(path);

    public bool Has(DateOnly day) => File.Exists(FileOf(day, "seal")) && File.Exists(FileOf(day, "seal.sig"));

    /// <summary>The days that are published.</summary>
    public IReadOnlyList<DateOnly> Days() => !Directory.Exists(Location) ? [] : Directory.EnumerateFiles(Location, "*.seal")
        .Select(file => DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(file), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : (DateOnly?)null)
        .OfType<DateOnly>().Order().ToList();

    /// <summary>The published text of a day with its signature; null when either is missing.</summary>
    public (string Text, byte[] Signature)? Read(DateOnly day) =>
        Has(day) ? (File.ReadAllText(FileOf(day, "seal")), File.ReadAllBytes(FileOf(day, "seal.sig"))) : null;

    /// <summary>The public keys that are published, base 64.</summary>
    public IReadOnlyList<string> Keys() => !Directory.Exists(Location) ? [] : Directory.EnumerateFiles(Location, "key-*.pem")
        .Select(file => File.ReadAllText(file))
        .Where(pem => PemEncoding.TryFind(pem, out _))
        .Select(pem => pem[PemEncoding.Find(pem).Base64Data].ReplaceLineEndings(""))
        .ToList();

    /// <summary>The published list of a day, a line at a time; null when it is missing.</summary>
    public IEnumerable<DayLine>? List(DateOnly day) => File.Exists(FileOf(day, "list.gz")) ? Lines(FileOf(day, "list.gz")) : null;

    /// <summary>Writes what is missing of a day: first key and list, last the seal, so that a seal is never there without them.</summary>
    public async Task PublishAsync(Seal seal, IAsyncEnumerable<DayLine> list, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Location);
        await AppearAsync(Path.Combine(Location, $"key-{LedgerKey.NameOf(seal.PublicKey)}.pem"), file => WriteAsync(file, LedgerKey.PemOf(seal.PublicKey), cancellation));
        await AppearAsync(FileOf(seal.Day, "list.gz"), async file =>
        {
            await using var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            await foreach (var line in list.WithCancellation(cancellation))
                await zip.WriteAsync(Encoding.ASCII.GetBytes(line.Text), cancellation);
        });
        await AppearAsync(FileOf(seal.Day, "seal.sig"), file => file.WriteAsync(Convert.FromBase64String(seal.Signature), cancellation).AsTask());
        await AppearAsync(FileOf(seal.Day, "seal"), file => WriteAsync(file, seal.Text, cancellation));
    }

    /// <summary>
    /// After a restore: the seals of days that the ledger no longer has are put aside with a note, so that those days can be sealed anew and
    /// everybody sees that they were given up.
    /// </summary>
    public void PutAside(IReadOnlyList<DateOnly> days, DateTimeOffset at, string note)
    {
        var aside = Directory.CreateDirectory(Path.Combine(Location, string.Create(CultureInfo.InvariantCulture, $"given-up-{at.UtcDateTime:yyyyMMddTHHmmssZ}"))).FullName;
        foreach (var file in days.SelectMany(day => new[] { "seal", "seal.sig", "list.gz" }.Select(kind => FileOf(day, kind))).Where(File.Exists))
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(aside, "note.txt"), note + "\n");
    }

    /// <summary>Notes of restores, oldest first.</summary>
    public IReadOnlyList<string> Notes() => !Directory.Exists(Location) ? [] : Directory.EnumerateDirectories(Location, "given-up-*").Order(StringComparer.Ordinal)
        .Select(folder => Path.Combine(folder, "note.txt")).Where(File.Exists).Select(file => File.ReadAllText(file).Trim()).ToList();

    private static IEnumerable<DayLine> Lines(string path)
    {
        using var zip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var lines = new StreamReader(zip, Encoding.ASCII);
        while (lines.ReadLine() is { } line)
            if (line.Split(' ') is [var number, { Length: 64 } digest] && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sentence))
                yield return new DayLine(sentence, digest);
            else
                throw new InvalidDataException($"{path} holds a line that is none of a list.");
    }

    /// <summary>A file is there whole or not at all, and one that is there stays as it is.</summary>
    private static async Task AppearAsync(string path, Func<Stream, Task> write)
    {
        if (File.Exists(path))
            return;
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = File.Create(unfinished))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another node that shares the folder was quicker.
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static Task WriteAsync(Stream file, string text, CancellationToken cancellation) => file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask();

    private string FileOf(DateOnly day, string kind) => Path.Combine(Location, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}.{kind}"));
}
