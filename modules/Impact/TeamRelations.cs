using ServiceAcademy.Competencies;
using ServiceAcademy.Kpis;
using ServiceAcademy.People;

namespace ServiceAcademy.Impact;

/// <summary>Pairs teams' competency with their KPI, and asks whether the two go together.</summary>
internal sealed class TeamRelations(KpisApi kpis, CompetenciesApi competencies, PeopleApi people, AssociationCache cache)
{
    public const int Months = 12;

    private IReadOnlyList<PersonCard>? everybody;
    private IReadOnlyDictionary<Guid, IReadOnlyList<CompetencyScore>>? profiles;

    public async Task<Relation> BetweenAsync(CompetencyCard competency, KpiCard kpi, CancellationToken cancellation)
    {
        var to = await kpis.LastFullMonthAsync(cancellation);
        var from = to.AddMonths(1 - Months);
        var figures = (await kpis.ByTeamAsync(kpi.Id, from, to, cancellation)).ToDictionary(figure => figure.TeamId);
        var scores = await ScoresAsync(cancellation);
        var staff = everybody!.ToLookup(person => person.TeamId);
        // A team that serves all houses and has no figure was never meant to have one.
        var points = (await people.TeamsAsync(cancellation))
            .Where(team => team.SiteId is not null || figures.ContainsKey(team.Id))
            .Select(team => TeamPoint.Of(
                team,
                staff[team.Id].Select(person => scores[person.Subject].Single(score => score.Competency.Id == competency.Id)).ToList(),
                figures.GetValueOrDefault(team.Id)))
            .ToList();
        return new Relation(competency, kpi, from, to, points, cache.Between(competency, kpi, points));
    }

    /// <summary>The competency of which most people have a score: chosen by what is known, never by how it relates to anything.</summary>
    public async Task<CompetencyCard?> BestKnownAsync(CancellationToken cancellation)
    {
        var counts = (await ScoresAsync(cancellation)).Values.SelectMany(profile => profile).Where(score => score.IsEnough)
            .CountBy(score => score.Competency.Id).ToDictionary();
        return (await competencies.FrameworkAsync(cancellation)).MaxBy(competency => counts.GetValueOrDefault(competency.Id));
    }

    private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<CompetencyScore>>> ScoresAsync(CancellationToken cancellation)
    {
        everybody ??= await people.AllAsync(cancellation);
        return profiles ??= await competencies.ProfilesAsync(everybody.Select(person => person.Subject).ToList(), cancellation);
    }
}
