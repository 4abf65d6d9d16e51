using System.Globalization;
using System.Text;
using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Pdf.Writing;

/// <summary>
/// Builds the page's content stream (ISO 32000-1, annex A lists the operators). What is drawn belongs to a structure element
/// or is an artifact (14.8.2.2); the two ways in are <see cref="Tagged"/> and <see cref="Artifact"/>.
/// </summary>
internal sealed class PdfCanvas(StructureTree structure, Func<TrueTypeFont, EmbeddedFont> fonts)
{
    private readonly StringBuilder content = new();
    private Color? fill, stroke;
    private bool marked;

    public byte[] ToBytes() => Encoding.ASCII.GetBytes(content.ToString());

    public void Tagged(StructureElement element, Action draw) =>
        Marked($"/{element.Type} << /MCID {structure.Mark(element)} >> BDC", draw);

    public void Artifact(Action draw) => Marked("/Artifact << /Type /Layout >> BDC", draw);

    public PdfCanvas Fill(Color colour)
    {
        if (fill != colour) Operator($"{colour} rg");
        fill = colour;
        return this;
    }

    public PdfCanvas Stroke(Color colour, double width)
    {
        if (stroke != colour) Operator($"{colour} RG");
        stroke = colour;
        Operator($"{PdfSyntax.Number(width)} w");
        return this;
    }

    public void Line(double x1, double y1, double x2, double y2) =>
        Operator($"{PdfSyntax.Numbers(x1, y1)} m {PdfSyntax.Numbers(x2, y2)} l S");

    public void Rectangle(Box box, string paint) =>
        Operator($"{PdfSyntax.Numbers(box.Left, box.Bottom, box.Width, box.Height)} re {paint}");

    /// <summary>Draws a prepared form (ISO 32000-1, 8.10), moved by a matrix.</summary>
    public void Form(string name, double a, double b, double c, double d, double e, double f) =>
        Operator($"q {PdfSyntax.Numbers(a, b, c, d, e, f)} cm /{name} Do Q");

    public void Path(string operators) => Operator(operators);

    /// <summary>Shows glyphs from a point on the baseline, with kerning and extra space between letters (in points).</summary>
    public void Text(IReadOnlyList<SetGlyph> glyphs, double size, double x, double y, double tracking = 0)
    {
        if (!marked)
            throw new InvalidOperationException("Text has to be tagged or be an artifact.");
        content.Append("BT ").Append(PdfSyntax.Number(tracking)).Append(" Tc 1 0 0 1 ").Append(PdfSyntax.Numbers(x, y)).Append(" Tm");
        TrueTypeFont? current = null;
        for (var i = 0; i < glyphs.Count; i++)
        {
            var glyph = glyphs[i];
            var font = fonts(glyph.Font);
            if (!ReferenceEquals(current, glyph.Font))
            {
                content.Append(current is null ? "" : ">] TJ").Append(CultureInfo.InvariantCulture, $" /{font.ResourceName} {PdfSyntax.Number(size)} Tf [<");
                current = glyph.Font;
            }
            content.Append(CultureInfo.InvariantCulture, $"{font.Cid(glyph):X4}");
            var kerning = i + 1 < glyphs.Count ? glyph.KerningTo(glyphs[i + 1]) : 0;
            if (kerning != 0)
                content.Append('>').Append(PdfSyntax.Number(-1000 * kerning)).Append('<');
        }
        content.Append(current is null ? " ET\n" : ">] TJ ET\n");
    }

    private void Marked(string begin, Action draw)
    {
        if (marked)
            throw new InvalidOperationException("Marked content cannot be nested here.");
        marked = true;
        Operator(begin);
        draw();
        Operator("EMC");
        marked = false;
    }

    private void Operator(string text) => content.Append(text).Append('\n');
}

/// <summary>A colour in sRGB, each part from 0 to 1.</summary>
internal readonly record struct Color(double Red, double Green, double Blue)
{
    /// <summary>From OKLCH as the design tokens write it (CSS Color 4, 9.4), with the conversion published by B. Ottosson.</summary>
    public static Color Oklch(double lightness, double chroma, double hue)
    {
        var (sin, cos) = Math.SinCos(hue * Math.PI / 180);
        var (a, b) = (chroma * cos, chroma * sin);
        var l = Math.Pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        var m = Math.Pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        var s = Math.Pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new Color(
            Encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Encode(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));

        static double Encode(double linear) => Math.Clamp(linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055, 0, 1);
    }

    public override string ToString() => PdfSyntax.Numbers(Red, Green, Blue);
}
