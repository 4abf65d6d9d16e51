using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses.Practice;

/// <summary>A role-play or quiz that can be done by itself.</summary>
/// <param name="Kind"><see cref="ScenariosApi.Kind"/> or <see cref="QuizzesApi.Kind"/>.</param>
/// <param name="IsAgain">The person has finished it before: then it is practice and no evidence.</param>
internal sealed record Exercise(string Kind, string Id, int Version, LocalText Title, LocalText? Summary, int Minutes, IReadOnlyList<string> Competencies, bool IsAgain)
{
    public string Url => $"/practice/{Kind}/{Id}";
}

/// <summary>
/// What somebody can practise outside of courses. What belongs to a course that the person has not completed is met there, after its lessons, and not offered before.
/// </summary>
internal sealed class PracticeShelf(CoursesApi courses, ContentStore store, QuizzesApi quizzes, ScenariosApi scenarios, RecordsApi records)
{
    public async Task<IReadOnlyList<Exercise>> OfAsync(PersonCard person, CancellationToken cancellation)
    {
        var finished = (await records.SentencesAsync([person.Subject], [Verbs.Finished], cancellation)).Select(said => (said.ObjectType, said.ObjectId)).ToHashSet();
        var completed = (await courses.ProgressAsync(person.Id, cancellation)).Where(mine => mine.CompletedAt is not null).Select(mine => mine.CourseId).ToHashSet();
        var kept = (await courses.Library.NewestOfAllAsync(cancellation)).Where(course => !completed.Contains(course.Id)).SelectMany(course => course.Steps)
            .Select(step => (step.ContentKind, step.ItemId)).ToHashSet();
        var exercises = new List<Exercise>();
        foreach (var key in await store.LatestOfKindAsync(ScenariosApi.Kind, cancellation))
            if (!kept.Contains((ScenariosApi.Kind, key.ItemId)) && await scenarios.FindAsync(key.ItemId, cancellation) is { } scenario)
                exercises.Add(new Exercise(ScenariosApi.Kind, scenario.Id, scenario.Version, scenario.Title, scenario.Summary, scenario.Minutes, scenario.Competencies,
                    finished.Contains((ScenariosApi.Kind, scenario.Id))));
        foreach (var key in await store.LatestOfKindAsync(QuizzesApi.Kind, cancellation))
            if (!kept.Contains((QuizzesApi.Kind, key.ItemId)) && await quizzes.FindAsync(key.ItemId, cancellation) is { } quiz)
                exercises.Add(new Exercise(QuizzesApi.Kind, quiz.Id, quiz.Version, quiz.Title, null, quiz.Minutes, quiz.Competencies, finished.Contains((QuizzesApi.Kind, quiz.Id))));
        return exercises;
    }
}
