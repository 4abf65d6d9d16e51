namespace ServiceAcademy.Pdf.Fonts;

/// <summary>
/// Horizontal pair kerning (OpenType spec, <c>GPOS</c>, lookup type 2, and type 9 that extends it), limited to the feature
/// <c>kern</c>. Only the first glyph's advance is moved; that is all the kerning that Latin, Cyrillic and Greek text has.
/// </summary>
internal sealed class Kerning
{
    public static readonly Kerning None = new([], []);

    private readonly byte[] table;
    private readonly int[][] lookups;

    private Kerning(byte[] table, int[][] lookups) => (this.table, this.lookups) = (table, lookups);

    public static Kerning Read(byte[] data)
    {
        ReadOnlySpan<byte> table = data;
        int features = table.U16(6), lookupList = table.U16(8);
        var kern = new SortedSet<int>();
        for (var i = 0; i < table.U16(features); i++)
        {
            var record = features + 2 + 6 * i;
            if (!table.Slice(record, 4).SequenceEqual("kern"u8))
                continue;
            var feature = features + table.U16(record + 4);
            for (var k = 0; k < table.U16(feature + 2); k++)
                kern.Add(table.U16(feature + 4 + 2 * k));
        }
        return new Kerning(data, [.. kern.Select(index => Subtables(data, lookupList + ((ReadOnlySpan<byte>)data).U16(lookupList + 2 + 2 * index)))]);
    }

    /// <summary>What is added to the left glyph's advance, in font units; mostly negative, mostly zero.</summary>
    public int Between(ushort left, ushort right)
    {
        foreach (var lookup in lookups)
            foreach (var subtable in lookup)
                if (Adjustment(subtable, left, right) is { } value) // the first subtable that covers the pair decides
                {
                    if (value != 0) return value;
                    break;
                }
        return 0;
    }

    private static int[] Subtables(ReadOnlySpan<byte> table, int lookup)
    {
        var type = table.U16(lookup);
        var found = new List<int>();
        for (var i = 0; i < table.U16(lookup + 4); i++)
        {
            var subtable = lookup + table.U16(lookup + 6 + 2 * i);
            if (type == 9 && table.U16(subtable + 2) == 2)
                found.Add(subtable + table.Offset32(subtable + 4));
            else if (type == 2)
                found.Add(subtable);
        }
        return [.. found];
    }

    private int? Adjustment(int subtable, ushort left, ushort right)
    {
        ReadOnlySpan<byte> data = table;
        var coverage = Coverage(subtable + data.U16(subtable + 2), left);
        if (coverage < 0)
            return null;
        int first = data.U16(subtable + 4), second = data.U16(subtable + 6);
        var size = 2 * (int.PopCount(first) + int.PopCount(second));
        // A value record lists x placement, y placement, x advance, …: only those whose bits are set.
        var advance = (first & 4) == 0 ? -1 : 2 * int.PopCount(first & 3);
        return data.U16(subtable) == 1
            ? PairInSet(subtable + data.U16(subtable + 10 + 2 * coverage), right, size, advance)
            : PairOfClasses(subtable, left, right, size, advance);
    }

    private int? PairInSet(int set, ushort right, int size, int advance)
    {
        ReadOnlySpan<byte> data = table;
        var (low, high) = (0, data.U16(set) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var record = set + 2 + (2 + size) * middle;
            var glyph = data.U16(record);
            if (right < glyph) high = middle - 1;
            else if (right > glyph) low = middle + 1;
            else return advance < 0 ? 0 : data.I16(record + 2 + advance);
        }
        return null;
    }

    private int PairOfClasses(int subtable, ushort left, ushort right, int size, int advance)
    {
        ReadOnlySpan<byte> data = table;
        var rows = Class(subtable + data.U16(subtable + 8), left);
        var columns = Class(subtable + data.U16(subtable + 10), right);
        var record = subtable + 16 + size * (rows * data.U16(subtable + 14) + columns);
        return advance < 0 ? 0 : data.I16(record + advance);
    }

    /// <summary>OpenType spec, “Coverage table”: formats 1 (a list of glyphs) and 2 (ranges).</summary>
    private int Coverage(int at, ushort glyph)
    {
        ReadOnlySpan<byte> data = table;
        var ranges = data.U16(at) == 2;
        var (low, high) = (0, data.U16(at + 2) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var record = at + 4 + (ranges ? 6 : 2) * middle;
            var (start, end) = (data.U16(record), data.U16(ranges ? record + 2 : record));
            if (glyph < start) high = middle - 1;
            else if (glyph > end) low = middle + 1;
            else return ranges ? data.U16(record + 4) + glyph - start : middle;
        }
        return -1;
    }

    /// <summary>OpenType spec, “Class definition table”: formats 1 (one run) and 2 (ranges); class 0 is the rest.</summary>
    private int Class(int at, ushort glyph)
    {
        ReadOnlySpan<byte> data = table;
        if (data.U16(at) == 1)
        {
            var index = glyph - data.U16(at + 2);
            return index >= 0 && index < data.U16(at + 4) ? data.U16(at + 6 + 2 * index) : 0;
        }
        var (low, high) = (0, data.U16(at + 2) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var record = at + 4 + 6 * middle;
            if (glyph < data.U16(record)) high = middle - 1;
            else if (glyph > data.U16(record + 2)) low = middle + 1;
            else return data.U16(record + 4);
        }
        return 0;
    }
}
