using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;progress-line done="3" total="9" /&gt;</c>: so many of so many, one segment a step while they can be told apart.
/// </summary>
[HtmlTargetElement("progress-line", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressLineTagHelper(IStringLocalizer<ThemeText> T) : TagHelper
{
    private const int TellApart = 24;

    public int Done { get; set; }

    public int Total { get; set; }

    /// <summary>The words under the line; “3 of 9 steps done” when left out.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "progress-line");
        var words = Label ?? T["{0} of {1} steps done", Done, Total].Value;
        output.Content.AppendHtml("<svg aria-hidden=\"true\">" + Segments(Math.Clamp(Done, 0, Math.Max(Total, 0)), Total) + "</svg><span>")
            .Append(words).AppendHtml("</span>");
    }

    private static string Segments(int done, int total)
    {
        if (total <= 0)
            return "<rect class=\"rest\" width=\"100%\" height=\"8\"/>";
        if (total > TellApart)
            return "<rect class=\"rest\" width=\"100%\" height=\"8\"/>" + Rect("done", 0, 100.0 * done / total);
        var svg = new StringBuilder();
        var each = 100.0 / total;
        var gap = total == 1 ? 0 : 0.8;
        for (var i = 0; i < total; i++)
            svg.Append(Rect(i < done ? "done" : "rest", i * each, each - (i == total - 1 ? 0 : gap)));
        return svg.ToString();
    }

    private static string Rect(string kind, double x, double width) =>
        string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{x:0.##}%\" width=\"{width:0.##}%\" height=\"8\"/>");
}
