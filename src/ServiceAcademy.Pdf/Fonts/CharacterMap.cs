namespace ServiceAcademy.Pdf.Fonts;

/// <summary>
/// From code point to glyph (OpenType spec, <c>cmap</c>): format 12 for the whole of Unicode and format 4 for the basic plane.
/// Noto's format 12 subtables hold only the supplementary planes' groups of interest, so both are asked.
/// </summary>
internal sealed class CharacterMap
{
    private readonly byte[]? basicPlane;
    private readonly byte[]? everyPlane;

    private CharacterMap(byte[]? basicPlane, byte[]? everyPlane) => (this.basicPlane, this.everyPlane) = (basicPlane, everyPlane);

    public static CharacterMap Read(ReadOnlySpan<byte> table)
    {
        byte[]? basicPlane = null, everyPlane = null;
        for (var i = 0; i < table.U16(2); i++)
        {
            var record = table[(4 + 8 * i)..];
            var (platform, encoding) = (record.U16(0), record.U16(2));
            if (platform != 0 && (platform != 3 || encoding is not (1 or 10)))
                continue;
            var subtable = table[record.Offset32(4)..];
            switch (subtable.U16(0))
            {
                case 4: basicPlane = subtable[..subtable.U16(2)].ToArray(); break;
                case 12: everyPlane = subtable[..subtable.Offset32(4)].ToArray(); break;
            }
        }
        return new CharacterMap(basicPlane, everyPlane);
    }

    /// <summary>The glyph, or 0 when the font has none.</summary>
    public ushort Glyph(int codePoint)
    {
        var glyph = everyPlane is null ? (ushort)0 : FromGroups(everyPlane, (uint)codePoint);
        return glyph != 0 || basicPlane is null || codePoint > 0xFFFF ? glyph : FromSegments(basicPlane, codePoint);
    }

    private static ushort FromGroups(ReadOnlySpan<byte> data, uint codePoint)
    {
        var (low, high) = (0, data.Offset32(12) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = data[(16 + 12 * middle)..];
            if (codePoint < group.U32(0)) high = middle - 1;
            else if (codePoint > group.U32(4)) low = middle + 1;
            else return (ushort)(group.U32(8) + codePoint - group.U32(0));
        }
        return 0;
    }

    private static ushort FromSegments(ReadOnlySpan<byte> data, int codePoint)
    {
        var doubled = data.U16(6);
        var (low, high) = (0, doubled / 2 - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (data.U16(14 + 2 * middle) < codePoint) low = middle + 1;
            else high = middle;
        }
        var starts = 16 + doubled + 2 * low;
        var start = data.U16(starts);
        if (codePoint < start || codePoint > data.U16(14 + 2 * low))
            return 0;
        var delta = data.U16(starts + doubled);
        var rangeAt = starts + 2 * doubled;
        var range = data.U16(rangeAt);
        if (range == 0)
            return (ushort)(codePoint + delta);
        var glyph = data.U16(rangeAt + range + 2 * (codePoint - start));
        return glyph == 0 ? (ushort)0 : (ushort)(glyph + delta);
    }
}
