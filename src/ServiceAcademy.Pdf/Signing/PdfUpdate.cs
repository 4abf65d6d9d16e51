using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceAcademy.Pdf.Signing;

/// <summary>
/// An incremental update (ISO 32000-1, 7.5.6): new and changed objects after the end of a file whose bytes stay as they are. Reads files with
/// the classic cross-reference table only, which both renderers write.
/// </summary>
internal sealed partial class PdfUpdate
{
    private readonly byte[] original;
    private readonly string text;
    private readonly Dictionary<int, int> offsets = [];
    private readonly SortedDictionary<int, string> changed = [];
    private readonly PdfDictionaryText trailer;
    private readonly int lastTable;
    private int size;

    /// <exception cref="InvalidDataException">The file is no PDF, or has no classic table.</exception>
    public PdfUpdate(byte[] original)
    {
        this.original = original;
        text = Encoding.Latin1.GetString(original);
        lastTable = EndOfFile().Match(text, Math.Max(0, text.Length - 64)) is { Success: true } end
            ? int.Parse(end.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidDataException("This is not a whole PDF file: it does not end as one.");
        trailer = ReadTable(lastTable);
        for (var older = trailer; older["/Prev"] is { } before;)
            older = ReadTable(int.Parse(before, CultureInfo.InvariantCulture));
        size = int.Parse(trailer["/Size"] ?? "", CultureInfo.InvariantCulture);
    }

    /// <summary>Object number of the catalog.</summary>
    public int Catalog => Reference(trailer["/Root"]);

    /// <summary>Object number of a reference “12 0 R”.</summary>
    public static int Reference(string? value) => value is not null && ReferenceText().Match(value) is { Success: true } match
        ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new InvalidDataException($"A reference was expected, not “{value}”.");

    /// <summary>The first page's object number.</summary>
    public int FirstPage()
    {
        var node = Reference(Dictionary(Catalog)["/Pages"]);
        for (var depth = 0; depth < 32; depth++)
        {
            if (Dictionary(node)["/Kids"] is not { } kids)
                return node;
            node = Reference(kids.TrimStart('['));
        }
        throw new InvalidDataException("The page tree does not end.");
    }

    public PdfDictionaryText Dictionary(int number)
    {
        if (!offsets.TryGetValue(number, out var at) || !ObjectHead().Match(text, at).Success)
            throw new InvalidDataException($"Object {number} is not where the table says.");
        return new PdfDictionaryText(text, at + ObjectHead().Match(text, at).Length);
    }

    /// <summary>A number for a new object.</summary>
    public int Reserve() => size++;

    public void Write(int number, string body) => changed[number] = body;

    /// <summary>The file with its update.</summary>
    public byte[] ToBytes()
    {
        var output = new MemoryStream();
        output.Write(original);
        if (original[^1] != '\n')
            output.WriteByte((byte)'\n');
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, body) in changed)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{output.Position:D10} 00000 n \n");
            output.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n")));
        }
        var start = output.Position;
        trailer.Set("/Size", size.ToString(CultureInfo.InvariantCulture)).Set("/Prev", lastTable.ToString(CultureInfo.InvariantCulture));
        output.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{table}trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n")));
        return output.ToArray();
    }

    /// <summary>Reads one table; what a newer one has said stands.</summary>
    private PdfDictionaryText ReadTable(int at)
    {
        if (at < 0 || at >= text.Length || string.CompareOrdinal(text, at, "xref", 0, 4) != 0)
            throw new InvalidDataException("The file has no classic cross-reference table. Let its writer use no object streams.");
        at += 4;
        while (Section().Match(text, at) is { Success: true } section)
        {
            var (first, count) = (int.Parse(section.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(section.Groups[2].Value, CultureInfo.InvariantCulture));
            at = section.Index + section.Length;
            for (var i = 0; i < count && at + 20 <= text.Length; i++, at += 20)
                if (text[at + 17] == 'n')
                    offsets.TryAdd(first + i, int.Parse(text.AsSpan(at, 10), CultureInfo.InvariantCulture));
        }
        var trailerAt = text.IndexOf("trailer", at, StringComparison.Ordinal);
        return new PdfDictionaryText(text, trailerAt < 0 ? text.Length : trailerAt + 7);
    }

    [GeneratedRegex(@"startxref\s+(\d{1,9})\s+%%EOF\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfFile();

    [GeneratedRegex(@"\G\s*(\d{1,9})\s+\d{1,5}\s+obj", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectHead();

    [GeneratedRegex(@"\G\s*(\d{1,9}) (\d{1,9})[ ]?\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\s*(\d{1,9})\s+\d{1,5}\s+R", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceText();
}
