using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Data;
using ServiceAcademy.Records;
using ServiceAcademy.TestHost;

namespace ServiceAcademy.Benchmarks;

/// <summary>
/// What estimates cost on the ledger: one answer more of somebody with much evidence, and everything anew. 30 competencies, twelve pieces of evidence about each of
/// every person; the host runs inside, on SQLite.
/// dotnet run -c Release --project tests/ServiceAcademy.Benchmarks -- estimates [--people N]
/// </summary>
internal static class EstimatesRun
{
    private const int Competencies = 30, Questions = 90, BearingsOfQuestion = 4, Portion = 50;

    public static async Task RunAsync(int people)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false);
        var random = new Random(1);
        var subjects = Enumerable.Range(0, people).Select(_ => Guid.NewGuid()).ToList();
        var at = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        NewSentence Answer(Guid subject, int question, int bearings) => new(
            subject, Verbs.Answered, "quiz", $"quiz-{question / 10}", 1, $"q{question}", at.AddDays(question / 10 * 20), Score: 0, Attempt: $"quiz:{question / 10}",
            Bearings: [.. Enumerable.Range(0, bearings).Select(k => new Bearing($"craft-{(question + k * 7) % Competencies}", random.Next(2) * 1000, Guess: 250))]);

        var clock = Stopwatch.StartNew();
        foreach (var portion in subjects.Chunk(Portion))
        {
            await academy.InsideAsync(async services =>
            {
                await services.GetRequiredService<RecordsApi>().AppendAsync(
                    [.. portion.SelectMany(subject => Enumerable.Range(0, Questions).Select(question => Answer(subject, question, BearingsOfQuestion)))]);
                return true;
            });
            Console.Error.Write($"\r{Array.IndexOf([.. subjects], portion[^1]) + 1} of {people} people");
        }
        Console.Error.WriteLine();
        var (filling, evidence) = (clock.Elapsed, people * Questions * BearingsOfQuestion);

        var (one, three) = (new List<double>(), new List<double>());
        for (var i = 0; i < 600; i++)
        {
            var (sentence, took) = (Answer(subjects[random.Next(people)], Questions + i, i % 2 == 0 ? 1 : 3), 0.0);
            await academy.InsideAsync(async services =>
            {
                var records = services.GetRequiredService<RecordsApi>();
                var start = Stopwatch.GetTimestamp();
                await records.AppendAsync(sentence);
                took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                return true;
            });
            if (i >= 200)
                (i % 2 == 0 ? one : three).Add(took);
        }

        clock.Restart();
        var calibration = await academy.InsideAsync(services => services.GetRequiredService<CompetenciesApi>().CalibrateAsync());
        var calibrating = clock.Elapsed;
        clock.Restart();
        var report = (await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().RebuildAsync())).Single(report => report.Projection == "estimates");
        var rebuilding = clock.Elapsed;
        var (shortly, much) = (Latency.Of(one), Latency.Of(three));
        Console.WriteLine($"""

            {people:#,0} people × {Competencies} competencies, {evidence:#,0} pieces of evidence, SQLite, {Environment.ProcessorCount} processors

            | | |
            |---|--:|
            | Appended and estimated in portions of {Portion} people | {filling.TotalSeconds:0.0} s |
            | One more answer about one competency: ledger, estimate, committed; median / p95 | {shortly.Median:0.0} / {shortly.P95:0.0} ms |
            | One more answer about three competencies | {much.Median:0.0} / {much.P95:0.0} ms |
            | Calibration {calibration.Id} ({calibration.Items} items learned) and everything anew | {calibrating.TotalSeconds:0.0} s |
            | Rebuild of {report.Rows:#,0} estimates, {report.Mended} mended | {rebuilding.TotalSeconds:0.0} s, {report.Rows / rebuilding.TotalSeconds:#,0} a second |
            | Working set at the end | {Environment.WorkingSet / 1048576} MB |
            """);
    }
}
