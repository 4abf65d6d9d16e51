using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Quizzes;

/// <summary>A person's answers, for the file with everything about a person. Answers are ids and numbers; they stay when the person is erased.</summary>
internal sealed class PersonAnswers(AcademyDb db) : IPersonData
{
    public async Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard person, CancellationToken cancellation)
    {
        var attempts = await db.Set<Attempt>().AsNoTracking().Include(attempt => attempt.Answers).Where(attempt => attempt.PersonId == person.Id).OrderBy(attempt => attempt.Id).ToListAsync(cancellation);
        return
        [
            new("quiz-attempts", ["attempt", "quiz", "version", "number", "started_at_utc", "finished_at_utc", "score_thousandths", "passed"],
                attempts.ConvertAll(row => (IReadOnlyList<object?>)[row.Key, row.QuizId, row.Version, row.Number, row.StartedAt, row.FinishedAt, row.Score, row.Passed])),
            new("quiz-answers", ["attempt", "question", "given", "credit_thousandths", "first", "answered_at_utc"],
                attempts.SelectMany(row => row.Answers.Select(answer => (IReadOnlyList<object?>)[row.Key, answer.QuestionId, answer.Given, answer.Credit, answer.IsFirst, answer.AnsweredAt])).ToList()),
        ];
    }
}
