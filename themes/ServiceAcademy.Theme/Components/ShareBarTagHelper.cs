using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;share-bar shares="Model.Shares" names="Model.LevelNames" /&gt;</c>: parts of a whole side by side, light to dark in one hue, with white seams: it
/// reads in black and white too. Write the figures beside it.
/// </summary>
[HtmlTargetElement("share-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ShareBarTagHelper(IStringLocalizer<ThemeText> T, HtmlEncoder html) : TagHelper
{
    /// <summary>Adding up to 1, at most four.</summary>
    public IReadOnlyList<double> Shares { get; set; } = [];

    /// <summary>What each share is called.</summary>
    public IReadOnlyList<string> Names { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "share-bar");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", string.Join(T["; "].Value,
            Shares.Zip(Names).Select(part => T["{0}: {1}", part.Second, part.First.ToString("P0", CultureInfo.CurrentCulture)].Value)));
        var (svg, from) = (new StringBuilder(), 0.0);
        for (var i = 0; i < Shares.Count; i++)
        {
            svg.Append(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"share-{i + 1}\" x=\"{100 * from:0.##}%\" width=\"{100 * Shares[i]:0.##}%\" height=\"100%\">"))
                .Append("<title>").Append(html.Encode(Names.ElementAtOrDefault(i) ?? "")).Append("</title></rect>");
            from += Shares[i];
        }
        output.Content.SetHtmlContent(svg.ToString());
    }
}
