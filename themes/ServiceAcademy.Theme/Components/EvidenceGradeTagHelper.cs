using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Theme.Components;

/// <summary><c>&lt;evidence-grade grade="B" /&gt;</c>: the seal that stands beside every figure of impact, with its word.</summary>
[HtmlTargetElement("evidence-grade", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EvidenceGradeTagHelper(IStringLocalizer<ThemeText> T) : TagHelper
{
    /// <summary>A, B, C or D; anything else is D, the weakest.</summary>
    public string Grade { get; set; } = "D";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var grade = Grade.Trim().ToUpperInvariant() is "A" or "B" or "C" ? Grade.Trim().ToUpperInvariant() : "D";
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"evidence-grade is-{grade.ToLowerInvariant()}");
        output.Content.AppendHtml($"<b aria-hidden=\"true\">{grade}</b><span><span class=\"visually-hidden\">")
            .Append(T["Evidence grade {0}:", grade].Value).AppendHtml(" </span>").Append(Word(grade)).AppendHtml("</span>");
    }

    private string Word(string grade) => grade switch
    {
        "A" => T["randomised"],
        "B" => T["compared"],
        "C" => T["modelled"],
        _ => T["associated"],
    };
}
