using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>Reads a published Twine 2 story: the &lt;tw-storydata&gt; of its HTML. No script of the page is run, and nothing else of it is read.</summary>
internal static class TwineHtmlReader
{
    private const string Open = "<tw-storydata", Close = "</tw-storydata>";

    public static bool Looks(string text) =>
        text.Contains(Open, StringComparison.OrdinalIgnoreCase) || text.TrimStart().StartsWith('<');

    public static TwineStory Read(string html, Draft draft, IStringLocalizer T)
    {
        var begin = html.IndexOf(Open, StringComparison.OrdinalIgnoreCase);
        if (begin < 0)
            throw new ImportRefused(html.Contains("storeArea", StringComparison.OrdinalIgnoreCase) || html.Contains("store-area", StringComparison.OrdinalIgnoreCase)
                ? T["This is a story of Twine 1. Open it in Twine 2 (Library, Import), publish it from there and import that file."]
                : T["This page holds no Twine story (no <tw-storydata>). Publish the story to a file in Twine 2 and import that file."]);
        var end = html.IndexOf(Close, begin, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
            throw new ImportRefused(T["The story in this page breaks off before its end. Publish it again."]);
        if (html.IndexOf(Open, end, StringComparison.OrdinalIgnoreCase) >= 0)
            throw new ImportRefused(T["This file holds several stories (an archive of Twine). Publish the one that you want, and import that file."]);
        var text = html[begin..(end + Close.Length)];
        PlainText.Guard("tw-storydata", text, T);
        var data = new HtmlParser().ParseDocument("<body>" + text).QuerySelector("tw-storydata")!;
        var story = new TwineStory
        {
            Name = data.GetAttribute("name") ?? "",
            Format = (data.GetAttribute("format") ?? "").ToLowerInvariant(),
            FormatVersion = data.GetAttribute("format-version") ?? "",
        };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var start = data.GetAttribute("startnode");
        foreach (var element in data.QuerySelectorAll("tw-passagedata"))
        {
            var name = element.GetAttribute("name") ?? "";
            if (element.GetAttribute("pid") == start && story.Start.Length == 0)
                story.Start = name;
            if (name.Length > 0 && seen.Add(name))
                story.Passages.Add(new TwinePassage(name, (element.GetAttribute("tags") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), element.TextContent.Trim('\n'), 0));
            else
                draft.Note(ImportNoteKind.Lost, T["passage {0}", element.GetAttribute("pid") ?? "?"], name.Length == 0
                    ? T["A passage without a name: nothing can lead to it."]
                    : T["A second passage named “{0}”: the first one counts. Rename one of them.", name]);
        }
        if (data.QuerySelectorAll("script").Any(script => script.TextContent.Trim().Length > 0))
            draft.Note(ImportNoteKind.Lost, "", T["The story’s JavaScript: role-plays run no scripts."]);
        if (data.QuerySelectorAll("style").Any(style => style.TextContent.Trim().Length > 0))
            draft.Note(ImportNoteKind.Lost, "", T["The story’s stylesheet: role-plays look like the academy."]);
        return story;
    }
}
