using System.Text.Json;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceAcademy.Theme.Components;

/// <summary>
/// <c>&lt;json-ld data="…"/&gt;</c>: what a page is about, for search engines. It is a block of data that no browser runs, so the content security policy lets it pass;
/// the serializer escapes the signs that HTML gives a meaning.
/// </summary>
[HtmlTargetElement("json-ld", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JsonLdTagHelper : TagHelper
{
    /// <summary>The data, in the vocabulary of schema.org.</summary>
    public object? Data { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("script", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("type", "application/ld+json");
        output.Content.SetHtmlContent(JsonSerializer.Serialize(Data));
    }
}
