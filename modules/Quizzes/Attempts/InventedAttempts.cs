using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Quizzes.Attempts;

/// <summary>Attempts of the demo company's invented people: the same rows and sentences that a real one leaves.</summary>
internal sealed class InventedAttempts(AcademyDb db, QuizShelf shelf, RecordsApi records, AcademyEvents events)
{
    public async Task PlayAsync(
        PersonCard person, string quizId, Random random, Func<IReadOnlyList<string>, double> credit, DateTimeOffset at, CancellationToken cancellation)
    {
        var quiz = await shelf.FindAsync(quizId, cancellation) ?? throw new InvalidOperationException($"There is no quiz “{quizId}” to play.");
        await db.WriteAsync(() => WriteAsync(person, quiz, random, credit, at, cancellation), cancellation);
    }

    private async Task WriteAsync(
        PersonCard person, Quiz quiz, Random random, Func<IReadOnlyList<string>, double> credit, DateTimeOffset at, CancellationToken cancellation)
    {
        var earlier = await EarlierAsync(person, quiz, cancellation);
        var pace = TimeSpan.FromSeconds(40);
        var startedAt = at - pace * quiz.Questions.Count;
        var answers = quiz.Questions.Select(question =>
        {
            var given = question.Type.Invent(question, random.NextDouble() < Chance(question, credit), random);
            return new Answer
            {
                QuestionId = question.Id, Given = given, Credit = question.Type.Credit(question, given), IsFirst = !earlier.Questions.Contains(question.Id),
                AnsweredAt = startedAt + pace * question.Number,
            };
        }).ToList();
        var score = quiz.ScoreOf(answers.Select(answer => answer.Credit));
        var attempt = new Attempt
        {
            PersonId = person.Id, QuizId = quiz.Id, Version = quiz.Version, Number = earlier.Attempts + 1, Seed = random.Next(), ReturnUrl = "/",
            StartedAt = startedAt, LastAnsweredAt = at, FinishedAt = at, Score = score, Passed = quiz.IsPassedWith(score), Answers = answers,
        };
        db.Add(attempt);
        await db.SaveChangesAsync(cancellation);

        await records.AppendAsync(
        [
            AttemptBook.Sentence(person, quiz, attempt, Verbs.Started, startedAt),
            .. quiz.Questions.Zip(answers, (question, answer) => AttemptBook.Sentence(person, quiz, attempt, Verbs.Answered, answer.AnsweredAt) with
            {
                Part = question.Id, Score = answer.Credit, Bearings = answer.IsFirst ? question.Bearings(answer.Credit) : [],
            }),
            AttemptBook.Sentence(person, quiz, attempt, Verbs.Finished, at) with { Score = score },
        ], cancellation);
        await events.RaiseAsync(new QuizFinished(person, quiz.Id, quiz.Version, attempt.Id, score, quiz.IsPassedWith(score), at), cancellation);
    }

    private async Task<(int Attempts, HashSet<string> Questions)> EarlierAsync(PersonCard person, Quiz quiz, CancellationToken cancellation)
    {
        var rows = await db.Set<Attempt>().Where(row => row.PersonId == person.Id && row.QuizId == quiz.Id)
            .Select(row => new { row.Number, Questions = row.Answers.Select(answer => answer.QuestionId).ToList() }).ToListAsync(cancellation);
        return (rows.Select(row => row.Number).DefaultIfEmpty(0).Max(), rows.SelectMany(row => row.Questions).ToHashSet());
    }

    /// <summary>The person's chance, moved a little by the question: real questions are not equally hard, and the trainer's page should show that.</summary>
    private static double Chance(Question question, Func<IReadOnlyList<string>, double> credit)
    {
        var asked = Math.Clamp(credit(question.Weights.Keys.ToList()), 0.001, 0.999);
        var hardness = question.Id.Aggregate(7u, (sum, c) => sum * 31 + c) % 17 / 8.0 - 1;
        return 1 / (1 + (1 - asked) / asked * Math.Exp(hardness));
    }
}
