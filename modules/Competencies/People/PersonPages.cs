using ServiceAcademy.Competencies.Answers;
using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.People;
using ServiceAcademy.Records;
using ServiceAcademy.Theme.Charts;

namespace ServiceAcademy.Competencies.People;

/// <summary>One person's competencies, channel by channel, and how they came to be.</summary>
internal sealed record PersonPage(PersonCard Person, IReadOnlyList<PersonLine> Lines, PastDay Past, TimeZoneInfo TimeZone);

/// <summary>One competency.</summary>
/// <param name="Others">From the other channels that have evidence.</param>
/// <param name="History">The measured estimate over time; fewer than two points are no line.</param>
internal sealed record PersonLine(CompetencyScore Score, IReadOnlyList<CompetencyScore> Others, IReadOnlyList<LinePoint> History);

/// <summary>Collects the page.</summary>
internal sealed class PersonPages(CompetenciesApi competencies, PeopleApi people, Scoping scoping, TimeProvider clock)
{
    public async Task<PersonPage> OfAsync(PersonCard person, PastDay past, CancellationToken cancellation)
    {
        var asOf = await scoping.MomentAsync(past.Day, past.IsHappened, cancellation);
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        var today = past.Day ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date);
        var history = await competencies.HistoryAsync(person.Subject, null, asOf, cancellation);
        var channels = new List<IReadOnlyList<CompetencyScore>>();
        foreach (var channel in Channels.All)
            channels.Add((await competencies.ProfilesAsync([person.Subject], channel, asOf, cancellation))[person.Subject]);
        return new PersonPage(person,
            channels[0].Select((measured, place) => new PersonLine(measured, channels.Skip(1).Select(other => other[place]).Where(other => other.N > 0).ToList(),
                EstimateLine.Of(history[(measured.Competency.Id, Channels.Measured)], measured, today, zone))).ToList(),
            past, zone);
    }
}
