using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Content.Markdown;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Courses.Editor;

/// <summary>Editing a lesson: text and result side by side, a draft that saves itself, a new version when it is done.</summary>
[BackOffice]
[Authorize(CoursesPermissions.Author)]
public sealed class EditorController(CoursesApi courses, ContentStore store, PeopleApi people, IEnumerable<IContentKind> kinds, IStringLocalizer<EditorController> T) : Controller
{
    [HttpGet("/author/courses/{courseId}/lessons/{lessonId}/edit")]
    public async Task<IActionResult> Edit(string courseId, string lessonId, string? language, CancellationToken cancellation)
    {
        var (bench, path) = await OpenAsync(courseId, lessonId, language, cancellation);
        var source = LessonSource.Read(path, bench.Bundle[path]);
        return await ShowAsync(bench, lessonId, path, new LessonForm
        {
            Title = source.Title, Minutes = source.Minutes, Body = source.Body.Trim('\n'), BasedOn = bench.BasedOn, Language = LanguageOf(language),
        }, cancellation);
    }

    /// <summary>The buttons of the page: what works without script.</summary>
    [HttpPost("/author/courses/{courseId}/lessons/{lessonId}/edit"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Submit(string courseId, string lessonId, LessonForm form, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var (bench, path) = await OpenAsync(courseId, lessonId, form.Language, cancellation, form.BasedOn);
        await courses.Drafts.SaveAsync(bench, me.Id, path, TextOf(form, bench, path), cancellation);
        bench = (await courses.Drafts.OpenAsync(courseId, me.Id, cancellation, form.BasedOn))!;
        if (form.Do != LessonForm.Publish)
            return await ShowAsync(bench, lessonId, path, form, cancellation);

        if (string.IsNullOrWhiteSpace(form.Note))
            ModelState.AddModelError(nameof(form.Note), T["Say what changed. Colleagues read it in the list of versions. One sentence is enough."]);
        if (bench.Changes.Count == 0)
            ModelState.AddModelError("", T["Nothing has changed. A new version needs a change. Edit the text first."]);
        if (form.BasedOn > bench.BasedOn && form.BasedOn <= bench.Newest)
        {
            // The author has seen the other version and goes on.
            await courses.Drafts.MoveToAsync(courseId, me.Id, form.BasedOn, cancellation);
            bench = (await courses.Drafts.OpenAsync(courseId, me.Id, cancellation))!;
        }
        if (bench.Newest > bench.BasedOn)
            return await ConflictAsync(bench, lessonId, path, form, cancellation);
        var kind = kinds.Single(candidate => candidate.Kind == CoursesApi.Kind);
        var findings = kind.Check(courseId, bench.Bundle, await store.IndexAsync(cancellation));
        foreach (var elsewhere in findings.Where(finding => finding.File != path))
            ModelState.AddModelError("", elsewhere.ToString());
        if (!ModelState.IsValid || findings.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(bench, lessonId, path, form, cancellation);
        }
        try
        {
            var number = await courses.Drafts.PublishAsync(bench, me, form.Note!.Trim(), cancellation);
            return LocalRedirect($"{Paths.Author(courseId)}?published={number}");
        }
        catch (ContentConflict)
        {
            return await ConflictAsync((await courses.Drafts.OpenAsync(courseId, me.Id, cancellation))!, lessonId, path, form, cancellation);
        }
    }

    /// <summary>Saves while the author writes; called by the page's script.</summary>
    [HttpPost("/author/courses/{courseId}/lessons/{lessonId}/draft"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Save(string courseId, string lessonId, LessonForm form, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var (bench, path) = await OpenAsync(courseId, lessonId, form.Language, cancellation, form.BasedOn);
        var at = await courses.Drafts.SaveAsync(bench, me.Id, path, TextOf(form, bench, path), cancellation);
        return Json(new { saved = T["Draft saved at {0}", await TimeAsync(at, cancellation)].Value });
    }

    /// <summary>The result and its problems; called by the page's script.</summary>
    [HttpPost("/author/courses/{courseId}/preview"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Preview(string courseId, [FromQuery] string lessonId, LessonForm form, CancellationToken cancellation)
    {
        var (bench, path) = await OpenAsync(courseId, lessonId, form.Language, cancellation, form.BasedOn);
        var text = TextOf(form, bench, path);
        return Json(new { html = Html(bench, form), problems = Problems(bench, path, text).Select(Say) });
    }

    [HttpPost("/author/courses/{courseId}/draft/discard"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Discard(string courseId, CancellationToken cancellation)
    {
        await courses.Drafts.DiscardAsync(courseId, (await people.CurrentAsync(cancellation)).Id, cancellation);
        return LocalRedirect(Paths.Author(courseId));
    }

    private async Task<(Workbench Bench, string Path)> OpenAsync(string courseId, string lessonId, string? language, CancellationToken cancellation, int? seen = null)
    {
        var me = await people.CurrentAsync(cancellation);
        var path = LessonFile.PathOf(lessonId, LanguageOf(language));
        return await courses.Drafts.OpenAsync(courseId, me.Id, cancellation, seen) is { } bench && bench.Base.Files.ContainsKey(path)
            ? (bench, path)
            : throw courses.Learning.Unknown();
    }

    private async Task<IActionResult> ConflictAsync(Workbench bench, string lessonId, string path, LessonForm form, CancellationToken cancellation)
    {
        var newest = await store.HistoryAsync(CoursesApi.Kind, bench.CourseId, cancellation);
        var by = newest[0].PublishedBy is { } subject ? (await people.FindSubjectsAsync([subject], cancellation)).GetValueOrDefault(subject) : null;
        var theirs = (await courses.Drafts.VersionAsync(bench.CourseId, bench.Newest, cancellation))![path];
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await ShowAsync(bench, lessonId, path, form, cancellation,
            new Conflict(bench.Newest, by?.DisplayName, newest[0].Note, await TimeAsync(newest[0].PublishedAt, cancellation), theirs, theirs != bench.Base[path]));
    }

    private async Task<IActionResult> ShowAsync(
        Workbench bench, string lessonId, string path, LessonForm form, CancellationToken cancellation, Conflict? conflict = null)
    {
        // What the page shows is what the author wrote, not what the last request carried under the same name.
        foreach (var name in new[] { nameof(form.BasedOn), nameof(form.Language) })
            ModelState.Remove(name);
        var course = (await courses.Library.FindAsync(bench.CourseId, bench.BasedOn, cancellation))!;
        return View("Edit", new EditorPage(
            course, lessonId, form, Html(bench, form), Problems(bench, path, TextOf(form, bench, path)).Select(Say).ToList(), bench, conflict,
            bench.SavedAt is { } at ? await TimeAsync(at, cancellation) : null,
            ModelState.Values.SelectMany(field => field.Errors).Select(error => error.ErrorMessage).Where(message => message.Length > 0).ToList()));
    }

    private static string Html(Workbench bench, LessonForm form) => MarkdownText.ToHtml(
        form.Body ?? "", path => CourseReader.PictureUrl(bench.CourseId, bench.BasedOn, path), LanguageOf(form.Language));

    /// <summary>The file as the form has it; the very file when the form says the same.</summary>
    private static string TextOf(LessonForm form, Workbench bench, string path)
    {
        var was = LessonSource.Read(path, bench.Base[path]);
        var now = was with { Title = form.Title?.Trim() ?? "", Minutes = form.Minutes, Body = Trimmed(form.Body ?? "") };
        return now == was with { Body = Trimmed(was.Body) } ? bench.Base[path] : now.Write();
    }

    /// <summary>Empty lines at both ends say nothing, and browsers drop or add them.</summary>
    private static string Trimmed(string body) => "\n" + body.ReplaceLineEndings("\n").Trim('\n') + "\n";

    private static IEnumerable<Problem> Problems(Workbench bench, string path, string text)
    {
        var (_, body, line) = YamlContent.SplitFrontMatter(text);
        var first = line + body.TakeWhile(c => c == '\n').Count();
        return CourseContent.CheckLesson(path, text, bench.Bundle)
            .Select(finding => new Problem(finding.Line >= first ? finding.Line - first + 1 : null, finding.Reason));
    }

    private string Say(Problem problem) => problem.Line is { } line ? T["Line {0}: {1}", line, problem.Reason] : problem.Reason;

    private async Task<string> TimeAsync(DateTimeOffset at, CancellationToken cancellation) =>
        TimeZoneInfo.ConvertTime(at, (await people.OrganisationAsync(cancellation)).TimeZone).ToString("t", CultureInfo.CurrentCulture);

    private static string LanguageOf(string? language) => language == Languages.Chinese ? Languages.Chinese : Languages.English;
}

/// <summary>The form.</summary>
public sealed class LessonForm
{
    /// <summary>The value of the button that publishes.</summary>
    public const string Publish = "publish";

    public string? Title { get; set; }
    public int? Minutes { get; set; }
    public string? Body { get; set; }
    public string? Language { get; set; }

    /// <summary>The version on the author's screen.</summary>
    public int BasedOn { get; set; }

    public string? Note { get; set; }

    /// <summary>Which button: preview or publish.</summary>
    public string? Do { get; set; }
}

/// <summary>Something to mend; the line is that of the text, null for title and minutes.</summary>
internal sealed record Problem(int? Line, string Reason);

/// <summary>Somebody has published meanwhile.</summary>
/// <param name="Theirs">This lesson's file in that version.</param>
/// <param name="SameLesson">Whether that version changed this very lesson.</param>
internal sealed record Conflict(int Newest, string? By, string Note, string At, string Theirs, bool SameLesson);

/// <summary>What the editor shows.</summary>
internal sealed record EditorPage(
    Course Course, string LessonId, LessonForm Form, string Html, IReadOnlyList<string> Problems, Workbench Bench, Conflict? Conflict,
    string? SavedAt, IReadOnlyList<string> Errors)
{
    /// <summary>After a conflict, the next click publishes over the version that was shown.</summary>
    public int BasedOn => Conflict?.Newest ?? Bench.BasedOn;
}
