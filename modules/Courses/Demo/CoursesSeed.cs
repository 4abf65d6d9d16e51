using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses.Demo;

/// <summary>
/// The demo company's learners: of every ten eight have finished the course over the past year, one is in the middle, one has not
/// begun. They did what real learners do, through the same doors.
/// </summary>
internal sealed class CoursesSeed(
    AcademyDb db, CoursesApi courses, PeopleApi people, QuizzesApi quizzes, ScenariosApi scenarios, TimeProvider clock) : IDemoSeed
{
    private const string CourseId = "service-quality";

    /// <summary>Walks the whole journey herself.</summary>
    private const string Newcomer = "mei.lin@hotel.example";

    /// <summary>Logits: a question answered after the lessons is easier than a coin, and easier again once its feedback was read.</summary>
    private const double AfterLessons = 1.1, AfterFeedback = 1.3;

    private const int MostAttempts = 4;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        if (await courses.Library.NewestAsync(CourseId, cancellation) is not { } course
            || await courses.Library.PlanAsync(course, null, cancellation) is not { IsWhole: true } plan)
            return;
        var teams = (await people.TeamsAsync(cancellation)).Where(team => team.SiteId is not null)
            .OrderBy(team => team.Code, StringComparer.Ordinal).Select((team, index) => (team.Id, index)).ToDictionary(team => team.Id, team => team.index);
        var learners = (await people.AllAsync(cancellation)).Where(person => person.TeamId is { } team && teams.ContainsKey(team))
            .OrderBy(person => person.Email, StringComparer.Ordinal).ToList();
        for (var i = 0; i < learners.Count; i++)
        {
            if (learners[i].Email == Newcomer || i % 10 == 7)
                continue;
            await LearnAsync(learners[i], plan, new DemoAbility(teams[learners[i].TeamId!.Value], learners[i].Email), i, isHalfway: i % 10 == 5, cancellation);
            // Rows of earlier learners need not be looked through for changes again.
            db.ChangeTracker.Clear();
        }
    }

    private async Task LearnAsync(PersonCard person, CoursePlan plan, DemoAbility ability, int number, bool isHalfway, CancellationToken cancellation)
    {
        var random = new Random(20261122 + number);
        var today = clock.GetUtcNow().Date;
        var at = new DateTimeOffset(today.AddDays(isHalfway ? -random.Next(12, 30) : -random.Next(40, 380)), TimeSpan.Zero).AddHours(1 + random.Next(6));
        var start = at;
        var steps = plan.Steps.Select(planned =>
        {
            at = at.AddDays(random.Next(isHalfway ? 2 : 3)).AddMinutes(random.Next(10, 50));
            return (planned.Step, At: at);
        }).Take(isHalfway ? 2 + random.Next(plan.Steps.Count - 3) : plan.Steps.Count).ToList();

        var enrolment = await courses.Learning.InventAsync(
            person, plan, start, steps.Where(step => step.Step.Kind == StepKind.Lesson).ToList(), cancellation);
        foreach (var (step, when) in steps)
            if (step.Kind == StepKind.Scenario)
                await scenarios.PlayAsync(person, step.ItemId, random, about => Chance(ability.In(about) + AfterLessons), when, cancellation);
            else if (step.Kind == StepKind.Quiz)
                await TryUntilPassedAsync(person, enrolment, step, ability, random, when, cancellation);
    }

    private async Task TryUntilPassedAsync(
        PersonCard person, Enrolment enrolment, CourseStep step, DemoAbility ability, Random random, DateTimeOffset at, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var learnt = AfterLessons + AfterFeedback * attempt;
            at = attempt == 0 ? at : at.AddDays(1);
            await quizzes.PlayAsync(person, step.ItemId, random, about => Chance(ability.In(about) + learnt), at, cancellation);
            if ((await courses.Learning.NewestAsync(person.Id, enrolment.CourseId, cancellation))!.HasDone(step))
                break;
        }
    }

    private static double Chance(double logit) => 1 / (1 + Math.Exp(-logit));
}
