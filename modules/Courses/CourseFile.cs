using System.Text.RegularExpressions;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Courses;

/// <summary><c>course.yaml</c>, as authors write it.</summary>
internal sealed class CourseFile
{
    public const string Name = "course.yaml";

    public string Id { get; init; } = "";
    public LocalText Title { get; init; } = new();
    public LocalText Summary { get; init; } = new();
    public List<string> Covers { get; init; } = [];
    public List<LocalText> Objectives { get; init; } = [];
    public List<LocalText> Contents { get; init; } = [];
    public List<LocalText> Outcomes { get; init; } = [];
    public CertificateFile? Certificate { get; init; }

    /// <summary>Whether everybody may read what the course is about, without signing in.</summary>
    public bool Public { get; init; }
    public List<StepFile> Steps { get; init; } = [];
}

internal sealed class CertificateFile
{
    public int? ValidMonths { get; init; }
}

/// <summary>One of the three is given.</summary>
internal sealed class StepFile
{
    public string? Lesson { get; init; }
    public string? Scenario { get; init; }
    public string? Quiz { get; init; }
}

/// <summary>A lesson's file in one language: front matter, then Markdown.</summary>
internal sealed partial class LessonFile
{
    public string Title { get; init; } = "";
    public int Minutes { get; init; }
    public List<string> Covers { get; init; } = [];

    /// <summary>Where a lesson's text stands in the bundle.</summary>
    public static string PathOf(string lessonId, string language) => $"lessons/{lessonId}.{language}.md";

    /// <summary>Lesson and language of a path; null when it is no lesson's file.</summary>
    public static (string LessonId, string Language)? Named(string path) =>
        FileName().Match(path) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value) : null;

    /// <summary>Reads front matter and body; null with findings when there is no front matter that can be read.</summary>
    public static (LessonFile Front, string Body, int BodyLine)? Read(string path, string text, ICollection<Finding> findings)
    {
        var (front, body, line) = YamlContent.SplitFrontMatter(text);
        if (front.Trim().Length == 0)
        {
            findings.Add(new Finding(path, 1, "The front matter is missing. Begin the file with “---”, “title:”, “minutes:”, “---”, each on a line."));
            return null;
        }
        return YamlContent.Read<LessonFile>(path, front, findings) is { } file ? (file, body, line) : null;
    }

    [GeneratedRegex(@"^lessons/([a-z0-9]+(?:-[a-z0-9]+)*)\.(en|zh-Hans)\.md$")]
    private static partial Regex FileName();
}
