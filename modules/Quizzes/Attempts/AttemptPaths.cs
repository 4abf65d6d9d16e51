namespace ServiceAcademy.Quizzes.Attempts;

/// <summary>The addresses of an attempt's pages.</summary>
internal static class AttemptPaths
{
    public static string Result(long attemptId) => $"/quizzes/attempts/{attemptId}";

    public static string Question(long attemptId, int number) => $"/quizzes/attempts/{attemptId}/questions/{number}";

    /// <summary>Where to go on after question <paramref name="after"/>: the next open question, else the first open one, else the result.</summary>
    public static string Next(Attempt attempt, Quiz quiz, int after = 0)
    {
        var open = quiz.Questions.Where(question => attempt.AnswerTo(question) is null).Select(question => question.Number).ToList();
        return open.Count == 0 ? Result(attempt.Id) : Question(attempt.Id, open.Find(number => number > after) is > 0 and var next ? next : open[0]);
    }
}
