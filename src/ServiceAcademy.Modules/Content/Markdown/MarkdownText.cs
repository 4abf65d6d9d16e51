using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Modules.Content.Markdown;

/// <summary>
/// Markdown that authors write (lessons, questions) as HTML that is safe to show: raw HTML comes out as text, links and pictures keep
/// only the addresses that <see cref="MarkdownAddress"/> allows, nothing can set an attribute. Pipe tables, call-outs
/// (<c>&gt; [!NOTE]</c>, <c>TIP</c>, <c>IMPORTANT</c>, <c>WARNING</c>) and emphasis that works between Chinese characters are on;
/// every other extension is off.
/// </summary>
public static class MarkdownText
{
    private const int DeepestHeading = 6;

    private static readonly Dictionary<string, MarkdownPipeline> Pipelines = Languages.All.ToDictionary(language => language, Pipeline);

    /// <summary>The text as HTML.</summary>
    /// <param name="markdown">The author's text, without front matter.</param>
    /// <param name="imageUrl">The address of a picture, from its path in the text; null where pictures have no place.</param>
    /// <param name="language">The text's language, for the titles of call-outs; that of the request when null.</param>
    /// <param name="firstHeading">The level that the text's highest heading gets; the page's title is 1.</param>
    public static string ToHtml(string markdown, Func<string, string>? imageUrl = null, string? language = null, int firstHeading = 2)
    {
        var pipeline = Pipelines[language ?? Languages.Current];
        var document = Markdig.Markdown.Parse(markdown, pipeline);
        ShiftHeadings(document, firstHeading);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            if (link.IsImage)
                MendPicture(link, imageUrl);
            else
                MendLink(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            MendAutolink(link);

        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Extensions.Tables.HtmlTableRenderer>(new ScrollingTable(Words.Table.In(language ?? Languages.Current)));
        renderer.Render(document);
        return text.ToString();
    }

    private static MarkdownPipeline Pipeline(string language) => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseCjkFriendlyEmphasis()
        .UseAlertBlocks((renderer, kind) => WriteAlertTitle(renderer, kind.ToString(), language))
        .DisableHtml()
        .Build();

    private static void WriteAlertTitle(HtmlRenderer renderer, string kind, string language)
    {
        renderer.Write("<p class=\"markdown-alert-title\">");
        renderer.WriteEscape(Words.Alerts.TryGetValue(kind.ToUpperInvariant(), out var title) ? title.In(language) : kind);
        renderer.WriteLine("</p>");
    }

    private static void ShiftHeadings(MarkdownDocument document, int first)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        if (headings.Count == 0)
            return;
        var shift = first - headings.Min(heading => heading.Level);
        foreach (var heading in headings)
            heading.Level = Math.Min(heading.Level + shift, DeepestHeading);
    }

    private static void MendLink(LinkInline link)
    {
        if (!MarkdownAddress.IsAllowed(link.Url))
            link.ReplaceBy(new ContainerInline());
        else if (MarkdownAddress.LeavesTheHouse(link.Url))
            link.GetAttributes().AddProperty("rel", "noopener noreferrer");
    }

    private static void MendAutolink(AutolinkInline link)
    {
        if (link.IsEmail)
            return;
        if (!MarkdownAddress.IsAllowed(link.Url))
            link.ReplaceBy(new LiteralInline(link.Url), copyChildren: false);
        else
            link.GetAttributes().AddProperty("rel", "noopener noreferrer");
    }

    private static void MendPicture(LinkInline picture, Func<string, string>? imageUrl)
    {
        if (imageUrl is null || !MarkdownAddress.IsPicture(picture.Url))
        {
            // The words that describe it stay.
            picture.ReplaceBy(new ContainerInline());
            return;
        }
        picture.Url = imageUrl(picture.Url!);
        picture.GetAttributes().AddProperty("loading", "lazy");
    }
}
