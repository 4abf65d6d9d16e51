using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Records;
using ServiceAcademy.TestHost;

namespace ServiceAcademy.Benchmarks;

/// <summary>
/// What the ledger costs: sentences appended a second, pages beside a small and a large ledger, sealing and checking. The real host
/// in this process, on a database of its own in the temporary folder.
/// </summary>
internal static class LedgerBenchmark
{
    private const int People = 100_000, SmallLedger = 10_000, Requests = 60;

    public static async Task RunAsync(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var rows = Array.IndexOf(args, "--rows") is >= 0 and var at && at + 1 < args.Length ? long.Parse(args[at + 1], CultureInfo.InvariantCulture) : 1_000_000;
        var kind = args.Contains("--postgres") ? DatabaseKind.PostgreSql : DatabaseKind.Sqlite;
        await using var academy = await Academy.StartAsync(kind);
        Console.WriteLine($"{kind}, {Environment.ProcessorCount} processors\n\n| Appended through the door, on disk before the answer | a second | a second of processor time | processor time of one |\n|---|--:|--:|--:|");
        foreach (var (what, batch, bears, times) in new[]
        {
            ("in batches of 500", 500, false, 100), ("one by one", 1, false, 2000),
            ("in batches of 500, each with two bearings and the estimates that they move", 500, true, 40), ("one by one, likewise", 1, true, 1000),
        })
        {
            await AppendAsync(academy, batch, bears, times / 2);
            var (second, cpuSecond) = await AppendAsync(academy, batch, bears, times);
            Console.WriteLine($"| {what} | {second:#,0} | {cpuSecond:#,0} | {1000 / cpuSecond:0.00} ms |");
        }

        await FillAsync(academy, SmallLedger);
        var small = await PagesAsync(academy);
        var filling = Stopwatch.StartNew();
        await FillAsync(academy, rows);
        Console.WriteLine($"\nFilled with {rows:#,0} sentences of {People:#,0} people in {filling.Elapsed.TotalSeconds:0} s.\n");
        await academy.InsideAsync(async services =>
        {
            var clock = Stopwatch.StartNew();
            services.GetRequiredService<AcademyDb>().Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await ActivatorUtilities.CreateInstance<LedgerApi>(services, new Tomorrow()).SealAsync();
            Console.Write($"Sealed and published in {clock.Elapsed.TotalSeconds:0.0} s; ");
            clock.Restart();
            var report = await services.GetRequiredService<LedgerApi>().VerifyAsync();
            Console.WriteLine($"verified in {clock.Elapsed.TotalSeconds:0.0} s: {report.Sentences:#,0} sentences, {report.Findings.Count} findings, {Environment.WorkingSet / 1e6:0} MB resident.\n");
            return true;
        });

        var large = await PagesAsync(academy);
        Console.WriteLine($"| p50 / p95 ms | {SmallLedger:#,0} sentences | {rows:#,0} sentences |\n|---|--:|--:|");
        foreach (var (what, then) in small)
            Console.WriteLine($"| {what} | {then.Median:0.0} / {then.P95:0.0} | {large[what].Median:0.0} / {large[what].P95:0.0} |");
    }

    /// <summary>Appends so many times; answers sentences a second, and a second of processor time. People come one after the other and answer twenty questions each.</summary>
    private static async Task<(double ASecond, double ACpuSecond)> AppendAsync(Academy academy, int batch, bool bears, int times)
    {
        var (subject, number, at) = (Guid.Empty, 0, TimeProvider.System.GetUtcNow());
        NewSentence Next()
        {
            var question = number++ % 20;
            subject = question == 0 ? Guid.NewGuid() : subject;
            return new NewSentence(subject, Verbs.Answered, "quiz", "benchmark", 1, $"question-{question}", at, 800, "quiz:1",
                Bearings: bears ? [new Bearing("empathy", 800), new Bearing("assurance", 800)] : null);
        }
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < times; i++)
            await academy.InsideAsync(async services =>
            {
                await services.GetRequiredService<RecordsApi>().AppendAsync(Enumerable.Range(0, batch).Select(_ => Next()).ToList());
                return true;
            });
        return (batch * times / clock.Elapsed.TotalSeconds, batch * times / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    private static async Task<Dictionary<string, Latency>> PagesAsync(Academy academy)
    {
        var (learner, hr) = (await academy.AsAsync("mei-lin"), await academy.AsAsync("priya-nair"));
        var pages = new Dictionary<string, Func<Task>>
        {
            ["`/today`"] = () => PageAsync(learner, "/today"),
            ["`/records/mine`"] = () => PageAsync(learner, "/records/mine"),
            ["`/competencies/mine`"] = () => PageAsync(learner, "/competencies/mine"),
            ["`/competencies` (matrix)"] = () => PageAsync(hr, "/competencies"),
            ["`/records/ledger`"] = () => PageAsync(hr, "/records/ledger"),
            ["all evidence of a person with 100 sentences"] = () => academy.InsideAsync(services => services.GetRequiredService<RecordsApi>().EvidenceAsync([SubjectOf(7)])),
            ["one sentence appended"] = () => AppendAsync(academy, 1, bears: false, 1),
        };
        var figures = new Dictionary<string, Latency>();
        foreach (var (what, once) in pages)
        {
            for (var i = 0; i < Requests / 2; i++)
                await once();
            var took = new List<double>();
            for (var i = 0; i < Requests; i++)
            {
                var clock = Stopwatch.GetTimestamp();
                await once();
                took.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
            figures[what] = Latency.Of(took);
        }
        return figures;

        static async Task PageAsync(Visitor who, string path)
        {
            using var answer = await who.Client.GetAsync(path);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Sentences of people whom nobody knows, half of them with a bearing, straight into the tables.</summary>
    private static Task FillAsync(Academy academy, long rows) => academy.InsideAsync(async services =>
    {
        const int Portion = 500_000;
        var db = services.GetRequiredService<AcademyDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var sqlite = db.Database.IsSqlite();
        for (var from = 0L; from < rows; from += Portion)
        {
            var count = Math.Min(Portion, rows - from);
            await db.WriteAsync(async () =>
            {
                var after = (await db.Database.SqlQueryRaw<long>("""SELECT coalesce(max("Id"), 0) AS "Value" FROM "Records_Sentences" """).ToListAsync())[0];
                var (start, subject, instant) = (from, sqlite
                    ? $"printf('%08X-0000-4000-8000-000000000000', (n.i * 7919) % {People})"
                    : $"(lpad(to_hex((n.i * 7919) % {People}), 8, '0') || '-0000-4000-8000-000000000000')::uuid", sqlite ? "1772438400000000" : "now()");
                var numbers = sqlite
                    ? "(WITH RECURSIVE c(i) AS (SELECT {0} UNION ALL SELECT i + 1 FROM c WHERE i < {1}) SELECT i FROM c) n"
                    : "generate_series({0}, {1}) AS n(i)";
                var sql = "INSERT INTO \"Records_Sentences\" (\"Subject\", \"Verb\", \"ObjectType\", \"ObjectId\", \"ObjectVersion\", \"Part\", \"Score\", \"Attempt\", \"Channel\", \"ObservedAt\", \"RecordedAt\") SELECT "
                    + subject + ", 'answered', 'quiz', 'filling', 1, 'question-' || (n.i % 20), n.i % 1001, 'quiz:' || n.i, 'measured', " + instant + ", " + instant + " FROM " + numbers;
                await db.Database.ExecuteSqlRawAsync(sql, start, start + count - 1);
                await db.Database.ExecuteSqlRawAsync(
                    """
                    INSERT INTO "Records_Bearings" ("SentenceId", "Competency", "Credit", "Weight", "Guess")
                    SELECT "Id", 'empathy', "Score", 1000, 0 FROM "Records_Sentences" WHERE "Id" > {0} AND "Id" % 2 = 0
                    """, after);
            });
        }
        if (!sqlite)
            await db.Database.ExecuteSqlRawAsync("""ANALYZE "Records_Sentences"; ANALYZE "Records_Bearings" """);
        return true;
    });

    /// <summary>A day later: everything that stands belongs to a day that has ended.</summary>
    private sealed class Tomorrow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(1);
    }

    private static Guid SubjectOf(int person) => Guid.Parse($"{person:x8}-0000-4000-8000-000000000000");
}
