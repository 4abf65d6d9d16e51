namespace ServiceAcademy.Courses;

/// <summary>The addresses of this room's pages.</summary>
internal static class Paths
{
    /// <summary>The list that everybody may read.</summary>
    public const string Catalogue = "/catalogue";

    public static string Public(string courseId) => $"{Catalogue}/{courseId}";

    public static string Course(string courseId) => $"/courses/{courseId}";

    public static string Lesson(string courseId, string lessonId) => $"/courses/{courseId}/lessons/{lessonId}";

    public static string Completion(string courseId) => $"/courses/{courseId}/completion";

    public static string Start(string courseId, int step) => $"/courses/{courseId}/steps/{step}/start";

    public static string Author(string courseId) => $"/author/courses/{courseId}";

    public static string Editor(string courseId, string lessonId, string language) =>
        $"/author/courses/{courseId}/lessons/{lessonId}/edit?language={language}";

    /// <summary>Where to go on: the lesson itself, the course's page for a role-play or quiz (they begin with a click), the completion after the last step.</summary>
    public static string Of(Enrolment enrolment, CourseStep? next) => next switch
    {
        null => Completion(enrolment.CourseId),
        { Kind: StepKind.Lesson } => Lesson(enrolment.CourseId, next.ItemId),
        _ => Course(enrolment.CourseId),
    };
}
