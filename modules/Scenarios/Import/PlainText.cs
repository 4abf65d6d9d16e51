using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import;

/// <summary>The words of a piece of HTML: a line a paragraph, without markup, scripts or addresses; what was left out is noted.</summary>
internal sealed class PlainText(Draft draft, IStringLocalizer T)
{
    private const int MostTags = 20_000, MostCopies = 1_000_000;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "blockquote", "pre", "hr", "br", "section", "article", "dt", "dd",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "head", "title", "form", "input", "select", "textarea", "button", "audio", "video", "canvas",
    };

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>The lines, none of them empty.</summary>
    public List<string> Lines(string where, string html)
    {
        if (!html.Contains('<') && !html.Contains('&'))
            return Split(html);
        Guard(where, html, T);
        var document = new HtmlParser().ParseDocument("<body>" + html);
        var text = new StringBuilder();
        // By hand and not by recursion: markup may be nested as deeply as its author likes.
        for (INode? node = document.Body!.FirstChild; node is not null;)
        {
            var enter = true;
            switch (node)
            {
                case IText words:
                    text.Append(words.Data.Replace('\n', ' '));
                    break;
                case IElement element:
                    Tell(where, element);
                    if (Blocks.Contains(element.LocalName))
                        text.Append('\n');
                    enter = !Unseen.Contains(element.LocalName);
                    break;
            }
            if (enter && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent == document.Body ? null : node.Parent;
                if (node is IElement closed && Blocks.Contains(closed.LocalName))
                    text.Append('\n');
            }
            node = node?.NextSibling;
        }
        return Split(text.ToString());
    }

    /// <summary>All in one line.</summary>
    public string Line(string where, string html) => string.Join(" ", Lines(where, html));

    /// <summary>Refuses markup that would cost a parser far more than its length, before a parser sees it.</summary>
    public static void Guard(string where, string html, IStringLocalizer T)
    {
        long tags = 0, formatting = 0;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var end = at + 1;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
                end++;
            if (end == at + 1)
                continue;
            tags++;
            if (Formatting.Contains(html[(at + 1)..end]))
                formatting++;
        }
        // A browser's rules copy every open formatting element into every paragraph that follows.
        if (tags > MostTags || tags * formatting > MostCopies)
            throw new ImportRefused(T["{0} has {1} tags of markup, far more than a text needs. Simplify it and export it again.", where, tags]);
    }

    private void Tell(string where, IElement element)
    {
        foreach (var attribute in element.Attributes)
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                draft.Note(ImportNoteKind.Lost, where, T["A script ({0}=…) was taken out: role-plays run no scripts.", attribute.Name]);
        switch (element.LocalName)
        {
            case "script":
                draft.Note(ImportNoteKind.Lost, where, T["A script was taken out: role-plays run no scripts."]);
                break;
            case "a" when element.GetAttribute("href") is { Length: > 0 } address:
                draft.Note(ImportNoteKind.Lost, where, IsWeb(address)
                    ? T["A link to {0}: its words are kept, its address is not.", Short(address)]
                    : T["A link to “{0}”: its words are kept, the address was taken out.", Short(address)]);
                break;
            case "img":
                draft.Note(ImportNoteKind.Lost, where, T["The picture {0} is not in the file. Put it beside the role-play and name it there (picture:).", Short(element.GetAttribute("src") ?? "?")]);
                break;
            case "iframe" or "object" or "embed" or "audio" or "video" or "form" or "table":
                draft.Note(ImportNoteKind.Lost, where, T["<{0}>: only its words are kept, if it has any.", element.LocalName]);
                break;
        }
    }

    internal static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static List<string> Split(string text) => text.Split('\n')
        .Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        .Where(line => line.Length > 0)
        .ToList();
}
