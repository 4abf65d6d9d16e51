using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ServiceAcademy.Theme.Charts;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;seal /&gt;</c>: the academy's rosette for a certificate. Its fine lines are one curve, a hypotrochoid, as an engine-turning lathe
/// draws it. Decorative.
/// </summary>
[HtmlTargetElement("seal", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SealTagHelper : TagHelper
{
    private const int Petals = 17, Turns = 5, Steps = 510;

    private static readonly string Drawing =
        $"<circle cx=\"48\" cy=\"48\" r=\"46\"/><path d=\"{Rosette(36, 9)}\"/><circle cx=\"48\" cy=\"48\" r=\"24\"/>"
        + "<path class=\"mark\" d=\"M48 60c-4-2.8-9-3.5-15-2.7v-5M48 60c4-2.8 9-3.5 15-2.7v-5M48 60v-6M37 49.5a11 11 0 0 1 22 0M34 49.5h28M48 38.5v-4M45 34.5h6\"/>";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "seal");
        output.Attributes.SetAttribute("viewBox", "0 0 96 96");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Drawing);
    }

    /// <summary>A circle of radius <paramref name="middle"/> whose line swings by <paramref name="swing"/>, Petals times in Turns rounds.</summary>
    private static string Rosette(double middle, double swing)
    {
        var path = new StringBuilder();
        for (var step = 0; step < Steps; step++)
        {
            var angle = 2 * Math.PI * Turns * step / Steps;
            var radius = middle + swing * Math.Cos(angle * Petals / Turns);
            path.Append(step == 0 ? 'M' : 'L').Append(Round(48 + radius * Math.Cos(angle))).Append(' ').Append(Round(48 + radius * Math.Sin(angle)));
        }
        return path.Append('z').ToString();
    }

    private static string Round(double value) => Number.At(Math.Round(value, 1));
}
