using System.Buffers.Binary;

namespace ServiceAcademy.Pdf.Fonts;

/// <summary>
/// A font file that holds only the glyphs that a document uses (ISO 32000-1, 9.6.4 and 9.9: a CIDFontType2 needs <c>glyf</c>,
/// <c>head</c>, <c>hhea</c>, <c>hmtx</c>, <c>loca</c> and <c>maxp</c>; our fonts carry no hinting programs). Glyphs are renumbered
/// from zero in the order given, with the parts of composite glyphs after them.
/// </summary>
internal static class FontSubset
{
    private const int MoreComponents = 0x20, ArgumentsAreWords = 1, HasScale = 8, HasTwoScales = 0x40, HasMatrix = 0x80;

    /// <param name="font">The whole font.</param>
    /// <param name="glyphs">The glyphs wanted; the first must be 0, “.notdef” (ISO 32000-1, 9.7.4.2).</param>
    public static byte[] Build(TrueTypeFont font, IReadOnlyList<ushort> glyphs)
    {
        var order = new List<ushort>(glyphs);
        var renumbered = new Dictionary<ushort, ushort>();
        for (var i = 0; i < order.Count; i++)
            renumbered[order[i]] = (ushort)i;

        var outlines = new List<byte[]>();
        for (var i = 0; i < order.Count; i++) // grows while composites bring their parts
        {
            var outline = font.Outline(order[i]);
            RenumberParts(outline, part =>
            {
                if (!renumbered.TryGetValue(part, out var number))
                {
                    renumbered[part] = number = (ushort)order.Count;
                    order.Add(part);
                }
                return number;
            });
            outlines.Add(outline);
        }
        return Assemble(font, order, outlines);
    }

    /// <summary>OpenType spec, <c>glyf</c>, “Composite glyph description”: the parts' numbers are rewritten in place.</summary>
    private static void RenumberParts(byte[] outline, Func<ushort, ushort> number)
    {
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return;
        for (int at = 10, flags = MoreComponents; (flags & MoreComponents) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = outline.AsSpan(at + 2, 2);
            BinaryPrimitives.WriteUInt16BigEndian(part, number(BinaryPrimitives.ReadUInt16BigEndian(part)));
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        }
    }

    private static byte[] Assemble(TrueTypeFont font, List<ushort> order, List<byte[]> outlines)
    {
        var locations = new byte[4 * (order.Count + 1)];
        var metrics = new byte[4 * order.Count];
        using var glyf = new MemoryStream();
        for (var i = 0; i < order.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(4 * i), (uint)glyf.Length);
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.Advance(order[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * i + 2), (short)font.LeftSideBearing(order[i]));
            glyf.Write(outlines[i]);
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
        }
        BinaryPrimitives.WriteUInt32BigEndian(locations.AsSpan(4 * order.Count), (uint)glyf.Length);

        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);   // checksum adjustment, filled in below
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);   // long locations
        var horizontalHeader = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(horizontalHeader.AsSpan(34), (ushort)order.Count);
        var maximums = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maximums.AsSpan(4), (ushort)order.Count);

        return Pack([("glyf", glyf.ToArray()), ("head", head), ("hhea", horizontalHeader), ("hmtx", metrics), ("loca", locations), ("maxp", maximums)]);
    }

    /// <summary>OpenType spec, “Table directory” and “Calculating checksums”; the tables come sorted by tag.</summary>
    private static byte[] Pack((string Tag, byte[] Data)[] tables)
    {
        var size = 12 + 16 * tables.Length + tables.Sum(table => (table.Data.Length + 3) & ~3);
        var font = new byte[size];
        var power = (int)Math.Log2(tables.Length);
        BinaryPrimitives.WriteUInt32BigEndian(font, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(10), (ushort)(16 * tables.Length - (16 << power)));
        var (offset, headAt) = (12 + 16 * tables.Length, 0);
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, data) = tables[i];
            data.CopyTo(font, offset);
            var padded = (data.Length + 3) & ~3;
            var record = font.AsSpan(12 + 16 * i);
            System.Text.Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(font.AsSpan(offset, padded)));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)data.Length);
            if (tag == "head") headAt = offset;
            offset += padded;
        }
        BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(headAt + 8), 0xB1B0AFBA - Checksum(font));
        return font;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (; data.Length >= 4; data = data[4..])
            unchecked { sum += BinaryPrimitives.ReadUInt32BigEndian(data); }
        return sum;
    }
}
