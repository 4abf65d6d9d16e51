using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceAcademy.Modules.Content.Markdown;

/// <summary>Tells an author what <see cref="MarkdownText"/> would drop or change, with the line.</summary>
public static class MarkdownCheck
{
    // Reads HTML as HTML, so that it can be pointed at; nothing is rendered from this pipeline.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseCjkFriendlyEmphasis().UseAlertBlocks().UsePreciseSourceLocation().Build();

    /// <summary>Everything wrong with the text.</summary>
    /// <param name="file">The file, for the findings.</param>
    /// <param name="markdown">The text, without front matter.</param>
    /// <param name="firstLine">The line of the file on which the text starts.</param>
    /// <param name="hasPicture">Whether a picture's path exists; null where pictures have no place.</param>
    public static IEnumerable<Finding> Check(string file, string markdown, int firstLine = 1, Func<string, bool>? hasPicture = null)
    {
        foreach (var part in Markdig.Markdown.Parse(markdown, Pipeline).Descendants())
            if (Reason(part, hasPicture) is { } reason)
                yield return new Finding(file, firstLine + part.Line, reason);
    }

    private static string? Reason(MarkdownObject part, Func<string, bool>? hasPicture) => part switch
    {
        HtmlBlock or HtmlInline => "HTML is shown to readers as text, not obeyed. Write it in Markdown.",
        LinkInline { IsImage: true } picture => PictureReason(picture, hasPicture),
        LinkInline { Url: null or "" } => "The link leads nowhere. Write its address in the round brackets.",
        LinkInline link when !MarkdownAddress.IsAllowed(link.Url) => Forbidden(link.Url!),
        AutolinkInline { IsEmail: false } link when !MarkdownAddress.IsAllowed(link.Url) => Forbidden(link.Url),
        AlertBlock alert when !Words.Alerts.ContainsKey(alert.Kind.ToString().ToUpperInvariant()) =>
            $"“[!{alert.Kind}]” is no call-out. Use {string.Join(", ", Words.Alerts.Keys.Select(kind => $"[!{kind}]"))}.",
        _ => null,
    };

    private static string? PictureReason(LinkInline picture, Func<string, bool>? hasPicture)
    {
        if (hasPicture is null)
            return "A picture cannot be shown here. Describe it in words.";
        if (!MarkdownAddress.IsPicture(picture.Url))
            return $"“{picture.Url}” is no path of a picture in this course. Put the file in the course’s folder and write, for example, images/name.svg.";
        if (!hasPicture(picture.Url!))
            return $"The picture {picture.Url} is missing.";
        return picture.Descendants<LiteralInline>().Any()
            ? null
            : $"The picture {picture.Url} has no description. Say in the square brackets what it shows.";
    }

    private static string Forbidden(string url) =>
        $"“{url}” is no address that a text may lead to. Use https, http, mailto or a path of this academy.";
}
