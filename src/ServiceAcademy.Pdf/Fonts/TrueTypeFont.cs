using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace ServiceAcademy.Pdf.Fonts;

/// <summary>
/// A static TrueType font (OpenType spec, “Font file”: table directory, <c>head</c>, <c>hhea</c>, <c>hmtx</c>, <c>maxp</c>,
/// <c>OS/2</c>, <c>cmap</c>, <c>loca</c>, <c>glyf</c>). The small tables are held in memory; outlines, 14 MB in a Chinese font,
/// stay in the file and are read glyph by glyph, so that many fonts cost little memory.
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly SafeFileHandle file;
    private readonly Dictionary<string, (long Offset, int Length)> tables = [];
    private readonly byte[] horizontalMetrics;
    private readonly byte[] locations;
    private readonly bool longLocations;
    private readonly int metricCount;
    private readonly long outlines;
    private readonly Lazy<Kerning> kerning;

    private TrueTypeFont(string path)
    {
        Path = path;
        // Held open for the life of the program; RandomAccess reads are positional, hence safe from many threads.
        file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        ReadDirectory();

        var head = Table("head");
        UnitsPerEm = head.U16(18);
        Box = (head.I16(36), head.I16(38), head.I16(40), head.I16(42));
        longLocations = head.I16(50) != 0;
        GlyphCount = Table("maxp").U16(4);
        var horizontalHeader = Table("hhea");
        Ascent = horizontalHeader.I16(4);
        Descent = horizontalHeader.I16(6);
        metricCount = horizontalHeader.U16(34);
        var os2 = Table("OS/2");
        Weight = os2.U16(4);
        CapHeight = os2.U16(0) >= 2 ? os2.I16(88) : Ascent;
        ItalicAngle = BinaryPrimitives.ReadInt32BigEndian(Table("post")[4..]) / 65536.0;
        horizontalMetrics = Table("hmtx").ToArray();
        locations = Table("loca").ToArray();
        outlines = tables["glyf"].Offset;
        Characters = CharacterMap.Read(Table("cmap"));
        kerning = new Lazy<Kerning>(() => tables.ContainsKey("GPOS") ? Kerning.Read(Table("GPOS").ToArray()) : Kerning.None);
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int Weight { get; }

    public double ItalicAngle { get; }

    public CharacterMap Characters { get; }

    public Kerning Kerning => kerning.Value;

    public static TrueTypeFont Open(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"The font {path} is missing. The build copies the fonts from npm into the folder “fonts” beside the program; build again, or publish with that folder.", path);
        return new TrueTypeFont(path);
    }

    /// <summary>Advance width in font units (OpenType spec, <c>hmtx</c>): the last entry holds for all further glyphs.</summary>
    public int Advance(ushort glyph) => ((ReadOnlySpan<byte>)horizontalMetrics).U16(4 * Math.Min(glyph, metricCount - 1));

    public int LeftSideBearing(ushort glyph) => ((ReadOnlySpan<byte>)horizontalMetrics).I16(
        glyph < metricCount ? 4 * glyph + 2 : 4 * metricCount + 2 * (glyph - metricCount));

    /// <summary>The outline as the file holds it (OpenType spec, <c>glyf</c>); empty for a blank such as the space.</summary>
    public byte[] Outline(ushort glyph)
    {
        var (start, end) = (Location(glyph), Location(glyph + 1));
        var data = new byte[end - start];
        ReadExactly(data, outlines + start);
        return data;
    }

    public ReadOnlySpan<byte> Table(string tag)
    {
        if (!tables.TryGetValue(tag, out var place))
            throw new InvalidDataException($"{Path} is not a static TrueType font: it has no table “{tag}”.");
        var data = new byte[place.Length];
        ReadExactly(data, place.Offset);
        return data;
    }

    private void ReadDirectory()
    {
        Span<byte> header = stackalloc byte[12];
        ReadExactly(header, 0);
        var records = new byte[16 * BinaryPrimitives.ReadUInt16BigEndian(header[4..])];
        ReadExactly(records, 12);
        for (ReadOnlySpan<byte> rest = records; rest.Length > 0; rest = rest[16..])
            tables[System.Text.Encoding.ASCII.GetString(rest[..4])] = (rest.U32(8), rest.Offset32(12));
    }

    private long Location(int glyph)
    {
        ReadOnlySpan<byte> data = locations;
        return longLocations ? data.U32(4 * glyph) : 2L * data.U16(2 * glyph);
    }

    private void ReadExactly(Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(file, target, offset);
            if (read == 0)
                throw new InvalidDataException($"{Path} ends before its tables do.");
            target = target[read..];
            offset += read;
        }
    }
}
