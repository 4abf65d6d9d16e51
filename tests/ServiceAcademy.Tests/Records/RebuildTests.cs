using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Records;

/// <summary>What is computed from the ledger can be computed anew, at any time, and ends with the same bytes.</summary>
public sealed class RebuildTests
{
    [Theory, BothDatabases]
    public async Task A_rebuild_ends_byte_identical_mends_what_went_astray_and_disturbs_nobody(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var kept = await StandAsync(academy);
        Assert.Equal(["estimates", "progress"], kept.Select(report => report.Projection).Order());
        Assert.All(kept, report => Assert.True(report.Rows > 200, report.ToString()));

        // Nothing went astray, so nothing changes.
        Assert.Equal(kept, await RebuildAsync(academy));

        // Somebody went astray in the tables.
        await academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Database.ExecuteSqlRawAsync(
            """
            UPDATE "Competencies_Estimates" SET "N" = 99 WHERE "Competency" = 'empathy';
            DELETE FROM "Competencies_Estimates" WHERE "Competency" = 'assurance';
            UPDATE "Courses_StepsDone" SET "Score" = 1 WHERE "Number" = 2;
            DELETE FROM "Courses_Completions" WHERE "Id" % 2 = 0
            """));
        Assert.NotEqual(Sums(kept), Sums(await StandAsync(academy)));
        var mended = await RebuildAsync(academy);
        Assert.Equal(Sums(kept), Sums(mended));
        Assert.All(mended, report => Assert.True(report.Mended > 20, report.ToString()));

        // While people answer, a rebuild neither loses what they do nor stops them.
        var subjects = (await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync())).Select(person => person.Subject).ToList();
        using var over = new CancellationTokenSource();
        var answers = Enumerable.Range(0, 3).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            var said = 0;
            for (; !over.IsCancellationRequested; said++)
                await academy.AppendAsync(TimeProvider.System.GetUtcNow(), Some.Sentence(subjects[random.Next(subjects.Count)], $"part-{said}", random.Next(1001)));
            return said;
        })).ToList();
        for (var i = 0; i < 3; i++)
            await RebuildAsync(academy);
        await over.CancelAsync();
        Assert.All(await Task.WhenAll(answers), said => Assert.True(said > 0));

        var after = await StandAsync(academy);
        Assert.NotEqual(Sums(kept), Sums(after));
        Assert.Equal(after, await RebuildAsync(academy));
    }

    private static List<string> Sums(IReadOnlyList<RebuildReport> reports) => reports.Select(report => report.Sha256).ToList();

    private static Task<IReadOnlyList<RebuildReport>> StandAsync(Academy academy) =>
        academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().ProjectionsAsync());

    private static Task<IReadOnlyList<RebuildReport>> RebuildAsync(Academy academy) =>
        academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().RebuildAsync());
}
