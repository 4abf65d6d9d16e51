using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Competencies;
using ServiceAcademy.People;

namespace ServiceAcademy.Quizzes.Attempts;

/// <summary>A person's attempts at quizzes.</summary>
[Authorize(QuizzesPermissions.Take)]
[Route("/quizzes/attempts/{id:long}")]
public sealed class AttemptsController(QuizzesApi quizzes, PeopleApi people, CompetenciesApi competencies) : Controller
{
    /// <summary>The result; before the last answer, the question to go on with.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(long id, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        var (attempt, quiz) = await quizzes.Book.OwnAsync(person, id, cancellation);
        if (attempt.FinishedAt is null)
            return LocalRedirect(AttemptPaths.Next(attempt, quiz));
        return View(new ResultPage(quiz, attempt, await competencies.MovedByAsync(person.Subject, attempt.Key, cancellation)));
    }

    /// <summary>Takes the quiz again, in the same version.</summary>
    [HttpPost("again"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Again(long id, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        var (attempt, quiz) = await quizzes.Book.OwnAsync(person, id, cancellation);
        return LocalRedirect(await quizzes.StartAsync(person, quiz.Id, quiz.Version, attempt.ReturnUrl, cancellation));
    }
}

/// <summary>What the result page shows.</summary>
internal sealed record ResultPage(Quiz Quiz, Attempt Attempt, IReadOnlyList<CompetencyMove> Moved)
{
    public bool HasPassed => Attempt.Passed == true;

    /// <summary>Percent, cut like the score.</summary>
    public int Percent => (Attempt.Score ?? 0) / 10;

    /// <summary>Whether any answer of this attempt counted as evidence.</summary>
    public bool IsEvidence => Attempt.Answers.Any(answer => answer.IsFirst);

    /// <summary>Where to look again: questions without full marks.</summary>
    public IReadOnlyList<Question> LookAgain => Quiz.Questions.Where(question => Attempt.AnswerTo(question)?.Credit < 1000).ToList();
}
