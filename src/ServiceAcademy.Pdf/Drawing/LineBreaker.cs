using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Pdf.Drawing;

/// <summary>One line of set text. A space at its end stays in it, for whoever extracts the text, but has no width.</summary>
internal sealed record SetLine(IReadOnlyList<SetGlyph> Glyphs, double Width);

/// <summary>
/// Breaks text into lines of about equal length, which centred lines want: between words, around ideographs (with the marks
/// that may not open or close a line), and inside a word only when it is longer than the line.
/// </summary>
internal static class LineBreaker
{
    public static IReadOnlyList<SetLine> Break(IReadOnlyList<SetGlyph> text, double size, double tracking, double width)
    {
        var lines = Greedy(text, size, tracking, width);
        if (lines.Count < 2)
            return lines;
        // The narrowest measure that needs no more lines gives the most even ones.
        var (narrow, wide) = (width / 3, width);
        while (wide - narrow > 1)
        {
            var middle = (narrow + wide) / 2;
            var trial = Greedy(text, size, tracking, middle);
            if (trial.Count > lines.Count || trial.Any(line => line.Width > width)) narrow = middle;
            else wide = middle;
        }
        return Greedy(text, size, tracking, wide);
    }

    public static double Measure(IReadOnlyList<SetGlyph> glyphs, double size, double tracking)
    {
        var end = glyphs.Count;
        while (end > 0 && glyphs[end - 1].CodePoint == ' ') end--;
        var width = 0.0;
        for (var i = 0; i < end; i++)
            width += size * (glyphs[i].Advance + (i + 1 < end ? glyphs[i].KerningTo(glyphs[i + 1]) : 0)) + (i + 1 < end ? tracking : 0);
        return width;
    }

    private static List<SetLine> Greedy(IReadOnlyList<SetGlyph> text, double size, double tracking, double width)
    {
        var lines = new List<SetLine>();
        for (int start = 0, end; start < text.Count; start = end)
        {
            end = text.Count;
            var used = 0.0;
            for (int i = start, opportunity = start; i < text.Count; i++)
            {
                used += size * text[i].Advance;
                if (used > width && i > start && text[i].CodePoint != ' ')
                {
                    end = opportunity > start ? opportunity : i;
                    break;
                }
                used += tracking + (i + 1 < text.Count ? size * text[i].KerningTo(text[i + 1]) : 0);
                if (i + 1 < text.Count && MayBreakBetween(text[i].CodePoint, text[i + 1].CodePoint))
                    opportunity = i + 1;
            }
            var glyphs = text.Skip(start).Take(end - start).ToArray();
            lines.Add(new SetLine(glyphs, Measure(glyphs, size, tracking)));
        }
        return lines;
    }

    private static bool MayBreakBetween(int left, int right)
    {
        if (right == ' ' || Scripts.MayNotOpenLine(right) || Scripts.MayNotCloseLine(left))
            return false;
        return left is ' ' or '-' or '/' || Scripts.IsEastAsian(left) || Scripts.IsEastAsian(right);
    }
}
