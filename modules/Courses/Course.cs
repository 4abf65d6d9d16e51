using Microsoft.AspNetCore.Html;
using ServiceAcademy.Modules.Content.Markdown;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses;

/// <summary>One published version of a course, read once and kept: a version never changes.</summary>
internal sealed record Course(
    string Id, int Version, LocalText Title, LocalText Summary,
    IReadOnlyList<LocalText> Objectives, IReadOnlyList<LocalText> Contents, IReadOnlyList<LocalText> Outcomes,
    int? CertificateMonths, IReadOnlyList<CourseStep> Steps, IReadOnlyDictionary<string, Lesson> Lessons,
    IReadOnlyDictionary<string, string> Pictures, bool IsPublic = false)
{
    /// <summary>The step that is a lesson; null when this version has no such lesson.</summary>
    public CourseStep? StepOf(string lessonId) => Steps.FirstOrDefault(step => step.Kind == StepKind.Lesson && step.ItemId == lessonId);
}

/// <summary>What a step consists of.</summary>
internal enum StepKind
{
    Lesson,
    Scenario,
    Quiz,
}

/// <summary>A step of a course.</summary>
/// <param name="Number">From 1; it names the step within its version.</param>
/// <param name="ItemId">Of the lesson, role-play or quiz.</param>
internal sealed record CourseStep(int Number, StepKind Kind, string ItemId)
{
    /// <summary>The kind of content that the step's own version is counted in; null for lessons, which belong to the course.</summary>
    public string? ContentKind => Kind switch
    {
        StepKind.Quiz => QuizzesApi.Kind,
        StepKind.Scenario => ScenariosApi.Kind,
        _ => null,
    };
}

/// <summary>A lesson in all languages.</summary>
internal sealed record Lesson(string Id, LocalText Title, int Minutes, IReadOnlyDictionary<string, LessonText> Texts)
{
    /// <summary>The text in the language of the request.</summary>
    public LessonText Text => Texts[Languages.Current];
}

/// <summary>A lesson in one language; rendered when it is first read, then kept with the version.</summary>
internal sealed class LessonText(string markdown, string language, Func<string, string> imageUrl)
{
    private readonly Lazy<IHtmlContent> html = new(() => new HtmlString(MarkdownText.ToHtml(markdown, imageUrl, language)));

    public IHtmlContent Html => html.Value;

    public string Language => language;
}
