using ServiceAcademy.Pdf.Drawing;
using ServiceAcademy.Pdf.Fonts;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Certificates;

/// <summary>How a piece of text looks.</summary>
internal sealed record TextStyle(FontCut Cut, double Size, Color Colour, double Tracking = 0, double Leading = 1.25)
{
    public TextStyle Scaled(double factor) => this with { Size = Size * factor, Tracking = Tracking * factor };
}

/// <summary>A paragraph broken into lines.</summary>
internal sealed record SetText(IReadOnlyList<SetLine> Lines, TextStyle Style)
{
    public double Height => Lines.Count * Style.Size * Style.Leading;
}

internal enum Align { Left, Centre, Right }

/// <summary>Sets text and draws it as tagged content; passages in Chinese within another language say so to a screen reader.</summary>
internal sealed class TextPainter(PdfDocument document, FontLibrary fonts, string language)
{
    public SetText Set(string text, TextStyle style, double width) =>
        new(LineBreaker.Break(fonts.Typeset(text, style.Cut), style.Size, style.Tracking, width), style);

    /// <summary>On one line as large as fits, down to the smallest size; then on several lines of that size.</summary>
    public SetText Fit(string text, TextStyle style, double width, double smallest)
    {
        var natural = LineBreaker.Measure(fonts.Typeset(text, style.Cut), style.Size, style.Tracking);
        var factor = Math.Clamp(width / Math.Max(natural, 1), smallest / style.Size, 1);
        return Set(text, style.Scaled(Math.Floor(factor * 1000) / 1000), width);
    }

    /// <returns>The baseline below the last line.</returns>
    public double Draw(StructureElement parent, string type, SetText text, double x, double firstBaseline, Align align)
    {
        var element = parent.Add(type);
        var y = firstBaseline;
        foreach (var line in text.Lines)
        {
            DrawLine(element, line, text.Style, x, y, align);
            y -= text.Style.Size * text.Style.Leading;
        }
        return y;
    }

    private void DrawLine(StructureElement element, SetLine line, TextStyle style, double x, double y, Align align)
    {
        var start = x - line.Width * align switch { Align.Left => 0, Align.Centre => 0.5, _ => 1 };
        foreach (var (glyphs, chinese) in Passages(line.Glyphs))
        {
            var holder = chinese ? element.Add("Span", "zh-Hans") : element;
            var from = start;
            document.Canvas.Tagged(holder, () => document.Canvas.Fill(style.Colour).Text(glyphs, style.Size, from, y, style.Tracking));
            start += glyphs.Sum(glyph => style.Size * glyph.Advance + style.Tracking);
        }
    }

    private IEnumerable<(IReadOnlyList<SetGlyph> Glyphs, bool Chinese)> Passages(IReadOnlyList<SetGlyph> glyphs)
    {
        if (language.StartsWith("zh", StringComparison.Ordinal) || !glyphs.Any(glyph => Scripts.IsEastAsian(glyph.CodePoint)))
        {
            yield return (glyphs, false);
            yield break;
        }
        for (int start = 0, end; start < glyphs.Count; start = end)
        {
            var chinese = Scripts.IsEastAsian(glyphs[start].CodePoint);
            end = start + 1;
            while (end < glyphs.Count && Scripts.IsEastAsian(glyphs[end].CodePoint) == chinese) end++;
            yield return (glyphs.Skip(start).Take(end - start).ToArray(), chinese);
        }
    }
}
