using ServiceAcademy.Modules.Events;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Courses;

/// <summary>A passed quiz is a step done; a failed one may be tried again.</summary>
internal sealed class QuizPassed(CoursesApi courses) : IHandle<QuizFinished>
{
    public Task HandleAsync(QuizFinished happened, CancellationToken cancellation) => happened.Passed
        ? courses.Learning.AttemptDoneAsync(happened.Person, QuizzesApi.Kind, happened.QuizId, happened.Version,
            $"{QuizzesApi.Kind}:{happened.AttemptId}", happened.Score, happened.At, cancellation)
        : Task.CompletedTask;
}

/// <summary>A role-play is practice: finishing it is the step, however it went.</summary>
internal sealed class ScenarioPlayed(CoursesApi courses) : IHandle<ScenarioFinished>
{
    public Task HandleAsync(ScenarioFinished happened, CancellationToken cancellation) => courses.Learning.AttemptDoneAsync(
        happened.Person, ScenariosApi.Kind, happened.ScenarioId, happened.Version,
        $"{ScenariosApi.Kind}:{happened.AttemptId}", happened.Score, happened.At, cancellation);
}
