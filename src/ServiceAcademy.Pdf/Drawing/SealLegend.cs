using System.Text;
using ServiceAcademy.Pdf.Fonts;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Drawing;

/// <summary>
/// The issuer's name around the seal, as often as the circle holds it, with a diamond between. It is drawn as outlines: part
/// of a picture whose alternative text says the name, so that nobody extracts letters strewn along a circle.
/// </summary>
internal static class SealLegend
{
    private const double Gap = 9, LeastTracking = 0.55;

    public static string Path(IReadOnlyList<SetGlyph> text, double size, double radius)
    {
        var circle = 2 * Math.PI * radius;
        var letters = text.Sum(glyph => glyph.Advance);
        var tracking = LeastTracking;
        double Width() => size * letters + tracking * text.Count;
        if (Width() + Gap > circle)
            size = Math.Max(0.5, circle - Gap - tracking * text.Count) / letters;
        var copies = Math.Max(1, (int)(circle / (Width() + Gap)));
        // A short name is spread over more of the circle, but never so far that it falls apart.
        tracking = Math.Clamp((circle * 0.84 / copies - size * letters) / text.Count, LeastTracking, 0.5 * size);
        var gap = circle / copies - Width();

        var path = new StringBuilder();
        for (var copy = 0; copy < copies; copy++)
        {
            // The first copy's middle stands at the top.
            var along = copy * circle / copies - Width() / 2 + tracking / 2;
            foreach (var glyph in text)
            {
                Glyph(path, glyph, size, radius, along + size * glyph.Advance / 2);
                along += size * glyph.Advance + tracking;
            }
            Diamond(path, radius + size * 0.36, (along + (gap - tracking) / 2) / radius);
        }
        return path.Append("f\n").ToString();
    }

    private static void Glyph(StringBuilder path, SetGlyph glyph, double size, double radius, double middle)
    {
        var (sin, cos) = Math.SinCos(middle / radius); // clockwise from the top
        var scale = size / glyph.Font.UnitsPerEm;
        var half = glyph.Font.Advance(glyph.Glyph) / 2.0;
        string At(GlyphOutline.Point point)
        {
            double x = (point.X - half) * scale, y = radius + point.Y * scale;
            return PdfSyntax.Numbers(x * cos + y * sin, y * cos - x * sin);
        }

        foreach (var contour in GlyphOutline.Read(glyph.Font, glyph.Glyph))
            Contour(path, contour, At);
    }

    /// <summary>Quadratic splines with implied on-curve points (OpenType spec, <c>glyf</c>) as the cubic ones of PDF.</summary>
    private static void Contour(StringBuilder path, IReadOnlyList<GlyphOutline.Point> points, Func<GlyphOutline.Point, string> at)
    {
        if (points.Count < 2)
            return;
        var offset = 0;
        while (offset < points.Count && !points[offset].OnCurve) offset++;
        // A contour of control points only starts between its last and its first.
        var start = offset < points.Count ? points[offset] : Middle(points[^1], points[0]);
        if (offset == points.Count) offset = -1;
        var current = start;
        path.Append(at(start)).Append(" m\n");
        for (var i = 1; i <= points.Count; i++)
        {
            var point = points[(offset + i) % points.Count];
            if (point.OnCurve)
            {
                path.Append(at(point)).Append(" l\n");
                current = point;
                continue;
            }
            var next = i == points.Count ? start : points[(offset + i + 1) % points.Count];
            var end = next.OnCurve ? next : Middle(point, next);
            path.Append(at(Between(current, point, 2 / 3.0))).Append(' ').Append(at(Between(end, point, 2 / 3.0))).Append(' ').Append(at(end)).Append(" c\n");
            current = end;
            if (next.OnCurve) i++;
        }
        path.Append("h\n");
    }

    private static void Diamond(StringBuilder path, double radius, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        string At(double x, double y) => PdfSyntax.Numbers(x * cos + (radius + y) * sin, (radius + y) * cos - x * sin);
        path.Append($"{At(-1.5, 0)} m {At(0, 1.1)} l {At(1.5, 0)} l {At(0, -1.1)} l h\n");
    }

    private static GlyphOutline.Point Middle(GlyphOutline.Point a, GlyphOutline.Point b) => Between(a, b, 0.5);

    private static GlyphOutline.Point Between(GlyphOutline.Point from, GlyphOutline.Point to, double share) =>
        new(from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share, true);
}
