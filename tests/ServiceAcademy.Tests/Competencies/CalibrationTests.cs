using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Data;
using ServiceAcademy.Records;
using ServiceAcademy.Tests.Records;

namespace ServiceAcademy.Tests.Competencies;

/// <summary>Calibrations on a running academy: learned when there are enough answers, dated, never changed; estimates follow, the past stays.</summary>
public sealed class CalibrationTests
{
    private const int People = 150;
    private static readonly DateTimeOffset Asked = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory, BothDatabases]
    public async Task Difficulties_and_severities_are_learned_once_there_are_enough_answers(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var first = await CalibrateAsync(academy);
        Assert.True(first.IsNew && first.HasRecomputed, "The half-lives of the framework come into force with the first calibration.");
        Assert.Equal((0, 0), (first.Items, first.Raters));
        Assert.False((await CalibrateAsync(academy)).IsNew);

        // 150 invented people answer six questions, the first easy and the last hard; two raters, one strict, rate three criteria of each.
        var subjects = Enumerable.Range(0, People).Select(_ => Guid.NewGuid()).ToArray();
        var (mild, strict) = (Guid.NewGuid(), Guid.NewGuid());
        var random = new Random(11);
        foreach (var portion in subjects.Chunk(50))
            await academy.AppendAsync(Asked, [.. portion.SelectMany(subject => Answers(subject, mild, strict, random))]);
        var told = await ProfileAsync(academy, subjects[0], null);

        var second = await CalibrateAsync(academy);
        Assert.True(second is { IsNew: true, HasRecomputed: true, Items: >= 9, Raters: 2 }, second.ToString());
        Assert.False((await CalibrateAsync(academy)).IsNew);

        var rows = await academy.InsideAsync(async services => await services.GetRequiredService<AcademyDb>().Set<Estimate>().AsNoTracking().ToListAsync());
        Assert.All(rows, row => Assert.Equal(second.Id, row.Calibration));
        Assert.Equal(People, rows.Count(row => row.Channel == Channels.Observed && subjects.Contains(row.Subject)));
        var calibration = await academy.InsideAsync(services => services.GetRequiredService<CalibrationShelf>().AtAsync(null, CancellationToken.None));
        var items = calibration.ScaleOf("empathy", Channels.Measured)!.Items;
        Assert.True(items["quiz/invented/q0"].Steps[0] < items["quiz/invented/q5"].Steps[0] - 1000);
        var raters = calibration.ScaleOf("empathy", Channels.Observed)!.Raters;
        Assert.True(raters[strict.ToString()].Severity > raters[mild.ToString()].Severity + 500);

        // The figures of today follow; what was told before is told again as it was told.
        Assert.NotEqual(told, await ProfileAsync(academy, subjects[0], null));
        var before = await academy.InsideAsync(async services =>
            await services.GetRequiredService<AcademyDb>().Set<CalibrationRow>().Where(row => row.Id == second.Id).Select(row => row.At).SingleAsync());
        Assert.Equal(told, await ProfileAsync(academy, subjects[0], before.AddTicks(-10)));

        // A rebuild changes nothing, byte for byte.
        var (kept, rebuilt) = await academy.InsideAsync(async services =>
        {
            var records = services.GetRequiredService<RecordsApi>();
            return (await records.ProjectionsAsync(), await records.RebuildAsync());
        });
        Assert.Equal(kept, rebuilt);
    }

    private static IEnumerable<NewSentence> Answers(Guid subject, Guid mild, Guid strict, Random random)
    {
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double Chance(double z) => 1 / (1 + Math.Exp(-z));
        var ability = Normal();
        for (var q = 0; q < 6; q++)
            yield return Said(Verbs.Answered, "quiz", $"q{q}", random.NextDouble() < Chance(ability - (q - 2.5)) ? 1000 : 0, "quiz:1", Channels.Measured, null);
        foreach (var (rater, severity) in new[] { (mild, -0.7), (strict, 0.7) })
            for (var c = 0; c < 3; c++)
                yield return Said(Verbs.Observed, "rubric", $"c{c}", Enumerable.Range(0, 3).Count(step => random.NextDouble() < Chance(ability - severity + 1 - step)) * 1000 / 3,
                    $"observed:{rater}"[..40], Channels.Observed, rater);

        NewSentence Said(string verb, string type, string part, int credit, string attempt, string channel, Guid? rater) => new(
            subject, verb, type, "invented", 1, part, Asked, credit, attempt, channel, [new Bearing("empathy", credit)], Rater: rater);
    }

    private static Task<CalibrationReport> CalibrateAsync(Academy academy) =>
        academy.InsideAsync(services => services.GetRequiredService<CompetenciesApi>().CalibrateAsync());

    private static Task<CompetencyScore> ProfileAsync(Academy academy, Guid subject, DateTimeOffset? asOf) => academy.InsideAsync(async services =>
        (await services.GetRequiredService<CompetenciesApi>().ProfilesAsync([subject], Channels.Measured, asOf))[subject].Single(score => score.Competency.Id == "empathy"));
}
