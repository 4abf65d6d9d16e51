using System.Text;
using ServiceAcademy.Pdf.Fonts;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Drawing;

/// <summary>The seal: rosettes of phase-shifted waves around a circle, as engraving lathes draw them, and a star of eight rays.</summary>
internal static class Seal
{
    public const double Radius = 46;

    private static readonly Lazy<PreparedStream> Drawing = new(Build);

    public static void Draw(PdfDocument document, double x, double y, IReadOnlyList<SetGlyph> legend)
    {
        document.AddForm("Seal", new Box(-Radius - 1, -Radius - 1, Radius + 1, Radius + 1), Drawing.Value);
        document.Canvas.Form("Seal", 1, 0, 0, 1, x, y);
        document.Canvas.Fill(Palette.Brass).Path($"q 1 0 0 1 {PdfSyntax.Numbers(x, y)} cm\n{SealLegend.Path(legend, 6, 23.6)}Q");
    }

    private static PreparedStream Build()
    {
        var path = new StringBuilder();
        Ring(path, Palette.PaleBrass, 0.18, 6, 60, 42.2, 2.6, 6);
        Ring(path, Palette.Brass, 0.22, 8, 24, 37.2, 5.6, 8);
        Circle(path, Palette.Brass, 0.7, 31.2);
        Circle(path, Palette.Brass, 0.25, 30);
        Circle(path, Palette.Brass, 0.25, 21.8);
        Ring(path, Palette.Brass, 0.16, 6, 12, 13.4, 7.4, 12);
        Star(path);
        return new PreparedStream(Encoding.ASCII.GetBytes(path.ToString()));
    }

    /// <summary>
    /// Strands r(θ) = radius + swing · cos(petals · θ + phase). All of them together repeat at each petal, so one petal is
    /// computed and turned: the same text many times, which compresses to almost nothing.
    /// </summary>
    private static void Ring(StringBuilder path, Color colour, double width, int strands, int petals, double radius, double swing, int segments)
    {
        path.Append($"{colour} RG {PdfSyntax.Number(width)} w\n");
        var petal = new StringBuilder();
        for (var strand = 0; strand < strands; strand++)
        {
            var phase = 2 * Math.PI * strand / strands;
            Curve.Append(petal, angle =>
            {
                var distance = radius + swing * Math.Cos(petals * angle + phase);
                var (sin, cos) = Math.SinCos(angle);
                return (distance * cos, distance * sin);
            }, 0, 2 * Math.PI / petals, segments);
        }
        for (var i = 0; i < petals; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / petals);
            path.Append(System.Globalization.CultureInfo.InvariantCulture, $"q {cos:0.#####} {sin:0.#####} {-sin:0.#####} {cos:0.#####} 0 0 cm\n{petal}Q\n");
        }
    }

    private static void Circle(StringBuilder path, Color colour, double width, double radius) => Ring(path, colour, width, 1, 4, radius, 0, 2);

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
