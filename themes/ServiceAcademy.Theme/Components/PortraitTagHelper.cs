using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;portrait id="guest-1" mood="annoyed" name="Ms Lin" /&gt;</c>: a guest's drawn face. With a name it is an image that says
/// who looks how; without one it is decoration.
/// </summary>
[HtmlTargetElement("portrait", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PortraitTagHelper(IStringLocalizer<ThemeText> T) : TagHelper
{
    /// <summary>guest-1 … guest-6.</summary>
    public string Id { get; set; } = "guest-1";

    /// <summary>calm, worried, annoyed, angry, relieved or delighted; anything else is calm.</summary>
    public string? Mood { get; set; }

    /// <summary>Whom the label names; leave it out where the name stands beside the face.</summary>
    public string? Name { get; set; }

    /// <summary>small, large or nothing.</summary>
    public string? Size { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var mood = Array.IndexOf(Guests.Moods, Mood) >= 0 ? Mood! : "calm";
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Size is null ? "portrait" : $"portrait {Size}");
        output.Attributes.SetAttribute("viewBox", "0 0 96 96");
        if (Name is null)
            output.Attributes.SetAttribute("aria-hidden", "true");
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", T["{0}, {1}", Name, MoodName(mood)].Value);
        }
        output.Content.SetHtmlContent(Guests.Draw(Id, mood));
    }

    private string MoodName(string mood) => mood switch
    {
        "worried" => T["worried"],
        "annoyed" => T["annoyed"],
        "angry" => T["angry"],
        "relieved" => T["relieved"],
        "delighted" => T["delighted"],
        _ => T["calm"],
    };
}
