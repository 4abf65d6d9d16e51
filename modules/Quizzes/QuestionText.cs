using ServiceAcademy.Modules.Content.Markdown;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes;

/// <summary>The Markdown of questions and their feedback, rendered once a version.</summary>
internal static class QuestionText
{
    // On the question's page the highest heading is the page's own.
    public static LocalText Html(LocalText text) => Each(text, (markdown, language) => MarkdownText.ToHtml(markdown, language: language));

    /// <summary>The first paragraph without mark-up, on one line: what a list needs of a question; tables and lists stay on its page.</summary>
    public static LocalText Plain(LocalText text) =>
        Each(text, (markdown, _) => string.Join(' ', Markdig.Markdown.ToPlainText(markdown.Split("\n\n")[0]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The beginning of <see cref="Plain"/>, for tables: some ten words, or thirty Chinese characters.</summary>
    public static LocalText Short(LocalText plain) => Each(plain, (text, language) => Cut(text, language == Languages.Chinese ? 30 : 70));

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        // Between words where there is one; never between the halves of a character.
        var end = text.LastIndexOf(' ', most) is > 20 and var blank ? blank : char.IsLowSurrogate(text[most]) ? most - 1 : most;
        return text[..end].TrimEnd(' ', ',', '，', ':', '：', ';', '；') + "…";
    }

    private static LocalText Each(LocalText text, Func<string, string, string> render) =>
        new() { En = render(text.En, Languages.English), ZhHans = render(text.ZhHans, Languages.Chinese) };
}
