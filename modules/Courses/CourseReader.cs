using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Courses;

/// <summary>Reads a published version, which <see cref="CourseContent"/> has checked.</summary>
internal static class CourseReader
{
    public static Course Read(VersionKey key, ContentBundle bundle)
    {
        var findings = new List<Finding>();
        var file = YamlContent.Read<CourseFile>(CourseFile.Name, bundle[CourseFile.Name], findings)
            ?? throw new InvalidDataException($"{key} was published although it cannot be read: {string.Join("; ", findings)}");
        var steps = file.Steps.Select((step, index) => Step(step, index + 1)).ToList();
        string ImageUrl(string path) => PictureUrl(key.ItemId, key.Number, path);
        return new Course(
            key.ItemId, key.Number, file.Title, file.Summary, file.Objectives, file.Contents, file.Outcomes, file.Certificate?.ValidMonths, steps,
            steps.Where(step => step.Kind == StepKind.Lesson).ToDictionary(step => step.ItemId, step => ReadLesson(step.ItemId, bundle, ImageUrl)),
            bundle.Files.Where(picture => IsPicture(picture.Key)).ToDictionary(), file.Public);
    }

    /// <summary>Where a picture of a version is found; a version never changes, so browsers may keep it for ever.</summary>
    public static string PictureUrl(string courseId, int version, string path) => $"/courses/{courseId}/versions/{version}/files/{path}";

    public static bool IsPicture(string path) => path.EndsWith(".svg", StringComparison.Ordinal);

    private static CourseStep Step(StepFile step, int number) => step switch
    {
        { Lesson: { } lesson } => new(number, StepKind.Lesson, lesson),
        { Scenario: { } scenario } => new(number, StepKind.Scenario, scenario),
        _ => new(number, StepKind.Quiz, step.Quiz!),
    };

    private static Lesson ReadLesson(string id, ContentBundle bundle, Func<string, string> imageUrl)
    {
        var findings = new List<Finding>();
        var texts = Languages.All.ToDictionary(language => language, language =>
        {
            var path = LessonFile.PathOf(id, language);
            return LessonFile.Read(path, bundle[path], findings)
                ?? throw new InvalidDataException($"Lesson {id} was published although it cannot be read: {string.Join("; ", findings)}");
        });
        return new Lesson(
            id,
            new LocalText { En = texts[Languages.English].Front.Title, ZhHans = texts[Languages.Chinese].Front.Title },
            texts[Languages.English].Front.Minutes,
            texts.ToDictionary(text => text.Key, text => new LessonText(text.Value.Body, text.Key, imageUrl)));
    }
}
