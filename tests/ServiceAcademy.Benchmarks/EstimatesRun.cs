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

        var question = Questions;
        async Task<(Latency Took, double Cpu)> AnswerAsync(int bearings, int times)
        {
            var (took, cpu) = (new List<double>(), Environment.CpuUsage.TotalTime);
            for (var i = 0; i < times; i++)
                await academy.InsideAsync(async services =>
                {
                    var (records, sentence) = (services.GetRequiredService<RecordsApi>(), Answer(subjects[random.Next(people)], question++, bearings));
                    var start = Stopwatch.GetTimestamp();
                    await records.AppendAsync(sentence);
                    took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    return true;
                });
            return (Latency.Of(took), (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / times);
        }
        // Code is still being compiled in the first hundreds.
        await AnswerAsync(1, 300);
        await AnswerAsync(3, 300);
        var (one, three) = (await AnswerAsync(1, 400), await AnswerAsync(3, 400));

        clock.Restart();
        var calibration = await academy.InsideAsync(services => services.GetRequiredService<CompetenciesApi>().CalibrateAsync());
        var calibrating = clock.Elapsed;
        clock.Restart();
        var rebuildingCpu = Environment.CpuUsage.TotalTime;
        var report = (await academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().RebuildAsync())).Single(report => report.Projection == "estimates");
        var rebuilding = clock.Elapsed;
        rebuildingCpu = Environment.CpuUsage.TotalTime - rebuildingCpu;
        Console.WriteLine($"""

            {people:#,0} people × {Competencies} competencies, {evidence:#,0} pieces of evidence, SQLite, {Environment.ProcessorCount} processors

            | | |
            |---|--:|
            | Appended and estimated in portions of {Portion} people | {filling.TotalSeconds:0.0} s |
            | One more answer about one competency: ledger, estimate, committed; median / p95, processor time | {one.Took.Median:0.0} / {one.Took.P95:0.0}, {one.Cpu:0.0} ms |
            | One more answer about three competencies | {three.Took.Median:0.0} / {three.Took.P95:0.0}, {three.Cpu:0.0} ms |
            | Calibration {calibration.Id} ({calibration.Items} items learned) and everything anew | {calibrating.TotalSeconds:0.0} s |
            | Rebuild of {report.Rows:#,0} estimates, {report.Mended} mended | {rebuilding.TotalSeconds:0.0} s, {report.Rows / rebuilding.TotalSeconds:#,0} a second; {report.Rows / rebuildingCpu.TotalSeconds:#,0} a second of processor time |
            | Working set at the end | {Environment.WorkingSet / 1048576} MB |
            """);
    }
}
