using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Data;
using ServiceAcademy.Records;

namespace ServiceAcademy.Quizzes.Attempts;

/// <summary>Tells the answers behind a competency score in words: one query for all of them, quizzes from memory.</summary>
internal sealed class AnswersTold(AcademyDb db, QuizShelf shelf, IStringLocalizer<AnswersTold> T) : IEvidenceTeller
{
    public string ObjectType => QuizzesApi.Kind;

    public async Task<IReadOnlyDictionary<long, EvidenceText>> TellAsync(IReadOnlyList<SentenceLine> sentences, CancellationToken cancellation)
    {
        var attempts = sentences.Select(said => AttemptOf(said)).OfType<long>().Distinct().ToList();
        var given = (await db.Set<Answer>().Where(answer => attempts.Contains(answer.AttemptId))
                .Select(answer => new { answer.AttemptId, answer.QuestionId, answer.Given }).ToListAsync(cancellation))
            .ToDictionary(answer => (answer.AttemptId, answer.QuestionId), answer => answer.Given);

        var told = new Dictionary<long, EvidenceText>();
        foreach (var said in sentences)
            if (AttemptOf(said) is { } attempt && given.TryGetValue((attempt, said.Part), out var answer)
                && await shelf.FindAsync(said.ObjectId, said.ObjectVersion, cancellation) is { } quiz && quiz.Find(said.Part) is { } question)
                told[said.Id] = new EvidenceText(T["Quiz “{0}”", quiz.Title], question.Plain.ToString(), question.Type.Say(question, answer));
        return told;
    }

    private static long? AttemptOf(SentenceLine said) =>
        said.Attempt?.Split(':') is [QuizzesApi.Kind, var id] && long.TryParse(id, out var attempt) ? attempt : null;
}
