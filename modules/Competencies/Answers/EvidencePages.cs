using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Answers;

/// <summary>One score opened down to the answers behind it.</summary>
/// <param name="Others">The same competency from the other channels that have evidence; never mixed with the measured figure.</param>
/// <param name="Pieces">Newest first, in words where the instrument still has them.</param>
/// <param name="History">The estimate after each attempt, oldest first.</param>
public sealed record EvidencePage(
    PersonCard Person, bool IsOwn, CompetencyScore Score, IReadOnlyList<CompetencyScore> Others, IReadOnlyList<EvidencePiece> Pieces, IReadOnlyList<CompetencyStep> History, TimeZoneInfo TimeZone);

/// <summary>A piece of evidence and its words.</summary>
public sealed record EvidencePiece(Evidence Evidence, EvidenceText? Text);

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
        var evidence = await records.EvidenceAsync([person.Subject], [competency], cancellation: cancellation);
        var words = new Dictionary<long, EvidenceText>();
        foreach (var teller in tellers)
        {
            var own = evidence.Select(piece => piece.Sentence).Where(sentence => sentence.ObjectType == teller.ObjectType).ToList();
            if (own.Count > 0)
                foreach (var (id, text) in await teller.TellAsync(own, cancellation))
                    words[id] = text;
        }
        var others = new List<CompetencyScore>();
        foreach (var channel in new[] { Channels.Observed, Channels.Appraised, Channels.Self })
            others.AddRange((await competencies.ProfilesAsync([person.Subject], channel, null, cancellation))[person.Subject]
                .Where(other => other.Competency.Id == competency && other.N > 0));
        return new EvidencePage(person, isOwn, score, others,
            evidence.Reverse().Select(piece => new EvidencePiece(piece, words.GetValueOrDefault(piece.Sentence.Id))).ToList(),
            await competencies.HistoryAsync(person.Subject, competency, cancellation: cancellation), (await people.OrganisationAsync(cancellation)).TimeZone);
    }
}
