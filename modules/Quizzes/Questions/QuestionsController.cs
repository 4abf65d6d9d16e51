using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes.Attempts;
using ServiceAcademy.Quizzes.Grading;

namespace ServiceAcademy.Quizzes.Questions;

/// <summary>The questions of an attempt, one a page.</summary>
[Authorize(QuizzesPermissions.Take)]
[Route("/quizzes/attempts/{attemptId:long}/questions/{number:int}")]
public sealed class QuestionsController(QuizzesApi quizzes, PeopleApi people, IStringLocalizer<QuestionsController> T) : Controller
{
    /// <summary>The question, or its answer with feedback.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(long attemptId, int number, CancellationToken cancellation)
    {
        var (_, attempt, quiz, question) = await FindAsync(attemptId, number, cancellation);
        return View(new QuestionPage(quiz, attempt, question));
    }

    /// <summary>Answers it. Once answered it keeps its first answer.</summary>
    [HttpPost, ValidateAntiForgeryToken]
    public async Task<IActionResult> Answer(long attemptId, int number, CancellationToken cancellation)
    {
        var (person, attempt, quiz, question) = await FindAsync(attemptId, number, cancellation);
        if (attempt.AnswerTo(question) is null)
        {
            var sent = Request.Form.SelectMany(field => field.Value, (field, value) => (field.Key, Value: value ?? "")).ToLookup(pair => pair.Key, pair => pair.Value);
            var reading = question.Type.Read(question, sent, CultureInfo.CurrentCulture);
            if (reading.Given is not { } given)
            {
                Response.StatusCode = 400;
                return View(nameof(Show), new QuestionPage(quiz, attempt, question) { Sent = sent, Problem = Words(reading.Problem) });
            }
            await quizzes.Book.AnswerAsync(person, attempt, quiz, question, given, cancellation);
        }
        return LocalRedirect(AttemptPaths.Question(attemptId, number) + "#" + QuestionPage.FeedbackId);
    }

    private async Task<(PersonCard Person, Attempt Attempt, Quiz Quiz, Question Question)> FindAsync(long attemptId, int number, CancellationToken cancellation)
    {
        var person = await people.CurrentAsync(cancellation);
        var (attempt, quiz) = await quizzes.Book.OwnAsync(person, attemptId, cancellation);
        return number >= 1 && number <= quiz.Questions.Count
            ? (person, attempt, quiz, quiz.Questions[number - 1])
            : throw quizzes.Book.NoSuchAttempt();
    }

    private Problem Words(Misreading problem) => problem switch
    {
        Misreading.Empty => new(T["Nothing is answered yet."], T["Every question needs an answer before its feedback is shown."], T["Choose or enter your answer; a guess is allowed."]),
        Misreading.Incomplete => new(T["Some items are still open."], T["The question is graded as a whole."], T["Choose a place for every item."]),
        Misreading.Twice => new(T["A position is used twice."], T["Every item has a position of its own."], T["Change one of the two."]),
        Misreading.NotANumber => new(T["This is not a number."], T["The answer is compared as a number."], T["Enter digits, for example 12.5."]),
        _ => new(T["This answer was not among those offered."], T["The page may have been changed or be out of date."], T["Choose again from the answers shown here."]),
    };
}
