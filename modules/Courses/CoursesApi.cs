using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Courses;

/// <summary>A published course, for lists and links.</summary>
/// <param name="Minutes">Lessons, role-play and quiz together.</param>
/// <param name="CertificateMonths">How long its certificate is valid; null when it gives none.</param>
/// <param name="Competencies">Ids of the competencies that its role-play and quiz measure.</param>
public sealed record CourseCard(
    string Id, int Version, LocalText Title, LocalText Summary, int Minutes, int Steps, int? CertificateMonths, IReadOnlyList<string> Competencies);

/// <summary>How far a person is in a course.</summary>
/// <param name="Version">The version that the person started and keeps.</param>
/// <param name="Done">Steps done of <paramref name="Steps"/>.</param>
/// <param name="ContinueUrl">The next step's page.</param>
public sealed record CourseProgress(
    int PersonId, string CourseId, int Version, int Done, int Steps, int MinutesLeft, string NextTitle, string ContinueUrl,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt);

/// <summary>A person completed every step of a course; raised in the transaction of the last step.</summary>
/// <param name="Score">Thousandths: the quiz's score.</param>
public sealed record CourseCompleted(PersonCard Person, string CourseId, int Version, long EnrolmentId, int? Score, DateTimeOffset At);

/// <summary>The door of Courses.</summary>
public sealed class CoursesApi
{
    /// <summary>The content kind.</summary>
    public const string Kind = "course";

    /// <summary>All published courses, newest versions.</summary>
    public Task<IReadOnlyList<CourseCard>> ListAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The newest version of a course; null when there is none.</summary>
    public Task<CourseCard?> FindAsync(string id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A given version.</summary>
    public Task<CourseCard?> FindAsync(string id, int version, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A person's enrolments, newest first.</summary>
    public Task<IReadOnlyList<CourseProgress>> ProgressAsync(int personId, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Enrolments of many people in one course.</summary>
    public Task<IReadOnlyList<CourseProgress>> ProgressAsync(IReadOnlyCollection<int> personIds, string courseId, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}
