using System.Diagnostics;
using System.Globalization;

namespace ServiceAcademy.Benchmarks.Reports;

/// <summary>
/// What HR's reports cost in a large company: <c>-- reports [--people 100000] [--competencies 30] [--keep FOLDER]</c> and the switches of every run.
/// With <c>--keep</c> the published program and the company stay in that folder, and a second run measures them again.
/// </summary>
internal static class ReportsRun
{
    public static async Task RunAsync(string root, string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var settings = Settings.Read(args);
        string? After(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var (people, competencies) = (int.Parse(After("--people") ?? "100000", CultureInfo.InvariantCulture), int.Parse(After("--competencies") ?? "30", CultureInfo.InvariantCulture));
        var keep = After("--keep");
        var work = keep is null ? Directory.CreateTempSubdirectory("academy-reports-").FullName : Directory.CreateDirectory(keep).FullName;
        try
        {
            var published = settings.Published is { } folder ? Path.GetFullPath(folder) : PublishedAcademy.Publish(root, Path.Combine(work, "published"), settings.IsFastStart);
            var data = Path.Combine(work, "data");
            var content = await PrepareAsync(published, work, data, settings.Postgres, people, competencies);
            using var academy = await PublishedAcademy.StartAsync(published, data, content.Folder, settings.Postgres, isCounting: true);
            await MeasureAsync(academy, content, settings.Requests);
        }
        finally
        {
            if (keep is null)
                Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<BenchmarkContent> PrepareAsync(string published, string work, string data, string? postgres, int people, int competencies)
    {
        var folder = Path.Combine(work, "content");
        var made = Path.Combine(work, "made");
        if (!File.Exists(made) && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var content = File.Exists(made) ? BenchmarkContent.Of(folder) : BenchmarkContent.Write(Path.Combine(published, "content"), folder, 0);
        if (File.Exists(made))
            return content;
        var ids = LargeCompany.WriteFramework(folder, competencies);
        using (await PublishedAcademy.StartAsync(published, data, folder, postgres, isCounting: false))
        {
        }
        var clock = Stopwatch.StartNew();
        await new LargeCompany(data, postgres).WriteAsync(people, ids, done => Console.Error.WriteLine($"{done:#,0} of {people:#,0} people"));
        Console.WriteLine($"{people:#,0} people × {ids.Count} competencies written in {clock.Elapsed.TotalSeconds:0} s");
        File.WriteAllText(made, "");
        return content;
    }

    private static async Task MeasureAsync(PublishedAcademy academy, BenchmarkContent content, int requests)
    {
        var hr = await Learner.SignInAsync(academy.Address, "priya.nair@hotel.example", content.Password);
        var first = await hr.PageAsync("competencies");
        var second = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!.TrimStart('/');
        var site = first.QuerySelectorAll("#site option").Last().GetAttribute("value");
        var job = first.QuerySelectorAll("#job option").Last().GetAttribute("value");
        var team = (await hr.PageAsync("competencies?site=" + site)).QuerySelectorAll("#team option").Last().GetAttribute("value");
        (string What, string Path, int Requests)[] pages =
        [
            ("First page, 12 columns", "competencies", requests),
            ("First page, all columns", "competencies?show=all", requests),
            ("Second page", second, requests),
            ("One team", "competencies?team=" + team, requests),
            ("One house", "competencies?site=" + site, requests),
            ("One job", "competencies?job=" + job, requests),
            ("Lowest first", "competencies?competency=empathy&sort=low", requests),
            ("Level 4 of a competency", "competencies?competency=empathy&level=4", requests),
            ("Grouped by team", "competencies?group=team", requests),
            ("Teams of a house", "competencies/teams?site=" + site, 20),
            ("Gaps of a house", "competencies/gaps?site=" + site, 20),
            ("All houses, one competency", "competencies/teams", 3),
            ("Readiness, everybody", "competencies/readiness?who=all", 20),
            ("People", "people", requests),
            ("People by a part of the name", "people?find=1234", requests),
            ("Houses and teams", "people/organisation", 20),
        ];
        var measure = new Measure(academy);
        Console.WriteLine("\n| Page | CPU ms | p50 ms | p95 ms | n | Bytes |\n|---|--:|--:|--:|--:|--:|");
        foreach (var (what, path, times) in pages)
        {
            await measure.WarmAsync(hr, path, Math.Min(times, 20));
            var (took, cpu) = (new List<double>(), academy.Cpu);
            for (var i = 0; i < times; i++)
            {
                var clock = Stopwatch.StartNew();
                await hr.GetAsync(path);
                took.Add(clock.Elapsed.TotalMilliseconds);
            }
            var latency = Latency.Of(took);
            var spent = (academy.Cpu - cpu).TotalMilliseconds / times;
            Console.WriteLine($"| {what} | {spent:0.0} | {latency.Median:0.0} | {latency.P95:0.0} | {latency.Requests} | {await hr.GetAsync(path, isCompressed: false):#,0} |");
        }
        Console.WriteLine("\n| Everything as a file | Seconds | Megabytes | Resident before, highest |\n|---|--:|--:|--:|");
        foreach (var kind in new[] { "csv", "xlsx" })
        {
            var before = academy.ResidentMegabytes;
            var peak = before;
            using var watch = new Timer(_ => peak = Math.Max(peak, academy.ResidentMegabytes), null, 0, 100);
            var clock = Stopwatch.StartNew();
            var bytes = await hr.DrainAsync("competencies." + kind);
            Console.WriteLine($"| {kind.ToUpperInvariant()} | {clock.Elapsed.TotalSeconds:0.0} | {bytes / 1e6:0.0} | {before:0} MB, {peak:0} MB |");
        }
    }
}
