namespace ServiceAcademy.Pdf.Fonts;

/// <summary>
/// A glyph as a drawing (OpenType spec, <c>glyf</c>: simple and composite descriptions), for lettering that is ornament and not
/// text, such as a seal's legend. Contours are lists of on-curve and control points in font units.
/// </summary>
internal static class GlyphOutline
{
    internal readonly record struct Point(double X, double Y, bool OnCurve);

    public static IReadOnlyList<IReadOnlyList<Point>> Read(TrueTypeFont font, ushort glyph)
    {
        ReadOnlySpan<byte> data = font.Outline(glyph);
        if (data.Length == 0)
            return [];
        return data.I16(0) >= 0 ? Simple(data) : Composite(font, data);
    }

    private static List<IReadOnlyList<Point>> Simple(ReadOnlySpan<byte> data)
    {
        var contours = data.I16(0);
        var count = contours == 0 ? 0 : data.U16(10 + 2 * (contours - 1)) + 1;
        var at = 10 + 2 * contours;
        at += 2 + data.U16(at); // instructions

        var flags = new byte[count];
        for (var i = 0; i < count;)
        {
            var flag = flags[i++] = data[at++];
            for (var repeat = (flag & 8) != 0 ? data[at++] : 0; repeat > 0; repeat--)
                flags[i++] = flag;
        }
        var x = Coordinates(data, ref at, flags, 2, 16);
        var y = Coordinates(data, ref at, flags, 4, 32);

        var result = new List<IReadOnlyList<Point>>();
        for (int contour = 0, start = 0; contour < contours; contour++)
        {
            var end = data.U16(10 + 2 * contour) + 1;
            result.Add([.. Enumerable.Range(start, end - start).Select(i => new Point(x[i], y[i], (flags[i] & 1) != 0))]);
            start = end;
        }
        return result;
    }

    private static int[] Coordinates(ReadOnlySpan<byte> data, ref int at, byte[] flags, int isByte, int isSameOrPositive)
    {
        var values = new int[flags.Length];
        for (int i = 0, value = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isByte) != 0)
                value += (flags[i] & isSameOrPositive) != 0 ? data[at++] : -data[at++];
            else if ((flags[i] & isSameOrPositive) == 0)
            {
                value += data.I16(at);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }

    private static List<IReadOnlyList<Point>> Composite(TrueTypeFont font, ReadOnlySpan<byte> data)
    {
        var result = new List<IReadOnlyList<Point>>();
        for (int at = 10, flags = 0x20; (flags & 0x20) != 0;)
        {
            flags = data.U16(at);
            var part = data.U16(at + 2);
            var words = (flags & 1) != 0;
            double dx = words ? data.I16(at + 4) : (sbyte)data[at + 4], dy = words ? data.I16(at + 6) : (sbyte)data[at + 5];
            at += words ? 8 : 6;
            double a = 1, b = 0, c = 0, d = 1;
            if ((flags & 8) != 0) { a = d = Fraction(data, at); at += 2; }
            else if ((flags & 0x40) != 0) { a = Fraction(data, at); d = Fraction(data, at + 2); at += 4; }
            else if ((flags & 0x80) != 0) { a = Fraction(data, at); b = Fraction(data, at + 2); c = Fraction(data, at + 4); d = Fraction(data, at + 6); at += 8; }
            foreach (var contour in Read(font, part))
                result.Add([.. contour.Select(point => point with { X = a * point.X + c * point.Y + dx, Y = b * point.X + d * point.Y + dy })]);
        }
        return result;
    }

    private static double Fraction(ReadOnlySpan<byte> data, int at) => data.I16(at) / 16384.0; // F2DOT14
}
