using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Quizzes.Attempts;

/// <summary>Attempts and their answers: begun, continued, finished.</summary>
internal sealed class AttemptBook(
    AcademyDb db, QuizShelf shelf, RecordsApi records, AcademyEvents events, TimeProvider clock, IStringLocalizer<AttemptBook> T)
{
    /// <summary>The person's unfinished attempt at that version, or a new one.</summary>
    public async Task<(Attempt Attempt, Quiz Quiz)> StartAsync(PersonCard person, string quizId, int version, string returnUrl, CancellationToken cancellation)
    {
        if (!IsLocal(returnUrl))
            throw new ArgumentException($"“{returnUrl}” is not a path of this academy.", nameof(returnUrl));
        var quiz = await shelf.FindAsync(quizId, version, cancellation) ?? throw NoSuchQuiz();
        try
        {
            return (await db.WriteAsync(() => ContinueOrBeginAsync(person, quiz, returnUrl, cancellation), cancellation), quiz);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Another click began it between our look and our write.
            if (await Unfinished(person, quiz).AsNoTracking().FirstOrDefaultAsync(cancellation) is { } begun)
                return (begun, quiz);
            throw;
        }
    }

    /// <summary>An attempt of that person's own with its quiz.</summary>
    /// <exception cref="AcademyError">404: there is none, or it is somebody else's.</exception>
    public async Task<(Attempt Attempt, Quiz Quiz)> OwnAsync(PersonCard person, long id, CancellationToken cancellation)
    {
        var attempt = await db.Set<Attempt>().Include(row => row.Answers).AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id && row.PersonId == person.Id, cancellation);
        return attempt is not null && await shelf.FindAsync(attempt.QuizId, attempt.Version, cancellation) is { } quiz
            ? (attempt, quiz)
            : throw NoSuchAttempt();
    }

    /// <summary>Saves an answer with its sentence, and with the last one the result. A question that has an answer keeps it.</summary>
    public async Task AnswerAsync(PersonCard person, Attempt attempt, Quiz quiz, Question question, string given, CancellationToken cancellation)
    {
        try
        {
            await db.WriteAsync(() => WriteAnswerAsync(person, attempt, quiz, question, given, cancellation), cancellation);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            if (!await db.Set<Answer>().AnyAsync(answer => answer.AttemptId == attempt.Id && answer.QuestionId == question.Id, cancellation))
                throw;
        }
    }

    public AcademyError NoSuchAttempt() => new(404, T["This attempt is not there."],
        T["Either the address is mistyped, or the attempt belongs to somebody else."], T["Open the quiz from its course again."]);

    private AcademyError NoSuchQuiz() => new(404, T["This quiz is not there."],
        T["Either the address is mistyped, or the quiz was never published."], T["Open the quiz from its course again."]);

    private async Task<Attempt> ContinueOrBeginAsync(PersonCard person, Quiz quiz, string returnUrl, CancellationToken cancellation)
    {
        // One statement for both questions, what is unfinished and which number comes next: between two, another click could begin one.
        var earlier = await db.Set<Attempt>().Where(row => row.PersonId == person.Id && row.QuizId == quiz.Id).OrderBy(row => row.Number).ToListAsync(cancellation);
        if (earlier.Find(row => row.Version == quiz.Version && row.FinishedAt is null) is { } begun)
        {
            await db.Entry(begun).Collection(row => row.Answers).LoadAsync(cancellation);
            begun.ReturnUrl = returnUrl;
            return begun;
        }
        var now = clock.GetUtcNow();
        var attempt = new Attempt
        {
            PersonId = person.Id, QuizId = quiz.Id, Version = quiz.Version, Seed = Random.Shared.Next(), ReturnUrl = returnUrl, StartedAt = now,
            Number = earlier.Count == 0 ? 1 : earlier[^1].Number + 1,
        };
        db.Add(attempt);
        await db.SaveChangesAsync(cancellation);
        await records.AppendAsync(Sentence(person, quiz, attempt, Verbs.Started, now), cancellation);
        return attempt;
    }

    private async Task WriteAnswerAsync(PersonCard person, Attempt attempt, Quiz quiz, Question question, string given, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // Holds the attempt's row until the commit: of two answers at the same time the later one sees the earlier, so one of them is the last.
        var held = await db.Set<Attempt>().Where(row => row.Id == attempt.Id && row.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastAnsweredAt, now), cancellation);
        var credits = await db.Set<Answer>().Where(answer => answer.AttemptId == attempt.Id)
            .Select(answer => new { answer.QuestionId, answer.Credit }).ToListAsync(cancellation);
        if (held == 0 || credits.Any(answer => answer.QuestionId == question.Id))
            return;

        var isFirst = attempt.Number == 1 || !await WasAnsweredAsync(person, quiz, question, cancellation);
        var credit = question.Type.Credit(question, given);
        db.Add(new Answer { AttemptId = attempt.Id, QuestionId = question.Id, Given = given, Credit = credit, IsFirst = isFirst, AnsweredAt = now });
        List<NewSentence> said =
        [
            Sentence(person, quiz, attempt, Verbs.Answered, now) with
            {
                Part = question.Id, Score = credit, Bearings = isFirst ? question.Bearings(credit) : [],
            },
        ];
        if (credits.Count + 1 < quiz.Questions.Count)
        {
            await records.AppendAsync(said, cancellation);
            return;
        }

        var score = quiz.ScoreOf([.. credits.Select(answer => answer.Credit), credit]);
        var passed = quiz.IsPassedWith(score);
        await db.Set<Attempt>().Where(row => row.Id == attempt.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.FinishedAt, now).SetProperty(row => row.Score, score).SetProperty(row => row.Passed, passed), cancellation);
        said.Add(Sentence(person, quiz, attempt, Verbs.Finished, now) with { Score = score });
        await records.AppendAsync(said, cancellation);
        await events.RaiseAsync(new QuizFinished(person, quiz.Id, quiz.Version, attempt.Id, score, passed, now), cancellation);
    }

    private Task<bool> WasAnsweredAsync(PersonCard person, Quiz quiz, Question question, CancellationToken cancellation) =>
        (from answer in db.Set<Answer>()
         join attempt in db.Set<Attempt>() on answer.AttemptId equals attempt.Id
         where attempt.PersonId == person.Id && attempt.QuizId == quiz.Id && answer.QuestionId == question.Id
         select answer.Id).AnyAsync(cancellation);

    private IQueryable<Attempt> Unfinished(PersonCard person, Quiz quiz) =>
        db.Set<Attempt>().Include(row => row.Answers).OrderBy(row => row.Id).Where(row =>
            row.PersonId == person.Id && row.QuizId == quiz.Id && row.Version == quiz.Version && row.FinishedAt == null);

    internal static NewSentence Sentence(PersonCard person, Quiz quiz, Attempt attempt, string verb, DateTimeOffset at) =>
        new(person.Subject, verb, QuizzesApi.Kind, quiz.Id, quiz.Version, "", at, Attempt: attempt.Key);

    internal static bool IsLocal(string path) =>
        path.Length is > 0 and <= 500 && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);
}
