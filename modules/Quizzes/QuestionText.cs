using System.Text.RegularExpressions;
using ServiceAcademy.Modules.Content.Markdown;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes;

/// <summary>The Markdown of questions and their feedback, rendered once a version.</summary>
internal static partial class QuestionText
{
    // On the question's page the highest heading is the page's own.
    public static LocalText Html(LocalText text) => Each(text, (markdown, language) => MarkdownText.ToHtml(markdown, language: language));

    /// <summary>Without mark-up, on one line.</summary>
    public static LocalText Plain(LocalText text) =>
        Each(text, (markdown, _) => Blanks().Replace(Markdig.Markdown.ToPlainText(markdown), " ").Trim());

    private static LocalText Each(LocalText text, Func<string, string, string> render) =>
        new() { En = render(text.En, Languages.English), ZhHans = render(text.ZhHans, Languages.Chinese) };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
