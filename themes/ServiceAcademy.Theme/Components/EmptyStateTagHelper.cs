using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;empty-state title="No courses yet"&gt;&lt;p&gt;why it is worth it&lt;/p&gt;&lt;a class="button primary" …&gt;&lt;/empty-state&gt;</c>:
/// an empty page teaches: what will stand here, why, and the one button to begin.
/// </summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "empty-state");
        output.Content.AppendHtml("<h2>").Append(Title).AppendHtml("</h2>").AppendHtml(await output.GetChildContentAsync());
    }
}
