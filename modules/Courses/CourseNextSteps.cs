using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;

namespace ServiceAcademy.Courses;

/// <summary>What courses offer as a next step: the one under way first, then those that train what a person is weakest in.</summary>
internal sealed class CourseNextSteps(CoursesApi courses, CompetenciesApi competencies, IStringLocalizer<CourseNextSteps> T) : INextStepSource
{
    private const int UnderWayFirst = 10;
    private const int ThenNew = 50;
    private const int Named = 2;

    public async Task<IReadOnlyList<NextStep>> NextStepsAsync(int personId, IReadOnlyList<string> weakest, CancellationToken cancellation)
    {
        var progress = await courses.ProgressAsync(personId, cancellation);
        var names = (await competencies.FrameworkAsync(cancellation)).ToDictionary(competency => competency.Id, competency => competency.Name.ToString());
        var steps = new List<NextStep>();
        foreach (var course in await courses.ListAsync(cancellation))
        {
            var mine = progress.FirstOrDefault(enrolment => enrolment.CourseId == course.Id);
            if (mine is { CompletedAt: null })
                steps.Add(new NextStep(course.Title.ToString(), T["You have done {0} of {1} steps. Next comes “{2}”.", mine.Done, mine.Steps, mine.NextTitle],
                    T["Continue the course"], mine.ContinueUrl, mine.MinutesLeft, UnderWayFirst, course.Competencies));
            else if (mine is null)
                steps.Add(New(course, weakest, names));
        }
        return steps.OrderBy(step => step.Order).ToList();
    }

    private NextStep New(CourseCard course, IReadOnlyList<string> weakest, Dictionary<string, string> names)
    {
        var trained = weakest.Where(course.Competencies.Contains).ToList();
        var why = trained.Count > 0
            ? T["It trains what you are least sure in: {0}.", string.Join(T[", "], trained.Take(Named).Select(id => names.GetValueOrDefault(id, id)))]
            : course.Summary.ToString();
        // The weaker the competency, the sooner; a course that trains none of them comes last.
        var order = ThenNew + (trained.Count > 0 ? weakest.ToList().IndexOf(trained[0]) : weakest.Count);
        return new NextStep(course.Title.ToString(), why, T["Look at the course"], Paths.Course(course.Id), course.Minutes, order, course.Competencies);
    }
}
