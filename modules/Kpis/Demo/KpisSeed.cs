using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;

namespace ServiceAcademy.Kpis.Demo;

/// <summary>
/// 36 months of every KPI for the teams of the demo company's houses. A team's quality q between −1 and +1 is the one from which the
/// demo's learners have their ability, so that a relation is there to be found; with nine teams it is found with a wide interval.
/// </summary>
internal sealed class KpisSeed(KpisApi kpis, PeopleApi people) : IDemoSeed
{
    public const int Months = 36;

    /// <summary>The order of qualities, by the team's place in ordinal order of codes.</summary>
    private static readonly int[] Ranks = [5, 1, 8, 3, 0, 6, 2, 7, 4];

    public async Task SeedAsync(CancellationToken cancellation)
    {
        var last = await kpis.LastFullMonthAsync(cancellation);
        var first = last.AddMonths(1 - Months);
        var teams = (await people.TeamsAsync(cancellation)).Where(team => team.SiteId is not null).OrderBy(team => team.Code, StringComparer.Ordinal).ToList();
        var facts =
            from kpi in await kpis.ListAsync(cancellation)
            from place in teams.Select((team, index) => (Team: team, Index: index))
            let months = new InventedMonths(kpi, QualityOfTeam(place.Index), Seed(kpi.Id + "/" + place.Team.Code))
            from month in months.From(first).Take(Months).Select((sums, index) => (Sums: sums, At: first.AddMonths(index)))
            select new NewFact(kpi.Id, place.Team.Id, month.At, month.Sums);
        await kpis.Facts.RecordAsync(facts.ToList(), "Demo company", cancellation);
    }

    public static double QualityOfTeam(int index) => (Ranks[index % Ranks.Length] - 4) / 4.0;

    /// <summary>FNV-1a: the same on every machine and every start, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static int Seed(string text) => (int)(text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u) & int.MaxValue);
}
