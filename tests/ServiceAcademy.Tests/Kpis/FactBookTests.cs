using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Kpis;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Kpis;

public sealed class FactBookTests
{
    private static readonly DateOnly May = new(2026, 5, 1);

    [Theory, BothDatabases]
    public async Task A_correction_supersedes_and_the_corrected_fact_stays(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var kpi = "test-" + Guid.NewGuid().ToString("N");

        Assert.Equal(new Recorded(2, 0, 0), await RecordAsync(academy, "first.csv", Fact(kpi, 1, 80), Fact(kpi, 2, 70)));
        Assert.Equal(new Recorded(0, 0, 2), await RecordAsync(academy, "first.csv", Fact(kpi, 1, 80), Fact(kpi, 2, 70)));
        Assert.Equal(new Recorded(0, 1, 1), await RecordAsync(academy, "second.csv", Fact(kpi, 1, 60), Fact(kpi, 2, 70)));
        Assert.Equal(new Recorded(0, 1, 0), await RecordAsync(academy, "third.csv", Fact(kpi, 1, 65)));

        var standing = await academy.InsideAsync(services => services.GetRequiredService<KpisApi>().Facts.StandingAsync(kpi, May, May));
        Assert.Equal([(1, 65L, "third.csv"), (2, 70L, "first.csv")], standing.Select(fact => (fact.TeamId, fact.Hits!.Value, fact.Import)));
        var all = await academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Set<Fact>().Where(fact => fact.KpiId == kpi).OrderBy(fact => fact.Id).ToListAsync());
        Assert.Equal([80L, 70, 60, 65], all.Select(fact => fact.Hits!.Value));
        Assert.Equal([null, null, all[0].Id, all[2].Id], all.Select(fact => fact.SupersedesId));
    }

    [Theory, BothDatabases]
    public async Task The_database_refuses_two_first_facts_and_two_corrections_of_one(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var kpi = "test-" + Guid.NewGuid().ToString("N");
        await RecordAsync(academy, "first.csv", Fact(kpi, 1, 80));
        await RecordAsync(academy, "second.csv", Fact(kpi, 1, 81));
        var first = await academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Set<Fact>().SingleAsync(fact => fact.KpiId == kpi && fact.SupersedesId == null));

        foreach (var supersedes in new long?[] { null, first.Id })
            await Assert.ThrowsAsync<DbUpdateException>(() => academy.InsideAsync(async services =>
            {
                var db = services.GetRequiredService<AcademyDb>();
                await db.WriteAsync(() => Task.FromResult(db.Add(ServiceAcademy.Kpis.Fact.Of(Fact(kpi, 1, 5), "race", DateTimeOffset.UnixEpoch, supersedes))));
                return true;
            }));
    }

    [Fact]
    public async Task A_month_twice_in_one_import_or_a_day_within_it_is_refused()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);

        await Assert.ThrowsAsync<ArgumentException>(() => RecordAsync(academy, "x", Fact("test-twice", 1, 5), Fact("test-twice", 1, 6)));
        await Assert.ThrowsAsync<ArgumentException>(() => RecordAsync(academy, "x", Fact("test-day", 1, 5) with { Month = May.AddDays(1) }));
    }

    private static NewFact Fact(string kpi, int team, int hits) => new(kpi, team, May, new KpiSums.Proportion(hits, 100));

    private static Task<Recorded> RecordAsync(Academy academy, string import, params NewFact[] facts) =>
        academy.InsideAsync(services => services.GetRequiredService<KpisApi>().Facts.RecordAsync(facts, import));
}
