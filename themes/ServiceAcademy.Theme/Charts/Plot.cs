using System.Text;
using System.Text.Encodings.Web;

namespace ServiceAcademy.Theme.Charts;

/// <summary>The drawing surface that all charts share: margins, two scales, grid lines, labels. SVG attributes only, never styles.</summary>
internal sealed class Plot(HtmlEncoder html, int width, int height, Ticks x, Ticks y, string? yUnit)
{
    private const int Right = 14, Top = 12, Bottom = 26, LetterWidth = 7, LineHeight = 14;
    private readonly StringBuilder svg = new();
    private readonly int left = 10 + LetterWidth * y.Values.Max(value => Wide(Number.WithUnit(value, y.Decimals, yUnit)));

    public double X(double value) => left + (width - left - Right) * (value - x.From) / (x.To - x.From);

    public double Y(double value) => height - Bottom - (height - Top - Bottom) * (value - y.From) / (y.To - y.From);

    /// <summary>Horizontal lines with their figures; the lowest is the axis.</summary>
    public Plot Rows()
    {
        foreach (var value in y.Values)
        {
            Line(value == y.From ? "axis" : "gridline", left, Y(value), width - Right, Y(value));
            Text(left - 6, Y(value) + 4, Number.WithUnit(value, y.Decimals, yUnit), "end");
        }
        return this;
    }

    /// <summary>A label under the axis, with a short tick.</summary>
    public Plot Column(double at, string label, string anchor = "middle")
    {
        Line("axis", X(at), height - Bottom, X(at), height - Bottom + 4);
        Text(X(at), height - Bottom + 18, label, anchor);
        return this;
    }

    /// <summary>A dashed line with its name, which stands on the side (left or right, above or below) that the caller found empty.</summary>
    public Plot Target(double value, string name, bool atLeft = false, bool below = false)
    {
        if (value < y.From || value > y.To)
            return this;
        Line("target", left, Y(value), width - Right, Y(value));
        var roomAbove = Y(value) - Top > LineHeight;
        Text(atLeft ? left + 4 : width - Right, Y(value) + (below || !roomAbove ? LineHeight : -5), name, atLeft ? "start" : "end", "target-name");
        return this;
    }

    public Plot Band(IEnumerable<(double X, double Low, double High)> points)
    {
        var all = points.ToList();
        if (all.Count < 2)
            return this;
        var edge = all.Select(p => (p.X, Y: p.High)).Concat(all.AsEnumerable().Reverse().Select(p => (p.X, Y: p.Low)));
        svg.Append("<path class=\"band\" d=\"").Append(D(edge)).Append("z\"/>");
        return this;
    }

    public Plot Curve(IEnumerable<(double X, double Y)> points)
    {
        svg.Append("<path class=\"mark\" d=\"").Append(D(points)).Append("\"/>");
        return this;
    }

    public Plot Dot(double x, double y, string? title = null, double radius = 3.5)
    {
        svg.Append($"<circle class=\"point\" cx=\"{Number.At(X(x))}\" cy=\"{Number.At(Y(y))}\" r=\"{Number.At(radius)}\">");
        if (title is not null)
            svg.Append("<title>").Append(html.Encode(title)).Append("</title>");
        svg.Append("</circle>");
        return this;
    }

    public Plot Whisker(double x1, double y1, double x2, double y2)
    {
        Line("whisker", X(x1), Y(y1), X(x2), Y(y2));
        return this;
    }

    /// <summary>
    /// Names beside points, each at the first of four corners where it hides neither a point nor another name; one that fits nowhere
    /// is left to the table.
    /// </summary>
    public Plot Names(IReadOnlyList<(double X, double Y, string Name)> points)
    {
        var taken = points.Select(p => new Box(X(p.X) - 5, Y(p.Y) - 5, X(p.X) + 5, Y(p.Y) + 5)).ToList();
        foreach (var (x, y, name) in points)
        {
            var wide = Wide(name) * LetterWidth;
            foreach (var (toLeft, below) in new[] { (false, false), (true, false), (false, true), (true, true) })
            {
                var start = X(x) + (toLeft ? -7 - wide : 7);
                var baseline = Y(y) + (below ? 14 : -5);
                var box = new Box(start, baseline - 11, start + wide, baseline + 2);
                if (start < left || start + wide > width || box.Top < 0 || taken.Any(box.Overlaps))
                    continue;
                taken.Add(box);
                Text(X(x) + (toLeft ? -7 : 7), baseline, name, toLeft ? "end" : "start", "point-name");
                break;
            }
        }
        return this;
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    public string ToSvg(string label) =>
        $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{html.Encode(label)}\">{svg}</svg>";

    /// <summary>Width in Latin letters; a character of Chinese takes two.</summary>
    private static int Wide(string text) => text.Sum(letter => letter > '\u2E80' ? 2 : 1);

    private string D(IEnumerable<(double X, double Y)> points) =>
        "M" + string.Join("L", points.Select(p => $"{Number.At(X(p.X))} {Number.At(Y(p.Y))}"));

    private void Line(string kind, double x1, double y1, double x2, double y2) =>
        svg.Append($"<line class=\"{kind}\" x1=\"{Number.At(x1)}\" y1=\"{Number.At(y1)}\" x2=\"{Number.At(x2)}\" y2=\"{Number.At(y2)}\"/>");

    private void Text(double x, double y, string text, string anchor, string? kind = null) =>
        svg.Append($"<text{(kind is null ? "" : $" class=\"{kind}\"")} x=\"{Number.At(x)}\" y=\"{Number.At(y)}\" text-anchor=\"{anchor}\">").Append(html.Encode(text)).Append("</text>");
}
