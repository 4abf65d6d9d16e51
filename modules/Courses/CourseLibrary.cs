using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses;

/// <summary>A step with what a learner wants to know of it.</summary>
/// <param name="Version">Of the role-play or quiz; the course's own for lessons.</param>
/// <param name="Competencies">What it measures; empty for lessons.</param>
internal sealed record PlannedStep(CourseStep Step, LocalText Title, int Minutes, int Version, IReadOnlyList<string> Competencies);

/// <summary>A course with all its steps.</summary>
internal sealed record CoursePlan(Course Course, IReadOnlyList<PlannedStep> Steps)
{
    /// <summary>False while one of its role-plays or quizzes has not been published.</summary>
    public bool IsWhole => Steps.Count == Course.Steps.Count;

    public int Minutes => Steps.Sum(step => step.Minutes);

    public IReadOnlyList<string> Competencies => Steps.SelectMany(step => step.Competencies).Distinct().ToList();

    /// <summary>The first step that is not done; null when all are.</summary>
    public PlannedStep? NextOf(Enrolment enrolment) => Steps.FirstOrDefault(step => !enrolment.HasDone(step.Step));

    public int MinutesLeftOf(Enrolment enrolment) => Steps.Where(step => !enrolment.HasDone(step.Step)).Sum(step => step.Minutes);

    public PlannedStep? this[int number] => Steps.FirstOrDefault(step => step.Step.Number == number);

    /// <summary>A lesson's place among the lessons, from 1.</summary>
    public int LessonNumber(CourseStep lesson) => Steps.Count(step => step.Step.Kind == StepKind.Lesson && step.Step.Number <= lesson.Number);
}

/// <summary>Reads courses and puts their steps together from the rooms below.</summary>
internal sealed class CourseLibrary(ContentStore store, QuizzesApi quizzes, ScenariosApi scenarios)
{
    public async Task<Course?> NewestAsync(string id, CancellationToken cancellation) =>
        await store.LatestNumberAsync(CoursesApi.Kind, id, cancellation) is { } number ? await FindAsync(id, number, cancellation) : null;

    public async Task<Course?> FindAsync(string id, int version, CancellationToken cancellation)
    {
        var key = new VersionKey(CoursesApi.Kind, id, version);
        return await store.ParsedAsync(key, bundle => CourseReader.Read(key, bundle), cancellation);
    }

    public async Task<IReadOnlyList<Course>> NewestOfAllAsync(CancellationToken cancellation)
    {
        var courses = new List<Course>();
        foreach (var key in await store.LatestOfKindAsync(CoursesApi.Kind, cancellation))
            courses.Add((await FindAsync(key.ItemId, key.Number, cancellation))!);
        return courses;
    }

    /// <summary>The steps with the versions that an enrolment keeps, or with the newest when there is none.</summary>
    public async Task<CoursePlan> PlanAsync(Course course, Enrolment? enrolment, CancellationToken cancellation)
    {
        var steps = new List<PlannedStep>(course.Steps.Count);
        foreach (var step in course.Steps)
            if (await PlanAsync(course, step, enrolment, cancellation) is { } planned)
                steps.Add(planned);
        return new CoursePlan(course, steps);
    }

    private async Task<PlannedStep?> PlanAsync(Course course, CourseStep step, Enrolment? enrolment, CancellationToken cancellation)
    {
        var pinned = enrolment is not null && step.ContentKind is { } kind ? Pins.VersionOf(enrolment.PinnedVersions, kind, step.ItemId) : null;
        switch (step.Kind)
        {
            case StepKind.Scenario:
                var scenario = pinned is { } playing
                    ? await scenarios.FindAsync(step.ItemId, playing, cancellation) : await scenarios.FindAsync(step.ItemId, cancellation);
                return scenario is null ? null : new(step, scenario.Title, scenario.Minutes, scenario.Version, scenario.Competencies);
            case StepKind.Quiz:
                var quiz = pinned is { } answering
                    ? await quizzes.FindAsync(step.ItemId, answering, cancellation) : await quizzes.FindAsync(step.ItemId, cancellation);
                return quiz is null ? null : new(step, quiz.Title, quiz.Minutes, quiz.Version, quiz.Competencies);
            default:
                var lesson = course.Lessons[step.ItemId];
                return new(step, lesson.Title, lesson.Minutes, course.Version, []);
        }
    }
}
