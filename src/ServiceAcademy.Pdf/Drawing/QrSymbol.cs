using System.Text;
using QRCoder;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Drawing;

/// <summary>A QR code (ISO/IEC 18004, error correction level M) as filled rectangles: sharp on every printer.</summary>
internal sealed class QrSymbol
{
    private const int QuietZone = 4; // QRCoder's matrix carries the margin that the standard asks for
    private readonly bool[][] rows;

    public QrSymbol(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        rows = [.. data.ModuleMatrix.Skip(QuietZone).SkipLast(QuietZone)
            .Select(row => row.Cast<bool>().Skip(QuietZone).SkipLast(QuietZone).ToArray())];
    }

    /// <summary>Draws the symbol without its quiet zone; the layout leaves four modules of white around the box.</summary>
    public void Draw(PdfCanvas canvas, Box box)
    {
        var module = box.Width / rows.Length;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Length; y++)
            for (int x = 0, end; x < rows.Length; x = end)
            {
                end = x + 1;
                while (end < rows.Length && rows[y][end] == rows[y][x]) end++;
                if (rows[y][x])
                    path.Append(PdfSyntax.Numbers(box.Left + x * module, box.Top - (y + 1) * module, (end - x) * module, module)).Append(" re\n");
            }
        canvas.Fill(Palette.Ink).Path(path.Append('f').ToString());
    }
}
