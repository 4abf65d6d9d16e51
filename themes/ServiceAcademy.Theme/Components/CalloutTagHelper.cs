using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;callout kind="tip" title="…"&gt;…&lt;/callout&gt;</c>: a paragraph set apart. Kinds: note, tip, important, warning, and
/// good or bad for what just happened (announced to screen readers).
/// </summary>
[HtmlTargetElement("callout")]
public sealed class CalloutTagHelper(IStringLocalizer<ThemeText> T) : TagHelper
{
    public string Kind { get; set; } = "note";

    /// <summary>A heading of its own; note, tip, important and warning bring a word when it is left out.</summary>
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (icon, word) = Kind switch
        {
            "tip" => ("tip", T["Tip"].Value),
            "important" => ("important", T["Important"].Value),
            "warning" => ("warning", T["Take care"].Value),
            "good" => ("check", null),
            "bad" => ("warning", null),
            _ => ("info", T["Note"].Value),
        };
        var title = Title ?? word;
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"callout {Kind}");
        if (Kind is "good" or "bad")
            output.Attributes.SetAttribute("role", Kind == "good" ? "status" : "alert");
        output.Content.AppendHtml($"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{IconStrokes.Inner(icon)}</svg><div>");
        if (title is not null)
            output.Content.AppendHtml("<p class=\"callout-title\">").Append(title).AppendHtml("</p>");
        output.Content.AppendHtml(await output.GetChildContentAsync()).AppendHtml("</div>");
    }
}
