using ServiceAcademy.Quizzes.Attempts;
using ServiceAcademy.Quizzes.Grading;

namespace ServiceAcademy.Quizzes.Questions;

/// <summary>What a question's page shows.</summary>
internal sealed class QuestionPage(Quiz quiz, Attempt attempt, Question question)
{
    /// <summary>The place of the feedback on the page; the redirect after answering leads there.</summary>
    public const string FeedbackId = "feedback";

    public Quiz Quiz => quiz;
    public Attempt Attempt => attempt;
    public Question Question => question;
    public Answer? Answer { get; } = attempt.AnswerTo(question);

    /// <summary>A form that could not be graded; its picks are kept.</summary>
    public ILookup<string, string>? Sent { get; init; }

    /// <summary>What is wrong with it.</summary>
    public Problem? Problem { get; init; }

    public IReadOnlyList<Line> Lines => question.Type.Lines(question, attempt.Seed, Picks, Answer is not null);

    public string NextPath => AttemptPaths.Next(attempt, quiz, question.Number);

    public bool IsLast => attempt.Answers.Count == quiz.Questions.Count;

    private IReadOnlyDictionary<string, string> Picks =>
        Answer is not null ? question.Type.Picks(Answer.Given)
        : Sent is not null ? question.Type.Picks(Sent)
        : new Dictionary<string, string>();
}

/// <summary>Why an answer was not taken: what happened, why, what to do now.</summary>
internal sealed record Problem(string What, string Why, string Now);
