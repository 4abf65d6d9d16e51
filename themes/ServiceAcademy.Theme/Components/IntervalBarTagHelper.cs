using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Theme.Charts;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;interval-bar label="Empathy" low="2.1" estimate="2.6" high="3.0" target="3" min="1" max="5" levels="Model.Levels" /&gt;</c>:
/// an estimate is never a lone number: dot, whisker, target tick, level names. Without an estimate it says that there is not enough evidence.
/// Coordinates across are percentages, so that the bar fills its cell and the words keep their size.
/// </summary>
[HtmlTargetElement("interval-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IntervalBarTagHelper(IStringLocalizer<ThemeText> T, HtmlEncoder html) : TagHelper
{
    /// <summary>What is estimated: the accessible label begins with it.</summary>
    public string? Label { get; set; }

    public double? Low { get; set; }

    /// <summary>Null: not enough evidence.</summary>
    public double? Estimate { get; set; }

    public double? High { get; set; }

    public double? Target { get; set; }

    /// <summary>The scale's ends.</summary>
    public double Min { get; set; }

    public double Max { get; set; } = 100;

    /// <summary>Names of the levels from low to high.</summary>
    public IReadOnlyList<string>? Levels { get; set; }

    /// <summary>Where a level begins, one fewer than levels; equal parts of the scale when left out.</summary>
    public IReadOnlyList<double>? Cuts { get; set; }

    /// <summary>Decimals in the words; the scale's width decides when left out.</summary>
    public int? Decimals { get; set; }

    /// <summary>Written after each figure.</summary>
    public string? Unit { get; set; }

    /// <summary>For the cell of a table: no level names.</summary>
    public bool Compact { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Compact ? "interval compact" : "interval");
        var names = !Compact && Levels is { Count: > 0 };
        var svg = new StringBuilder()
            .Append($"<svg role=\"img\" height=\"{(names ? 44 : 24)}\" aria-label=\"")
            .Append(html.Encode(Words())).Append("\">");
        svg.Append(Estimate is null
            ? "<line class=\"nothing\" x1=\"0\" x2=\"100%\" y1=\"12\" y2=\"12\"/>"
            : "<line class=\"track\" x1=\"0\" x2=\"100%\" y1=\"12\" y2=\"12\"/>");
        foreach (var cut in Boundaries())
            svg.Append($"<line class=\"cut\" x1=\"{X(cut)}\" x2=\"{X(cut)}\" y1=\"7\" y2=\"17\"/>");
        if (Estimate is not null && Low is { } low && High is { } high)
            svg.Append($"<line class=\"whisker\" x1=\"{X(low)}\" x2=\"{X(high)}\" y1=\"12\" y2=\"12\"/>");
        if (Target is { } target)
            svg.Append($"<svg class=\"target\" x=\"{X(target)}\" y=\"0\" width=\"1\" height=\"24\" overflow=\"visible\"><path d=\"M-5 0H5L1.5 5V19H-1.5V5z\"/></svg>");
        if (Estimate is { } estimate)
            svg.Append($"<circle class=\"dot\" cx=\"{X(estimate)}\" cy=\"12\" r=\"6\"/>");
        if (names)
            svg.Append(LevelNames());
        output.Content.SetHtmlContent(svg.Append("</svg>").ToString());
    }

    private string Words()
    {
        var said = new List<string>();
        if (Estimate is not { } estimate)
            said.Add(T["not enough evidence"]);
        else
        {
            said.Add(Say(estimate));
            if (Low is { } low && High is { } high)
                said.Add(T["likely between {0} and {1}", Say(low), Say(high)]);
            if (LevelAt(estimate) is { } level)
                said.Add(T["level {0}", level]);
        }
        if (Target is { } target)
            said.Add(T["target {0}", Say(target)]);
        var sentence = string.Join(T["; "].Value, said);
        return Label is null ? sentence : T["{0}: {1}", Label, sentence].Value;
    }

    private string Say(double value) => Number.WithUnit(value, Decimals ?? (Max - Min > 20 ? 0 : 1), Unit);

    private IReadOnlyList<double> Boundaries()
    {
        if (Cuts is not null)
            return Cuts;
        var count = Levels?.Count ?? 1;
        return [.. Enumerable.Range(1, Math.Max(0, count - 1)).Select(i => Min + (Max - Min) * i / count)];
    }

    private string? LevelAt(double value)
    {
        if (Levels is not { Count: > 0 })
            return null;
        var index = Boundaries().Count(cut => value >= cut);
        return Levels[Math.Min(index, Levels.Count - 1)];
    }

    private string LevelNames()
    {
        var edges = new List<double>([Min, .. Boundaries(), Max]);
        var here = Estimate is { } estimate ? LevelAt(estimate) : null;
        var svg = new StringBuilder("<g class=\"names\" aria-hidden=\"true\">");
        for (var i = 0; i < Levels!.Count && i + 1 < edges.Count; i++)
            svg.Append($"<text x=\"{X((edges[i] + edges[i + 1]) / 2)}\" y=\"38\" text-anchor=\"middle\"{(Levels[i] == here ? " class=\"here\"" : "")}>")
                .Append(html.Encode(Levels[i])).Append("</text>");
        return svg.Append("</g>").ToString();
    }

    private string X(double value) => Number.At(Math.Clamp(Max > Min ? 100 * (value - Min) / (Max - Min) : 0, 0, 100)) + "%";
}
