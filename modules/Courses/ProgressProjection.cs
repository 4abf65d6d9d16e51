using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses;

/// <summary>
/// Steps done and courses completed, as the ledger tells them. Enrolments themselves are facts of their own: they say which versions a
/// person keeps, and every sentence about a course names its enrolment.
/// </summary>
internal sealed class ProgressProjection(AcademyDb db, RecordsApi records, CoursesApi courses, QuizzesApi quizzes) : IProjection
{
    private static readonly string[] Telling = [Verbs.Started, Verbs.Read, Verbs.Finished, Verbs.Completed];

    public string Name => "progress";

    public IQueryable<Guid> Subjects => records.Subjects;

    public async Task RebuildAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        var sentences = await records.SentencesAsync(subjects, Telling, cancellation);
        var enrolments = await db.Set<Enrolment>().AsNoTracking().Where(row => EnrolmentsIn(sentences).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var told = new List<Told>();
        foreach (var person in sentences.GroupBy(sentence => sentence.Subject))
            told.AddRange(await ReadAsync(person, enrolments, cancellation));

        var ids = told.ConvertAll(one => one.Enrolment.Id);
        await ReplaceAsync(
            await db.Set<StepDone>().AsNoTracking().Where(row => ids.Contains(row.EnrolmentId)).ToListAsync(cancellation),
            told.SelectMany(one => one.Steps.Values).ToList(), Line,
            wrong => db.Set<StepDone>().Where(row => wrong.Contains(row.Id)).ExecuteDeleteAsync(cancellation), row => row.Id, cancellation);
        await ReplaceAsync(
            await db.Set<Completion>().AsNoTracking().Where(row => ids.Contains(row.EnrolmentId)).ToListAsync(cancellation),
            told.Select(one => one.Completion).OfType<Completion>().ToList(), Line,
            wrong => db.Set<Completion>().Where(row => wrong.Contains(row.Id)).ExecuteDeleteAsync(cancellation), row => row.Id, cancellation);
    }

    public async Task<IReadOnlyList<string>> RowsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        var ids = EnrolmentsIn(await records.SentencesAsync(subjects, [Verbs.Started], cancellation));
        return
        [
            .. (await db.Set<StepDone>().AsNoTracking().Where(row => ids.Contains(row.EnrolmentId)).ToListAsync(cancellation)).Select(Line),
            .. (await db.Set<Completion>().AsNoTracking().Where(row => ids.Contains(row.EnrolmentId)).ToListAsync(cancellation)).Select(Line),
        ];
    }

    /// <summary>Follows one person's sentences in their order, as <see cref="Learning"/> wrote them.</summary>
    private async Task<List<Told>> ReadAsync(IEnumerable<SentenceLine> sentences, Dictionary<long, Enrolment> enrolments, CancellationToken cancellation)
    {
        var told = new Dictionary<long, Told>();
        foreach (var said in sentences)
        {
            if (said.ObjectType != CoursesApi.Kind)
            {
                if (said.Verb == Verbs.Finished && await CountsAsync(said, cancellation))
                    foreach (var underWay in told.Values.Where(one => one.Completion is null
                                 && Pins.VersionOf(one.Enrolment.PinnedVersions, said.ObjectType, said.ObjectId) == said.ObjectVersion))
                        underWay.Do(underWay.Course.Steps.FirstOrDefault(step => step.ContentKind == said.ObjectType && step.ItemId == said.ObjectId), said, said.Attempt);
            }
            else if (EnrolmentOf(said) is { } id && enrolments.TryGetValue(id, out var enrolment))
            {
                if (said.Verb == Verbs.Started && await courses.Library.FindAsync(enrolment.CourseId, enrolment.CourseVersion, cancellation) is { } course)
                    told.TryAdd(id, new Told(enrolment, course));
                else if (said.Verb == Verbs.Read && told.TryGetValue(id, out var reading))
                    reading.Do(reading.Course.StepOf(said.Part), said, attempt: null);
                else if (said.Verb == Verbs.Completed && told.TryGetValue(id, out var completed))
                    completed.Completion ??= new Completion
                    {
                        EnrolmentId = id, PersonId = enrolment.PersonId, CourseId = enrolment.CourseId, CourseVersion = enrolment.CourseVersion,
                        CompletedAt = said.ObservedAt, Score = said.Score,
                    };
            }
        }
        return [.. told.Values];
    }

    /// <summary>A quiz counts when it was passed, a role-play when it was played.</summary>
    private async Task<bool> CountsAsync(SentenceLine said, CancellationToken cancellation) =>
        said.ObjectType == ScenariosApi.Kind
        || (said.ObjectType == QuizzesApi.Kind && await quizzes.FindAsync(said.ObjectId, said.ObjectVersion, cancellation) is { } quiz && quiz.IsPassedWith(said.Score ?? 0));

    private async Task ReplaceAsync<T>(
        List<T> stored, List<T> right, Func<T, string> line, Func<List<long>, Task> delete, Func<T, long> id, CancellationToken cancellation) where T : class
    {
        var (there, wanted) = (stored.Select(line).ToHashSet(), right.Select(line).ToHashSet());
        if (stored.Where(row => !wanted.Contains(line(row))).Select(id).ToList() is { Count: > 0 } wrong)
            await delete(wrong);
        db.AddRange(right.Where(row => !there.Contains(line(row))));
        await db.SaveChangesAsync(cancellation);
    }

    private static List<long> EnrolmentsIn(IEnumerable<SentenceLine> sentences) =>
        sentences.Where(said => said.Verb == Verbs.Started).Select(EnrolmentOf).OfType<long>().Distinct().ToList();

    private static long? EnrolmentOf(SentenceLine said) =>
        said.ObjectType == CoursesApi.Kind && said.Attempt is { } attempt && attempt.StartsWith("course:", StringComparison.Ordinal)
        && long.TryParse(attempt.AsSpan("course:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Line(StepDone row) => FormattableString.Invariant($"step {row.EnrolmentId} {row.Number} {row.DoneAt:O} {row.Score} {row.Attempt}");

    private static string Line(Completion row) =>
        FormattableString.Invariant($"completion {row.EnrolmentId} {row.PersonId} {row.CourseId} {row.CourseVersion} {row.CompletedAt:O} {row.Score}");

    /// <summary>What the ledger tells of one enrolment.</summary>
    private sealed class Told(Enrolment enrolment, Course course)
    {
        public Enrolment Enrolment => enrolment;

        public Course Course => course;

        public Dictionary<int, StepDone> Steps { get; } = [];

        public Completion? Completion { get; set; }

        public void Do(CourseStep? step, SentenceLine said, string? attempt)
        {
            if (step is not null)
                Steps.TryAdd(step.Number, new StepDone { EnrolmentId = enrolment.Id, Number = step.Number, DoneAt = said.ObservedAt, Score = attempt is null ? null : said.Score, Attempt = attempt });
        }
    }
}
