using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Answers;

/// <summary>One score opened down to the answers behind it.</summary>
/// <param name="Pieces">Newest first, in words where the instrument still has them.</param>
/// <param name="History">The estimate after each attempt, oldest first.</param>
public sealed record EvidencePage(
    PersonCard Person, bool IsOwn, CompetencyScore Score, IReadOnlyList<EvidencePiece> Pieces, IReadOnlyList<EvidenceStep> History, TimeZoneInfo TimeZone);

/// <summary>A piece of evidence and its words.</summary>
public sealed record EvidencePiece(Evidence Evidence, EvidenceText? Text);

/// <summary>The estimate as it was after an attempt, in points.</summary>
public sealed record EvidenceStep(DateTimeOffset At, double Score, double Low, double High);

/// <summary>Collects the evidence page of a person and competency, for oneself and for HR alike.</summary>
public sealed class EvidencePages(
    CompetenciesApi competencies, PeopleApi people, RecordsApi records, IEnumerable<IEvidenceTeller> tellers, IStringLocalizer<EvidencePages> T)
{
    /// <summary>The page.</summary>
    /// <exception cref="AcademyError">404: no such competency.</exception>
    public async Task<EvidencePage> OfAsync(PersonCard person, string competency, bool isOwn, CancellationToken cancellation)
    {
        var score = (await competencies.ProfileAsync(person.Subject, cancellation)).SingleOrDefault(score => score.Competency.Id == competency)
            ?? throw new AcademyError(404, T["There is no competency “{0}”.", competency], T["The competency framework does not hold it."],
                T["Go back and choose a competency from the list."]);
        var evidence = await records.EvidenceAsync([person.Subject], competency, cancellation: cancellation);
        var words = new Dictionary<long, EvidenceText>();
        foreach (var teller in tellers)
        {
            var own = evidence.Select(piece => piece.Sentence).Where(sentence => sentence.ObjectType == teller.ObjectType).ToList();
            if (own.Count > 0)
                foreach (var (id, text) in await teller.TellAsync(own, cancellation))
                    words[id] = text;
        }
        return new EvidencePage(person, isOwn, score,
            evidence.Reverse().Select(piece => new EvidencePiece(piece, words.GetValueOrDefault(piece.Sentence.Id))).ToList(),
            History(person.Subject, competency, evidence).ToList(), (await people.OrganisationAsync(cancellation)).TimeZone);
    }

    private static IEnumerable<EvidenceStep> History(Guid subject, string competency, IReadOnlyList<Evidence> evidence)
    {
        foreach (var attempt in evidence.GroupBy(piece => piece.Sentence.Attempt))
            if (Estimation.Of(subject, competency, evidence.TakeWhile(piece => piece.Sentence.Id <= attempt.Max(own => own.Sentence.Id))) is { } then)
            {
                var (score, low, high) = Estimation.Points(then);
                yield return new EvidenceStep(then.LastObservedAt, score, low, high);
            }
    }
}
