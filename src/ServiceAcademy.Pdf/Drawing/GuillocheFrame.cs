using System.Text;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Drawing;

/// <summary>
/// The frame: two families of phase-shifted waves that braid along the page's edge and turn its rounded corners without a
/// seam, in lines finer than an office printer resolves. One wave and one corner are computed and drawn many times, as
/// form XObjects, so that the frame costs a few kilobytes.
/// </summary>
internal sealed class GuillocheFrame
{
    private const double HalfWidth = 10.5, Wave = 24, LineWidth = 0.2;

    // Each family has an even number of strands, so half a wave brings every strand to another one's place: the seam still fits.
    private const double WavesInCorner = 1.5;
    private const double Radius = WavesInCorner * Wave / (Math.PI / 2);

    private static readonly Lazy<(PreparedStream Tile, PreparedStream Corner)> Drawings = new(() => (
        Braid(turn => (turn * Wave, 0, 0, 1), 1),
        Braid(turn =>
        {
            var (sin, cos) = Math.SinCos(turn / WavesInCorner * Math.PI / 2);
            return (Radius * cos, Radius * sin, cos, sin);
        }, WavesInCorner)));

    private readonly Box centreLine;

    private GuillocheFrame(Box centreLine) => this.centreLine = centreLine;

    /// <param name="document">The document whose page is framed.</param>
    /// <param name="outer">The frame's outer edge.</param>
    public static Box Draw(PdfDocument document, Box outer)
    {
        var frame = new GuillocheFrame(outer.Inset(HalfWidth + 3));
        document.AddForm("Wave", new Box(-1, -HalfWidth - 1, Wave + 1, HalfWidth + 1), Drawings.Value.Tile);
        document.AddForm("Corner", new Box(-1, -1, Radius + HalfWidth + 1, Radius + HalfWidth + 1), Drawings.Value.Corner);
        document.Canvas.Artifact(() => frame.Draw(document.Canvas));
        return outer.Inset(2 * HalfWidth + 6);
    }

    private void Draw(PdfCanvas canvas)
    {
        var (left, bottom, right, top) = centreLine;
        Side(canvas, left + Radius, bottom, right - Radius, bottom);
        Side(canvas, right, bottom + Radius, right, top - Radius);
        Side(canvas, right - Radius, top, left + Radius, top);
        Side(canvas, left, top - Radius, left, bottom + Radius);
        canvas.Form("Corner", 1, 0, 0, 1, right - Radius, top - Radius);
        canvas.Form("Corner", 0, 1, -1, 0, left + Radius, top - Radius);
        canvas.Form("Corner", -1, 0, 0, -1, left + Radius, bottom + Radius);
        canvas.Form("Corner", 0, -1, 1, 0, right - Radius, bottom + Radius);

        canvas.Stroke(Palette.Brass, 0.5);
        Rounded(canvas, -HalfWidth - 3);
        canvas.Stroke(Palette.Brass, 0.9);
        Rounded(canvas, HalfWidth + 3);
        canvas.Stroke(Palette.PaleBrass, 0.3);
        Rounded(canvas, HalfWidth + 6);
    }

    /// <summary>A whole number of waves, stretched by the little that the side's length asks for.</summary>
    private static void Side(PdfCanvas canvas, double x1, double y1, double x2, double y2)
    {
        var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        var count = (int)Math.Round(length / Wave);
        var (cos, sin, stretch) = ((x2 - x1) / length, (y2 - y1) / length, length / count / Wave);
        for (var i = 0; i < count; i++)
            canvas.Form("Wave", cos * stretch, sin * stretch, sin, -cos, x1 + (x2 - x1) * i / count, y1 + (y2 - y1) * i / count);
    }

    /// <summary>A line beside the braid; positive is inwards.</summary>
    private void Rounded(PdfCanvas canvas, double inwards)
    {
        var (left, bottom, right, top) = centreLine.Inset(inwards);
        var radius = Radius - inwards;
        var handle = radius * (1 - 0.5522847498); // a quarter of a circle as one Bézier
        string N(params ReadOnlySpan<double> values) => PdfSyntax.Numbers(values);
        canvas.Path($"{N(left + radius, bottom)} m {N(right - radius, bottom)} l {N(right - handle, bottom, right, bottom + handle, right, bottom + radius)} c "
            + $"{N(right, top - radius)} l {N(right, top - handle, right - handle, top, right - radius, top)} c "
            + $"{N(left + radius, top)} l {N(left + handle, top, left, top - handle, left, top - radius)} c "
            + $"{N(left, bottom + radius)} l {N(left, bottom + handle, left + handle, bottom, left + radius, bottom)} c s");
    }

    /// <param name="spine">Point and outward normal of the centre line, by the number of waves from its start.</param>
    /// <param name="waves">How many waves long.</param>
    private static PreparedStream Braid(Func<double, (double X, double Y, double NormalX, double NormalY)> spine, double waves)
    {
        var path = new StringBuilder();
        Family(Palette.Slate, 10, turn => Math.Sin(turn));
        Family(Palette.Brass, 8, turn => Math.Pow(Math.Sin(turn), 3));
        return new PreparedStream(Encoding.ASCII.GetBytes(path.ToString()));

        void Family(Color colour, int strands, Func<double, double> swing)
        {
            path.Append($"{colour} RG {PdfSyntax.Number(LineWidth)} w\n");
            for (var strand = 0; strand < strands; strand++)
            {
                var phase = 2 * Math.PI * strand / strands;
                Curve.Append(path, turn =>
                {
                    var (x, y, normalX, normalY) = spine(turn);
                    var distance = HalfWidth * swing(2 * Math.PI * turn + phase);
                    return (x + normalX * distance, y + normalY * distance);
                }, 0, waves, (int)Math.Round(10 * waves));
            }
        }
    }
}
