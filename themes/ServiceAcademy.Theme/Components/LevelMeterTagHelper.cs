using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;level-meter level="3" of="4" firm="true" /&gt;</c>: rising bars, as many filled as the level says; hollow ones for a first indication. It says in
/// black and white what the colour of a cell says, and is decorative: the level's name stands beside it in words.
/// </summary>
[HtmlTargetElement("level-meter", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LevelMeterTagHelper : TagHelper
{
    /// <summary>From 1.</summary>
    public int Level { get; set; }

    /// <summary>How many levels there are.</summary>
    public int Of { get; set; } = 4;

    public bool Firm { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Firm ? "level-meter" : "level-meter tentative");
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Of * 5 - 1} 14"));
        output.Attributes.SetAttribute("aria-hidden", "true");
        var bars = new StringBuilder();
        for (var i = 1; i <= Of; i++)
        {
            var height = 2 + 12.0 * i / Of;
            bars.Append(i <= Level
                ? string.Create(CultureInfo.InvariantCulture, $"<rect class=\"on\" x=\"{i * 5 - 4.5:0.#}\" y=\"{14 - height + 0.5:0.#}\" width=\"3\" height=\"{height - 1:0.#}\"/>")
                : string.Create(CultureInfo.InvariantCulture, $"<rect class=\"off\" x=\"{i * 5 - 5}\" y=\"13\" width=\"4\" height=\"1\"/>"));
        }
        output.Content.SetHtmlContent(bars.ToString());
    }
}
