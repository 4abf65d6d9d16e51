using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;next-step title="The five dimensions" minutes="8" href="…" action="Start lesson 3"&gt;why now&lt;/next-step&gt;</c>: a learner's one
/// primary action, with how long it takes. Without <c>href</c> the content brings its own form and button.
/// </summary>
[HtmlTargetElement("next-step")]
public sealed class NextStepTagHelper(IStringLocalizer<ThemeText> T) : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>Where the button leads.</summary>
    public string? Href { get; set; }

    /// <summary>The button's words: a verb with an object.</summary>
    public string? Action { get; set; }

    /// <summary>How long it takes; zero says nothing.</summary>
    public int Minutes { get; set; }

    /// <summary>The small line above; “Next” when left out.</summary>
    public string? Eyebrow { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "next-step");
        output.Attributes.SetAttribute("aria-label", Eyebrow ?? T["Next"].Value);
        output.Content.AppendHtml("<p class=\"eyebrow\">").Append(Eyebrow ?? T["Next"].Value);
        if (Minutes > 0)
            output.Content.AppendHtml($" <span class=\"meta\"><svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{IconStrokes.Inner("clock")}</svg>")
                .Append(T["about {0} min", Minutes].Value).AppendHtml("</span>");
        output.Content.AppendHtml("</p><h2>").Append(Title).AppendHtml("</h2>");
        var content = await output.GetChildContentAsync();
        if (!content.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml("<div>").AppendHtml(content).AppendHtml("</div>");
        if (Href is null)
            return;
        output.Content.AppendHtml("<p class=\"actions\"><a class=\"button primary\" href=\"").Append(Href).AppendHtml("\">").Append(Action ?? Title)
            .AppendHtml($"<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{IconStrokes.Inner("forward")}</svg></a></p>");
    }
}
