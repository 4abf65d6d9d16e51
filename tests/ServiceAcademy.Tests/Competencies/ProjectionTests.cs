using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Competencies;

public sealed class ProjectionTests
{
    [Theory, BothDatabases]
    public async Task A_rebuild_from_the_ledger_changes_nothing(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);

        var kept = await ProfilesAsync(academy);
        await academy.InsideAsync(async services =>
        {
            await services.GetRequiredService<RecordsApi>().RebuildAsync();
            return true;
        });
        var rebuilt = await ProfilesAsync(academy);

        Assert.True(kept.Count > 200, $"The demo company should have several hundred estimates, it has {kept.Count}.");
        Assert.Equal(kept, rebuilt);
    }

    private static Task<List<string>> ProfilesAsync(Academy academy) => academy.InsideAsync(async services =>
    {
        var people = await services.GetRequiredService<PeopleApi>().AllAsync();
        var profiles = await services.GetRequiredService<CompetenciesApi>().ProfilesAsync(people.Select(person => person.Subject).ToList());
        return (
            from person in people
            from score in profiles[person.Subject]
            where score.N > 0
            select $"{person.Email} {score.Competency.Id} {score.Score:R} {score.Low:R} {score.High:R} {score.Level} {score.N} {score.LastObservedAt:O}").ToList();
    });
}
