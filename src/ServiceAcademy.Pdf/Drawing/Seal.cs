using System.Text;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Drawing;

/// <summary>The seal: rosettes of phase-shifted waves around a circle, as engraving lathes draw them, and a star of eight rays.</summary>
internal static class Seal
{
    private static readonly Lazy<byte[]> Drawing = new(Build);

    public const double Radius = 44;

    public static void Draw(PdfDocument document, double x, double y)
    {
        document.AddForm("Seal", new Box(-Radius - 1, -Radius - 1, Radius + 1, Radius + 1), Drawing.Value);
        document.Canvas.Form("Seal", 1, 0, 0, 1, x, y);
    }

    private static byte[] Build()
    {
        var path = new StringBuilder();
        Ring(path, Palette.Brass, 0.28, 12, 36, 37.5, 6, 10);
        Ring(path, Palette.PaleBrass, 0.2, 10, 18, 38, 3.5, 10);
        Circle(path, Palette.Brass, 0.8, 29.5);
        Circle(path, Palette.Brass, 0.3, 27.6);
        Ring(path, Palette.Brass, 0.2, 9, 8, 14, 11.5, 16);
        Star(path);
        return Encoding.ASCII.GetBytes(path.ToString());
    }

    /// <summary>Strands r(θ) = radius + swing · cos(petals · θ + phase).</summary>
    private static void Ring(StringBuilder path, Color colour, double width, int strands, int petals, double radius, double swing, int segmentsPerPetal)
    {
        path.Append($"{colour} RG {PdfSyntax.Number(width)} w\n");
        for (var strand = 0; strand < strands; strand++)
        {
            var phase = 2 * Math.PI * strand / strands;
            Curve.Append(path, angle =>
            {
                var distance = radius + swing * Math.Cos(petals * angle + phase);
                var (sin, cos) = Math.SinCos(angle);
                return (distance * cos, distance * sin);
            }, 0, 2 * Math.PI, petals * segmentsPerPetal / 2, close: true);
        }
    }

    private static void Circle(StringBuilder path, Color colour, double width, double radius) => Ring(path, colour, width, 1, 1, radius, 0, 16);

    private static void Star(StringBuilder path)
    {
        path.Append($"{Palette.Paper} rg {Palette.Brass} RG 0.6 w\n");
        for (var i = 0; i < 16; i++)
        {
            var (sin, cos) = Math.SinCos(Math.PI / 2 + i * Math.PI / 8);
            var distance = i % 2 == 1 ? 4.6 : i % 4 == 0 ? 13 : 8.5;
            path.Append(PdfSyntax.Numbers(distance * cos, distance * sin)).Append(i == 0 ? " m " : " l ");
        }
        path.Append("b\n");
    }
}
