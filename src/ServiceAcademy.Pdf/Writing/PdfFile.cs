using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ServiceAcademy.Pdf.Writing;

/// <summary>
/// The file's bytes: header, numbered objects, cross-reference table and trailer (ISO 32000-1, 7.5). The classic table, not a
/// compressed one, so that a signature can be appended as an incremental update (7.5.6) by whoever knows the last offset.
/// </summary>
internal sealed class PdfFile
{
    private readonly MemoryStream output = new();
    private readonly List<long> offsets = [0];

    public PdfFile()
    {
        // The second line's bytes above 127 tell transfer programs that the file is binary (ISO 19005-2, 6.1.2).
        output.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>A number for an object that is written later.</summary>
    public PdfReference Reserve()
    {
        offsets.Add(0);
        return new PdfReference(offsets.Count - 1);
    }

    public PdfReference Add(string body)
    {
        var reference = Reserve();
        Write(reference, body);
        return reference;
    }

    public void Write(PdfReference reference, string body)
    {
        offsets[reference.Number] = output.Position;
        Append($"{reference.Number} 0 obj\n{body}\nendobj\n");
    }

    public PdfReference AddStream(string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var reference = Reserve();
        WriteStream(reference, entries, data, compress);
        return reference;
    }

    /// <summary>A stream object (ISO 32000-1, 7.3.8), deflated unless told otherwise.</summary>
    public void WriteStream(PdfReference reference, string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        if (compress)
            WriteRaw(reference, entries + " /Filter /FlateDecode", Deflate(data));
        else
            WriteRaw(reference, entries, data);
    }

    /// <summary>A stream that many documents share, deflated once.</summary>
    public PdfReference AddStream(string entries, PreparedStream prepared)
    {
        var reference = Reserve();
        WriteRaw(reference, entries + " /Filter /FlateDecode", prepared.Deflated);
        return reference;
    }


    /// <summary>Table, trailer and identifier (ISO 32000-1, 14.4); the identifier is a digest of the content, so equal input gives equal bytes.</summary>
    public byte[] Finish(PdfReference root, PdfReference info)
    {
        var id = Convert.ToHexString(SHA256.HashData(output.GetBuffer().AsSpan(0, (int)output.Length)).AsSpan(0, 16));
        var start = output.Position;
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
            table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count} /Root {root} /Info {info} /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        Append(table.ToString());
        return output.ToArray();
    }

    private void WriteRaw(PdfReference reference, string entries, ReadOnlySpan<byte> data)
    {
        offsets[reference.Number] = output.Position;
        Append(string.Create(CultureInfo.InvariantCulture, $"{reference.Number} 0 obj\n<< {entries} /Length {data.Length} >>\nstream\n"));
        output.Write(data);
        Append("\nendstream\nendobj\n");
    }

    private void Append(string text) => output.Write(Encoding.ASCII.GetBytes(text));

    internal static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal))
            zlib.Write(data);
        return target.ToArray();
    }
}

/// <summary>An indirect reference, written “12 0 R” (ISO 32000-1, 7.3.10).</summary>
internal readonly record struct PdfReference(int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} 0 R");
}

/// <summary>Content that is the same in every document, kept in the form in which files hold it.</summary>
internal sealed class PreparedStream(ReadOnlySpan<byte> content)
{
    public byte[] Deflated { get; } = PdfFile.Deflate(content);
}
