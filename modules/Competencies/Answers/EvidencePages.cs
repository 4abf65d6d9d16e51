using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Answers;

/// <summary>One score opened down to the answers behind it.</summary>
/// <param name="Others">The same competency from the other channels that have evidence; never mixed with the measured figure.</param>
/// <param name="Pieces">Newest first, in words where the instrument still has them.</param>
/// <param name="History">By channel the estimate after each attempt, oldest first.</param>
/// <param name="Today">The day that the page speaks of.</param>
internal sealed record EvidencePage(
    PersonCard Person, bool IsOwn, CompetencyScore Score, IReadOnlyList<CompetencyScore> Others, IReadOnlyList<EvidencePiece> Pieces,
    ILookup<string, CompetencyStep> History, PastDay Past, DateOnly Today, TimeZoneInfo TimeZone);

/// <summary>A piece of evidence and its words.</summary>
internal sealed record EvidencePiece(Evidence Evidence, EvidenceText? Text);

/// <summary>Collects the evidence page of a person and competency, for oneself and for HR alike.</summary>
internal sealed class EvidencePages(
    CompetenciesApi competencies, PeopleApi people, RecordsApi records, Scoping scoping, IEnumerable<IEvidenceTeller> tellers, TimeProvider clock,
    IStringLocalizer<CompetenciesApi> T)
{
    /// <summary>The page.</summary>
    /// <exception cref="AcademyError">404: no such competency; 400: a day that has not come.</exception>
    public async Task<EvidencePage> OfAsync(PersonCard person, string competency, bool isOwn, PastDay past, CancellationToken cancellation)
    {
        var asOf = await scoping.MomentAsync(past.Day, past.IsHappened, cancellation);
        var channels = new List<CompetencyScore>();
        foreach (var channel in Channels.All)
            channels.AddRange((await competencies.ProfilesAsync([person.Subject], channel, asOf, cancellation))[person.Subject]
                .Where(score => score.Competency.Id == competency));
        if (channels.Count == 0)
            throw new AcademyError(404, T["There is no competency “{0}”.", competency], T["The competency framework does not hold it."],
                T["Go back and choose a competency from the list."]);
        var evidence = await records.EvidenceAsync([person.Subject], [competency], asOf, cancellation);
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        return new EvidencePage(person, isOwn, channels[0], channels.Skip(1).Where(other => other.N > 0).ToList(), await ToldAsync(evidence, cancellation),
            (await competencies.HistoryAsync(person.Subject, competency, asOf, cancellation))
                .SelectMany(line => line.Select(step => (line.Key.Channel, Step: step))).ToLookup(row => row.Channel, row => row.Step),
            past, past.Day ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date), zone);
    }

    private async Task<IReadOnlyList<EvidencePiece>> ToldAsync(IReadOnlyList<Evidence> evidence, CancellationToken cancellation)
    {
        var words = new Dictionary<long, EvidenceText>();
        foreach (var teller in tellers)
        {
            var own = evidence.Select(piece => piece.Sentence).Where(sentence => sentence.ObjectType == teller.ObjectType).ToList();
            if (own.Count > 0)
                foreach (var (id, text) in await teller.TellAsync(own, cancellation))
                    words[id] = text;
        }
        return evidence.OrderByDescending(piece => piece.Sentence.ObservedAt).ThenByDescending(piece => piece.Sentence.Id).Select(piece => new EvidencePiece(piece, words.GetValueOrDefault(piece.Sentence.Id))).ToList();
    }
}
