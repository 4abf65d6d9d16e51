using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Theme.Charts;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;line-chart title="CSAT" unit="%" points="Model.Points" target="85" /&gt;</c>: one figure over time with its interval as a band.
/// Several stand side by side in <c>&lt;div class="charts"&gt;</c>; give them the same low and high, so that they can be compared.
/// </summary>
[HtmlTargetElement("line-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LineChartTagHelper(IStringLocalizer<ThemeText> T, HtmlEncoder html) : TagHelper
{
    private const int Width = 360, Height = 200;

    public string Title { get; set; } = "";

    /// <summary>%, min, 分钟 …: labels the axis.</summary>
    public string? Unit { get; set; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<LinePoint> Points { get; set; } = [];

    public double? Target { get; set; }

    /// <summary>The axis reaches at least from here …</summary>
    public double? Low { get; set; }

    /// <summary>… to here.</summary>
    public double? High { get; set; }

    /// <summary>A line under the title: the unit of analysis, n, the source.</summary>
    public string? Note { get; set; }

    /// <summary>Points are days, not months.</summary>
    public bool Daily { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Content.AppendHtml("<figcaption><span class=\"chart-title\">").Append(Title).AppendHtml("</span>");
        if (Note is not null)
            output.Content.AppendHtml(" ").Append(Note);
        output.Content.AppendHtml("</figcaption>");
        var known = Points.Where(p => p.Value is not null).ToList();
        if (known.Count == 0)
        {
            output.Content.AppendHtml("<p class=\"quiet\">").Append(T["Not enough data"].Value).AppendHtml("</p>");
            return;
        }
        var figures = known.SelectMany(p => new[] { p.Value, p.Low, p.High }).Append(Target).Append(Low).Append(High).OfType<double>().ToList();
        var y = Ticks.Covering(figures.Min(), figures.Max());
        output.Content.AppendHtml(Draw(y, known)).AppendHtml(Table(y));
    }

    private string Draw(Ticks y, List<LinePoint> known)
    {
        var first = Points[0].At;
        var last = Points[^1].At;
        double Day(DateOnly at) => at.DayNumber - first.DayNumber;
        var x = new Ticks([0, Math.Max(1, Day(last))], 1, 0);
        var plot = new Plot(html, Width, Height, x, y, Unit).Rows();
        foreach (var run in Runs())
            plot.Band(run.Where(p => p.Low is not null && p.High is not null).Select(p => (Day(p.At), p.Low!.Value, p.High!.Value)));
        if (Target is { } target)
        {
            var atLeft = Distance(known.Take(Quarter(known))) > Distance(known.TakeLast(Quarter(known)));
            var near = atLeft ? known.Take(Quarter(known)) : known.TakeLast(Quarter(known));
            plot.Target(target, T["target {0}", Number.WithUnit(target, Precise(target, y.Decimals), Unit)], atLeft, below: near.Average(p => p.Value!.Value) > target);
            double Distance(IEnumerable<LinePoint> points) => points.Min(p => Math.Abs(p.Value!.Value - target));
        }
        foreach (var run in Runs())
            plot.Curve(run.Select(p => (Day(p.At), p.Value!.Value)));
        var end = known[^1];
        plot.Dot(Day(end.At), end.Value!.Value, $"{Month(end.At)}: {Number.WithUnit(end.Value.Value, y.Decimals + 1, Unit)}");
        foreach (var (at, label, anchor) in Labels(first, last))
            plot.Column(Day(at), label, anchor);
        return plot.ToSvg(Words(y, known));
    }

    /// <summary>Stretches without a missing figure.</summary>
    private IEnumerable<List<LinePoint>> Runs()
    {
        var run = new List<LinePoint>();
        foreach (var point in Points)
        {
            if (point.Value is not null)
                run.Add(point);
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
        if (run.Count > 0)
            yield return run;
    }

    /// <summary>The first of January of each year when there are several; the two ends otherwise.</summary>
    private IEnumerable<(DateOnly At, string Label, string Anchor)> Labels(DateOnly first, DateOnly last)
    {
        var years = Enumerable.Range(first.Year, last.Year - first.Year + 1).Select(year => new DateOnly(year, 1, 1)).Where(at => at >= first && at <= last).ToList();
        if (years.Count >= 2)
            return years.Select(at => (at, at.Year.ToString(CultureInfo.CurrentCulture), at == first ? "start" : "middle"));
        return first == last ? [(first, Month(first), "start")] : [(first, Month(first), "start"), (last, Month(last), "end")];
    }

    private string Words(Ticks y, List<LinePoint> known)
    {
        var (from, to) = (known[0], known[^1]);
        return T["{0}: {1} in {2}, {3} in {4}", Title, Number.WithUnit(from.Value!.Value, y.Decimals, Unit), Month(from.At), Number.WithUnit(to.Value!.Value, y.Decimals, Unit), Month(to.At)].Value;
    }

    private string Table(Ticks y)
    {
        string Cell(double? value) => value is { } known ? Number.WithUnit(known, y.Decimals + 1, Unit) : "–";
        var interval = Points.Any(p => p.Low is not null);
        List<string> head = [T[Daily ? "Day" : "Month"], T["Value"]];
        if (interval)
            head.AddRange([T["Low"], T["High"]]);
        return FigureTable.Draw(html, T["Figures"], Title, head,
            Points.Select(p => (IReadOnlyList<string>)(interval ? [Month(p.At), Cell(p.Value), Cell(p.Low), Cell(p.High)] : [Month(p.At), Cell(p.Value)])));
    }

    private static int Quarter(List<LinePoint> known) => Math.Max(1, known.Count / 4);

    private static int Precise(double value, int decimals) => Math.Abs(value - Math.Round(value, decimals)) > 1e-9 ? decimals + 1 : decimals;

    private string Month(DateOnly at) => Daily ? at.ToString("d", CultureInfo.CurrentCulture)
        : at.ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "zh" ? "yyyy年M月" : "MMM yyyy", CultureInfo.CurrentCulture);
}
