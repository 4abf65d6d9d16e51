using System.Xml;
using System.Xml.Linq;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Content.Markdown;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses;

/// <summary>The content kind <c>course</c>: a folder with <c>course.yaml</c>, <c>lessons/</c> and <c>images/</c>.</summary>
internal sealed class CourseContent : IContentKind
{
    private const int LongestStudy = 240;

    public string Kind => CoursesApi.Kind;

    public string Folder => "courses";

    public bool ItemIsFolder => true;

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        var findings = new List<Finding>();
        if (!bundle.Files.TryGetValue(CourseFile.Name, out var text))
            findings.Add(new Finding(CourseFile.Name, 1, $"The file is missing. A course is described in {CourseFile.Name}."));
        else if (YamlContent.Read<CourseFile>(CourseFile.Name, text, findings) is { } file)
            findings.AddRange(CheckCourse(id, file, text, bundle, index));
        foreach (var (path, source) in bundle.Files.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            if (path.EndsWith(".md", StringComparison.Ordinal))
                findings.AddRange(CheckLesson(path, source, bundle));
            else if (CourseReader.IsPicture(path))
                findings.AddRange(CheckPicture(path, source));
        return findings;
    }

    /// <summary>What is wrong in one lesson's file, for the editor.</summary>
    public static IReadOnlyList<Finding> CheckLesson(string path, string text, ContentBundle bundle)
    {
        var findings = new List<Finding>();
        if (LessonFile.Named(path) is null)
            return [new Finding(path, 1, "The file's name is no lesson's. Call it lessons/<lesson-id>.en.md or lessons/<lesson-id>.zh-Hans.md, in small letters, digits and hyphens.")];
        if (LessonFile.Read(path, text, findings) is not { } lesson)
            return findings;
        var (front, body, line) = lesson;
        if (front.Title.Trim().Length == 0)
            findings.Add(new Finding(path, LineInFront(text, "title"), "The title is missing. Readers find the lesson by it."));
        if (front.Minutes is < 1 or > LongestStudy)
            findings.Add(new Finding(path, LineInFront(text, "minutes"), $"“minutes” must be between 1 and {LongestStudy}. Readers plan their time by it."));
        if (body.Trim().Length == 0)
            findings.Add(new Finding(path, line, "The lesson has no text."));
        findings.AddRange(MarkdownCheck.Check(path, body, line, bundle.Files.ContainsKey).Distinct());
        return findings;
    }

    private static IEnumerable<Finding> CheckCourse(string id, CourseFile file, string text, ContentBundle bundle, ContentIndex index)
    {
        Finding At(string reason, params object[] place) => new(CourseFile.Name, YamlContent.LineOf(text, place), reason);

        if (file.Id != id)
            yield return At($"The id “{file.Id}” differs from the folder's name “{id}”. Both must be the same.", "id");
        foreach (var (name, words) in new[] { ("title", file.Title), ("summary", file.Summary) })
            foreach (var language in words.Missing)
                yield return At($"“{name}” is missing in {language}. Every course is in both languages.", name);
        foreach (var (name, list) in new[] { ("objectives", file.Objectives), ("contents", file.Contents), ("outcomes", file.Outcomes) })
        {
            if (list.Count == 0)
                yield return At($"“{name}” is missing or empty. Learners decide by it whether to begin.", name);
            for (var i = 0; i < list.Count; i++)
                foreach (var language in list[i].Missing)
                    yield return At($"Entry {i + 1} of “{name}” is missing in {language}.", name, i);
        }
        if (file.Certificate is not null && file.Certificate.ValidMonths is not > 0)
            yield return At("“validMonths” must be a number above zero. Leave “certificate” out when the course gives none.", "certificate", "validMonths");
        if (file.Steps.Count == 0)
            yield return At("The course has no steps.", "steps");

        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < file.Steps.Count; i++)
        {
            var given = new[] { ("lesson", file.Steps[i].Lesson), (ScenariosApi.Kind, file.Steps[i].Scenario), (QuizzesApi.Kind, file.Steps[i].Quiz) }
                .Where(kind => kind.Item2 is not null).ToList();
            if (given is not [var (kind, item)])
            {
                yield return At($"Step {i + 1} must name one lesson, one scenario or one quiz.", "steps", i);
                continue;
            }
            if (!seen.Add((kind, item!)))
                yield return At($"Step {i + 1} repeats the {kind} “{item}”.", "steps", i);
            if (kind == "lesson")
                foreach (var language in Languages.All.Where(language => !bundle.Files.ContainsKey(LessonFile.PathOf(item!, language))))
                    yield return At($"The file {LessonFile.PathOf(item!, language)} of lesson “{item}” is missing.", "steps", i);
            else if (!index.Has(kind, item!))
                yield return At($"There is no {kind} “{item}”.", "steps", i);
        }

        foreach (var path in bundle.Files.Keys.Order(StringComparer.Ordinal))
            if (LessonFile.Named(path) is { } lesson && !seen.Contains(("lesson", lesson.LessonId)))
                yield return new Finding(path, 1, $"No step of {CourseFile.Name} is this lesson. Add “- lesson: {lesson.LessonId}” or remove the file.");
    }

    private static IEnumerable<Finding> CheckPicture(string path, string source)
    {
        XDocument? picture = null;
        Finding? broken = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(source), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            picture = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException error)
        {
            broken = new Finding(path, Math.Max(1, error.LineNumber), $"The picture cannot be read: {error.Message}");
        }
        if (broken is not null)
            return [broken];
        if (picture!.Root!.Name.LocalName != "svg")
            return [new Finding(path, 1, "The picture is no SVG.")];
        return from element in picture.Descendants()
               let reason = PictureReason(element)
               where reason is not null
               select new Finding(path, ((IXmlLineInfo)element).LineNumber, reason);
    }

    private static string? PictureReason(XElement element)
    {
        if (element.Name.LocalName is "script" or "foreignObject" or "iframe" or "use" && !IsLocalUse(element))
            return $"<{element.Name.LocalName}> has no place in a picture.";
        return element.Attributes().FirstOrDefault(attribute =>
                attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || attribute.Name.LocalName == "href" && !attribute.Value.StartsWith('#')) is { } forbidden
            ? $"The attribute {forbidden.Name.LocalName} has no place in a picture: it runs or loads something."
            : null;
    }

    private static bool IsLocalUse(XElement element) =>
        element.Name.LocalName == "use" && element.Attributes().Any(attribute => attribute.Name.LocalName == "href" && attribute.Value.StartsWith('#'));

    private static int LineInFront(string text, string key) => YamlContent.LineOf(YamlContent.SplitFrontMatter(text).FrontMatter, key);
}
