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

    private static LocalText Each(LocalText text, Func<string, string, string> render) =>
        new() { En = render(text.En, Languages.English), ZhHans = render(text.ZhHans, Languages.Chinese) };
}
