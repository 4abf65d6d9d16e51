using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses;

/// <summary>A published course, for lists and links.</summary>
/// <param name="Minutes">Lessons, role-play and quiz together.</param>
/// <param name="CertificateMonths">How long its certificate is valid; null when it gives none.</param>
/// <param name="IsPublic">Whether everybody may read what it is about, without signing in.</param>
/// <param name="Competencies">Ids of the competencies that its role-play and quiz measure.</param>
public sealed record CourseCard(
    string Id, int Version, LocalText Title, LocalText Summary, int Minutes, int Steps, int? CertificateMonths, IReadOnlyList<string> Competencies,
    bool IsPublic = false);

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

/// <summary>The same for others outside the academy; leaves through the outbox.</summary>
/// <param name="EnrolmentId">Names the completion: a person may take a course again.</param>
/// <param name="Score">Thousandths: the quiz's score; null without a quiz.</param>
public sealed record CourseCompletedNews(
    NewsPerson Person, string CourseId, int CourseVersion, LocalText CourseTitle, long EnrolmentId, int? Score, DateTimeOffset At) : IOutgoing
{
    /// <inheritdoc />
    public static string Kind => "course-completed";

    /// <inheritdoc />
    public string Key => $"{Kind}:{EnrolmentId}";

    /// <inheritdoc />
    public Guid? About => Person.Subject;

    /// <inheritdoc />
    public string Title => $"{Person.Name}: {CourseTitle.En}";
}

/// <summary>The door of Courses.</summary>
public sealed class CoursesApi
{
    /// <summary>The content kind.</summary>
    public const string Kind = "course";

    /// <summary>Made by the container.</summary>
    public CoursesApi(
        AcademyDb db, ContentStore store, RecordsApi records, AcademyEvents events, QuizzesApi quizzes, ScenariosApi scenarios,
        TimeProvider clock, IStringLocalizer<CoursesApi> localizer)
    {
        Drafts = new Drafts(db, store, records, clock);
        Figures = new CourseFigures(db);
        Library = new CourseLibrary(store, quizzes, scenarios);
        Learning = new Learning(db, records, events, Library, localizer);
    }

    internal CourseLibrary Library { get; }

    internal Learning Learning { get; }

    internal Drafts Drafts { get; }

    internal CourseFigures Figures { get; }

    /// <summary>All published courses, newest versions.</summary>
    public async Task<IReadOnlyList<CourseCard>> ListAsync(CancellationToken cancellation = default)
    {
        var cards = new List<CourseCard>();
        foreach (var course in await Library.NewestOfAllAsync(cancellation))
            cards.Add(Card(await Library.PlanAsync(course, null, cancellation)));
        return cards;
    }

    /// <summary>The newest version of a course; null when there is none.</summary>
    public async Task<CourseCard?> FindAsync(string id, CancellationToken cancellation = default) =>
        await Library.NewestAsync(id, cancellation) is { } course ? Card(await Library.PlanAsync(course, null, cancellation)) : null;

    /// <summary>A given version.</summary>
    public async Task<CourseCard?> FindAsync(string id, int version, CancellationToken cancellation = default) =>
        await Library.FindAsync(id, version, cancellation) is { } course ? Card(await Library.PlanAsync(course, null, cancellation)) : null;

    /// <summary>A person's enrolments, newest first.</summary>
    public async Task<IReadOnlyList<CourseProgress>> ProgressAsync(int personId, CancellationToken cancellation = default) =>
        await ProgressAsync(await Learning.AllAsync([personId], null, cancellation), cancellation);

    /// <summary>Enrolments of many people in one course.</summary>
    public async Task<IReadOnlyList<CourseProgress>> ProgressAsync(
        IReadOnlyCollection<int> personIds, string courseId, CancellationToken cancellation = default) =>
        await ProgressAsync(await Learning.AllAsync(personIds, courseId, cancellation), cancellation);

    internal static CourseCard Card(CoursePlan plan) => new(
        plan.Course.Id, plan.Course.Version, plan.Course.Title, plan.Course.Summary, plan.Minutes, plan.Course.Steps.Count,
        plan.Course.CertificateMonths, plan.Competencies, plan.Course.IsPublic);

    private async Task<IReadOnlyList<CourseProgress>> ProgressAsync(IReadOnlyList<Enrolment> enrolments, CancellationToken cancellation)
    {
        var progress = new List<CourseProgress>(enrolments.Count);
        foreach (var enrolment in enrolments)
            if (await Library.FindAsync(enrolment.CourseId, enrolment.CourseVersion, cancellation) is { } course)
                progress.Add(Progress(await Library.PlanAsync(course, enrolment, cancellation), enrolment));
        return progress;
    }

    private static CourseProgress Progress(CoursePlan plan, Enrolment enrolment)
    {
        var next = plan.NextOf(enrolment);
        return new CourseProgress(
            enrolment.PersonId, enrolment.CourseId, enrolment.CourseVersion, enrolment.StepsDone.Count, plan.Course.Steps.Count,
            plan.MinutesLeftOf(enrolment), next?.Title.ToString() ?? "", Paths.Of(enrolment, next?.Step),
            enrolment.StartedAt, enrolment.Completion?.CompletedAt);
    }
}
