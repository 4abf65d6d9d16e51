using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;icon name="check" /&gt;</c>: a few-stroke drawing in the colour of the text. Decorative unless <c>label</c> says what it means.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>One of <see cref="IconStrokes.Names"/>; an unknown name draws a plain dot, so that a page never fails for a picture.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the icon says to somebody who does not see it; leave it out where a word stands beside it.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", output.Attributes["class"] is { } own ? $"icon {own.Value}" : "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        if (Label is null)
            output.Attributes.SetAttribute("aria-hidden", "true");
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }
        output.Content.SetHtmlContent(IconStrokes.Inner(Name));
    }
}
