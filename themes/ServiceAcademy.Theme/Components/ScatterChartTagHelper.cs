using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Theme.Charts;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;scatter-chart title="…" x-title="Empathy" y-title="CSAT" y-unit="%" points="Model.Teams" fit="Model.Fit" /&gt;</c>: units in two
/// figures, with the fitted relation and its interval when there is one.
/// </summary>
[HtmlTargetElement("scatter-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScatterChartTagHelper(IStringLocalizer<ThemeText> T, HtmlEncoder html) : TagHelper
{
    private const int Width = 360, Height = 280, NamesFit = 14;

    public string? Title { get; set; }

    public string XTitle { get; set; } = "";

    public string YTitle { get; set; } = "";

    public string? XUnit { get; set; }

    public string? YUnit { get; set; }

    public IReadOnlyList<ScatterPoint> Points { get; set; } = [];

    /// <summary>The relation and its interval, from low x to high x.</summary>
    public IReadOnlyList<FitPoint>? Fit { get; set; }

    public double? YTarget { get; set; }

    public string? Note { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Content.AppendHtml("<figcaption>");
        if (Title is not null)
            output.Content.AppendHtml("<span class=\"chart-title\">").Append(Title).AppendHtml("</span> ");
        output.Content.Append(T["{0} (up) by {1} (across)", Axis(YTitle, YUnit), Axis(XTitle, XUnit)].Value);
        if (Note is not null)
            output.Content.Append(" ").Append(Note);
        output.Content.AppendHtml("</figcaption>");
        if (Points.Count == 0)
        {
            output.Content.AppendHtml("<p class=\"quiet\">").Append(T["Not enough data"].Value).AppendHtml("</p>");
            return;
        }
        var x = Ticks.Covering(Points.Min(p => p.XLow ?? p.X), Points.Max(p => p.XHigh ?? p.X));
        var fit = Fit?.Where(p => p.X >= x.From && p.X <= x.To).ToList() ?? [];
        var ys = Points.SelectMany(p => new[] { p.Y, p.YLow, p.YHigh }).Append(YTarget).OfType<double>().Concat(fit.SelectMany(p => new[] { p.Low, p.High })).ToList();
        var y = Ticks.Covering(ys.Min(), ys.Max());
        output.Content.AppendHtml(Draw(x, y, fit)).AppendHtml(Table(x, y));
    }

    private string Draw(Ticks x, Ticks y, List<FitPoint> fit)
    {
        var plot = new Plot(html, Width, Height, x, y, YUnit).Rows();
        foreach (var value in x.Values)
            plot.Column(value, Number.WithUnit(value, x.Decimals, XUnit == "%" ? XUnit : null), value == x.To ? "end" : "middle");
        plot.Band(fit.Select(p => (p.X, p.Low, p.High)));
        if (YTarget is { } target)
            plot.Target(target, T["target {0}", Number.WithUnit(target, y.Decimals, YUnit)]);
        if (fit.Count > 1)
            plot.Curve(fit.Select(p => (p.X, p.Y)));
        foreach (var point in Points)
        {
            if (point is { XLow: { } left, XHigh: { } right })
                plot.Whisker(left, point.Y, right, point.Y);
            if (point is { YLow: { } low, YHigh: { } high })
                plot.Whisker(point.X, low, point.X, high);
        }
        foreach (var point in Points)
            plot.Dot(point.X, point.Y, $"{point.Label}: {Number.WithUnit(point.X, x.Decimals + 1, XUnit)}, {Number.WithUnit(point.Y, y.Decimals + 1, YUnit)}", 4);
        // Names only while they can be told apart; the table has them all.
        if (Points.Count <= NamesFit)
            plot.Names([.. Points.Select(p => (p.X, p.Y, p.Label))]);
        return plot.ToSvg(T["{0} by {1}: {2} points; figures in the table below", YTitle, XTitle, Points.Count].Value);
    }

    private string Table(Ticks x, Ticks y)
    {
        string Cell(double value, double? low, double? high, int decimals, string? unit)
        {
            var text = Number.WithUnit(value, decimals, unit);
            return low is { } from && high is { } to ? T["{0} ({1} to {2})", text, Number.Plain(from, decimals), Number.Plain(to, decimals)].Value : text;
        }
        return FigureTable.Draw(html, T["Figures"], Title ?? $"{YTitle} / {XTitle}", [T["Unit"], XTitle, YTitle], Points.Select(p => (IReadOnlyList<string>)
            [p.Label, Cell(p.X, p.XLow, p.XHigh, x.Decimals + 1, XUnit), Cell(p.Y, p.YLow, p.YHigh, y.Decimals + 1, YUnit)]));
    }

    private static string Axis(string title, string? unit) => string.IsNullOrEmpty(unit) ? title : $"{title} [{unit}]";
}
