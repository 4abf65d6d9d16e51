using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;gauge label="Trust" value="4" from="0" to="10" change="2" /&gt;</c>: a quiet meter of one figure, such as the trust of somebody one talks with. The
/// words say all of it; the line beside them shows where the figure stands, and where it stood before.
/// </summary>
[HtmlTargetElement("gauge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GaugeTagHelper(IStringLocalizer<ThemeText> T) : TagHelper
{
    public string Label { get; set; } = "";

    public int Value { get; set; }

    /// <summary>The smallest value that there is.</summary>
    public int From { get; set; }

    /// <summary>The largest.</summary>
    public int To { get; set; } = 10;

    /// <summary>By how much it has just moved; 0 when it has not.</summary>
    public int Change { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "gauge");
        var (now, before) = (Share(Value), Share(Value - Change));
        output.Content
            .AppendHtml("<span class=\"gauge-name\">").Append(Label).AppendHtml("</span> <svg aria-hidden=\"true\">")
            .AppendHtml("<rect class=\"rest\" width=\"100%\" height=\"6\"/>" + Rect("done", 0, Math.Min(now, before))
                + Rect(Change > 0 ? "gain" : "loss", Math.Min(now, before), Math.Abs(now - before)))
            .AppendHtml("</svg> <span class=\"num\">").Append(From == 0 ? T["{0} of {1}", Value, To].Value : T["{0}, between {1} and {2}", Value, From, To].Value)
            .AppendHtml("</span>");
    }

    private double Share(int value) => To > From ? Math.Clamp(100.0 * (value - From) / (To - From), 0, 100) : 0;

    private static string Rect(string kind, double x, double width) =>
        string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{x:0.##}%\" width=\"{width:0.##}%\" height=\"6\"/>");
}
