using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Courses;

/// <summary>What learners do with courses: begin one, do its steps, complete it.</summary>
internal sealed class Learning(
    AcademyDb db, RecordsApi records, AcademyEvents events, CourseLibrary library, IStringLocalizer<CoursesApi> T)
{
    /// <summary>Before a certificate runs out, its course may be taken again although nothing in it has changed.</summary>
    private const int RenewalMonths = 2;

    /// <summary>A person's newest enrolment in a course, with its steps; null before the first start.</summary>
    public Task<Enrolment?> NewestAsync(int personId, string courseId, CancellationToken cancellation) =>
        Whole().Where(enrolment => enrolment.PersonId == personId && enrolment.CourseId == courseId)
            .OrderByDescending(enrolment => enrolment.Take).FirstOrDefaultAsync(cancellation);

    /// <summary>All enrolments of some people, newest first.</summary>
    public async Task<IReadOnlyList<Enrolment>> AllAsync(IReadOnlyCollection<int> personIds, string? courseId, CancellationToken cancellation) =>
        await Whole().Where(enrolment => personIds.Contains(enrolment.PersonId) && (courseId == null || enrolment.CourseId == courseId))
            .OrderByDescending(enrolment => enrolment.StartedAt).ThenByDescending(enrolment => enrolment.Id).ToListAsync(cancellation);

    /// <summary>Every enrolment in a course, newest first.</summary>
    public async Task<IReadOnlyList<Enrolment>> OfCourseAsync(string courseId, CancellationToken cancellation) =>
        await Whole().Where(enrolment => enrolment.CourseId == courseId)
            .OrderByDescending(enrolment => enrolment.StartedAt).ThenByDescending(enrolment => enrolment.Id).ToListAsync(cancellation);

    /// <summary>Whether a completed course may be begun once more: something is new in it, or its certificate runs out soon.</summary>
    public static bool MayTakeAgain(Enrolment enrolment, Course newest, DateTimeOffset at) =>
        enrolment.Completion is { } completion
        && (newest.Version > enrolment.CourseVersion
            || (newest.CertificateMonths is { } months && completion.CompletedAt.AddMonths(months - RenewalMonths) <= at));

    /// <summary>The enrolment to go on with: the one under way, or a new one that keeps today's versions.</summary>
    public async Task<Enrolment> StartAsync(PersonCard person, string courseId, DateTimeOffset at, CancellationToken cancellation)
    {
        var last = await NewestAsync(person.Id, courseId, cancellation);
        if (last is { Completion: null })
            return last;
        var course = await library.NewestAsync(courseId, cancellation) ?? throw Unknown();
        if (last is not null && !MayTakeAgain(last, course, at))
            return last;
        try
        {
            return await EnrolAsync(person, course, (last?.Take ?? 0) + 1, at, cancellation);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // The same person started it at the same moment: a double click, or another window.
            return await NewestAsync(person.Id, courseId, cancellation) ?? throw Unknown();
        }
    }

    /// <summary>Notes a step as done, once; the last one completes the course.</summary>
    public Task DoneAsync(
        PersonCard person, Enrolment enrolment, CourseStep step, DateTimeOffset at, int? score, string? attempt, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            // First of all, and in one statement: whoever does another step of this enrolment meanwhile waits here, and then sees it.
            await db.Set<Enrolment>().Where(row => row.Id == enrolment.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(active => active.ActiveAt, at), cancellation);
            if (await db.Set<StepDone>().AnyAsync(done => done.EnrolmentId == enrolment.Id && done.Number == step.Number, cancellation))
                return;
            db.Add(new StepDone { EnrolmentId = enrolment.Id, Number = step.Number, DoneAt = at, Score = score, Attempt = attempt });
            await db.SaveChangesAsync(cancellation);
            if (step.Kind == StepKind.Lesson)
                await records.AppendAsync(Sentence(person, enrolment, Verbs.Read, step.ItemId, at, null), cancellation);
            await CompleteAsync(person, enrolment, at, cancellation);
        }, cancellation);

    /// <summary>A role-play or quiz was done: it counts in every enrolment under way that keeps this very version of it.</summary>
    public async Task AttemptDoneAsync(
        PersonCard person, string kind, string itemId, int version, string attempt, int score, DateTimeOffset at, CancellationToken cancellation)
    {
        var underWay = await Whole().Where(enrolment => enrolment.PersonId == person.Id && enrolment.Completion == null).ToListAsync(cancellation);
        foreach (var enrolment in underWay.Where(enrolment => Pins.VersionOf(enrolment.PinnedVersions, kind, itemId) == version))
            if (await library.FindAsync(enrolment.CourseId, enrolment.CourseVersion, cancellation) is { } course
                && course.Steps.FirstOrDefault(step => step.ContentKind == kind && step.ItemId == itemId) is { } step)
                await DoneAsync(person, enrolment, step, at, score, attempt, cancellation);
    }

    /// <summary>404: the course does not exist, or not for this person.</summary>
    public AcademyError Unknown() => new(404, T["There is no such course."],
        T["It may have been renamed, or the address is mistyped."], T["Choose a course from the list."]);

    private IQueryable<Enrolment> Whole() =>
        db.Set<Enrolment>().AsNoTracking().Include(enrolment => enrolment.StepsDone).Include(enrolment => enrolment.Completion);

    /// <summary>
    /// Begins a course and reads lessons at given moments, for the demo company: in one go, since some four hundred separate writes
    /// would make the first start wait.
    /// </summary>
    public Task<Enrolment> InventAsync(
        PersonCard person, CoursePlan plan, DateTimeOffset startedAt, IReadOnlyList<(CourseStep Lesson, DateTimeOffset At)> read, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var enrolment = New(person, plan, 1, startedAt);
            enrolment.StepsDone.AddRange(read.Select(done => new StepDone { EnrolmentId = 0, Number = done.Lesson.Number, DoneAt = done.At }));
            db.Add(enrolment);
            await db.SaveChangesAsync(cancellation);
            await records.AppendAsync(
            [
                Sentence(person, enrolment, Verbs.Started, "", startedAt, null),
                .. read.Select(done => Sentence(person, enrolment, Verbs.Read, done.Lesson.ItemId, done.At, null)),
            ], cancellation);
            return enrolment;
        }, cancellation);

    private async Task<Enrolment> EnrolAsync(PersonCard person, Course course, int take, DateTimeOffset at, CancellationToken cancellation)
    {
        var plan = await library.PlanAsync(course, null, cancellation);
        if (!plan.IsWhole)
            throw new AcademyError(409, T["This course cannot be started yet."],
                T["One of its quizzes or role-plays has not been published."], T["Ask a trainer to publish it, then try again."]);
        return await db.WriteAsync(async () =>
        {
            var enrolment = New(person, plan, take, at);
            db.Add(enrolment);
            await db.SaveChangesAsync(cancellation);
            await records.AppendAsync(Sentence(person, enrolment, Verbs.Started, "", at, null), cancellation);
            return enrolment;
        }, cancellation);
    }

    private static Enrolment New(PersonCard person, CoursePlan plan, int take, DateTimeOffset at) => new()
    {
        PersonId = person.Id, CourseId = plan.Course.Id, Take = take, CourseVersion = plan.Course.Version, StartedAt = at, ActiveAt = at,
        PinnedVersions = Pins.Write(from planned in plan.Steps
                                    where planned.Step.ContentKind is not null
                                    select (planned.Step.ContentKind!, planned.Step.ItemId, planned.Version)),
    };

    private async Task CompleteAsync(PersonCard person, Enrolment enrolment, DateTimeOffset at, CancellationToken cancellation)
    {
        var course = (await library.FindAsync(enrolment.CourseId, enrolment.CourseVersion, cancellation))!;
        var done = await db.Set<StepDone>().AsNoTracking().Where(step => step.EnrolmentId == enrolment.Id).ToListAsync(cancellation);
        if (!course.Steps.All(step => done.Any(row => row.Number == step.Number)))
            return;
        var scores = course.Steps.Where(step => step.Kind == StepKind.Quiz)
            .Select(step => done.First(row => row.Number == step.Number).Score).OfType<int>().ToList();
        int? score = scores.Count == 0 ? null : (int)Math.Round(scores.Average(), MidpointRounding.AwayFromZero);
        db.Add(new Completion
        {
            EnrolmentId = enrolment.Id, PersonId = person.Id, CourseId = course.Id, CourseVersion = course.Version, CompletedAt = at, Score = score,
        });
        await db.SaveChangesAsync(cancellation);
        await records.AppendAsync(Sentence(person, enrolment, Verbs.Completed, "", at, score), cancellation);
        await events.RaiseAsync(new CourseCompleted(person, course.Id, course.Version, enrolment.Id, score, at), cancellation);
        await events.RaiseAsync(new CourseCompletedNews(
            NewsPerson.Of(person), course.Id, course.Version, course.Title, enrolment.Id, score, at), cancellation);
    }

    private static NewSentence Sentence(PersonCard person, Enrolment enrolment, string verb, string part, DateTimeOffset at, int? score) => new(
        person.Subject, verb, CoursesApi.Kind, enrolment.CourseId, enrolment.CourseVersion, part, at, score, $"course:{enrolment.Id}");
}
