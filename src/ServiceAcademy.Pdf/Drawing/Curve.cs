using System.Text;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Drawing;

/// <summary>Turns a parametric curve into Bézier segments (ISO 32000-1, 8.5.2): each takes the curve's end points and tangents.</summary>
internal static class Curve
{
    private const double Step = 1e-5;

    public static void Append(StringBuilder path, Func<double, (double X, double Y)> curve, double from, double to, int segments)
    {
        var width = (to - from) / segments;
        var point = curve(from);
        path.Append(PdfSyntax.Numbers(point.X, point.Y)).Append(" m\n");
        for (var i = 0; i < segments; i++)
        {
            double start = from + i * width, end = start + width;
            var (tangent, next, nextTangent) = (Tangent(curve, start), curve(end), Tangent(curve, end));
            path.Append(PdfSyntax.Numbers(
                point.X + tangent.X * width / 3, point.Y + tangent.Y * width / 3,
                next.X - nextTangent.X * width / 3, next.Y - nextTangent.Y * width / 3,
                next.X, next.Y)).Append(" c\n");
            point = next;
        }
        path.Append("S\n");
    }

    private static (double X, double Y) Tangent(Func<double, (double X, double Y)> curve, double at)
    {
        var (after, before) = (curve(at + Step), curve(at - Step));
        return ((after.X - before.X) / (2 * Step), (after.Y - before.Y) / (2 * Step));
    }
}
