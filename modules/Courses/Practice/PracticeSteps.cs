using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses.Practice;

/// <summary>Role-plays to play and quizzes to answer, as next steps for a gap.</summary>
internal sealed class PracticeSteps(PracticeShelf shelf, PeopleApi people, IStringLocalizer<PracticeSteps> T) : INextStepSource
{
    /// <summary>Behind courses; what was not done yet, and so is evidence, before what only repeats.</summary>
    private const int New = 200, Again = 300;

    /// <summary>Those that train what is weakest; more would leave no room for what is not an exercise.</summary>
    private const int Most = 3;

    public async Task<IReadOnlyList<NextStep>> NextStepsAsync(int personId, IReadOnlyList<string> weakest, CancellationToken cancellation) =>
        await people.FindAsync(personId, cancellation) is { } person
            ? (await shelf.OfAsync(person, cancellation))
                .OrderBy(exercise => exercise.IsAgain).ThenBy(exercise => weakest.TakeWhile(id => !exercise.Competencies.Contains(id)).Count()).Take(Most)
                .Select(exercise => new NextStep(
                exercise.Title.ToString(),
                exercise.IsAgain ? T["You know it already: doing it again is practice, and changes no figure."] : T["What you do there counts as evidence, the first time."],
                exercise.Kind == ScenariosApi.Kind ? T["Practise the role-play"] : T["Practise the quiz"],
                exercise.Url, exercise.Minutes, exercise.IsAgain ? Again : New, exercise.Competencies, !exercise.IsAgain)).ToList()
            : [];
}
