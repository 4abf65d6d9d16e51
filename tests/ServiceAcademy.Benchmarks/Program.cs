using System.Globalization;
using System.Runtime.InteropServices;
using ServiceAcademy.Benchmarks;

// What pages cost, measured on the published program as a process of its own: real web server on loopback, real database.
// dotnet run -c Release --project tests/ServiceAcademy.Benchmarks -- [--postgres CONNECTION] [--fast-start] [--published FOLDER] [--requests N]
// … -- reports [--people N] [--competencies N] [--keep FOLDER]: what HR's reports cost in a large company.
if (args is ["estimates", ..])
{
    await EstimatesRun.RunAsync(args is [_, "--people", var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 1_000);
    return;
}
if (args is ["estimator", ..])
{
    EstimatorProof.Run(args is [_, "--people", var people] ? int.Parse(people, CultureInfo.InvariantCulture) : 20_000);
    return;
}
// What the statistics of training's effects cost: … -- impact [--people N]; how they do where the truth is known: … -- impact-null [--studies N].
if (args is ["impact", ..])
{
    ImpactRun.Run(args is [_, "--people", var staff] ? int.Parse(staff, CultureInfo.InvariantCulture) : 10_000);
    return;
}
if (args is ["impact-null", ..])
{
    ImpactProof.Run(args is [_, "--studies", var studies] ? int.Parse(studies, CultureInfo.InvariantCulture) : 2_000);
    return;
}
// What weighing role-plays costs: dotnet run -c Release --project tests/ServiceAcademy.Benchmarks -- scenarios
if (args is ["scenarios", ..])
{
    ScenariosRun.Run();
    return;
}
// What the ledger costs: dotnet run -c Release --project tests/ServiceAcademy.Benchmarks -- ledger [--rows N] [--postgres]
if (args is ["ledger", ..])
{
    await LedgerBenchmark.RunAsync(args);
    return;
}
var root = RootOfTree();
if (args is ["reports", ..])
{
    await ServiceAcademy.Benchmarks.Reports.ReportsRun.RunAsync(root, args);
    return;
}
// What playing a role-play costs: … -- play [--learners N] [--postgres CONNECTION] [--published FOLDER]
if (args is ["play", ..])
{
    await ServiceAcademy.Benchmarks.Play.PlayRun.RunAsync(root, args);
    return;
}
var settings = Settings.Read(args);
var work = Directory.CreateTempSubdirectory("academy-benchmark-").FullName;
try
{
    var published = settings.Published is { } folder ? Path.GetFullPath(folder)
        : PublishedAcademy.Publish(root, Path.Combine(work, "published"), settings.IsFastStart);
    var content = BenchmarkContent.Write(Path.Combine(published, "content"), Path.Combine(work, "content"), QuizRun.People);
    var data = Path.Combine(work, "data");

    TimeSpan firstStart;
    using (var first = await PublishedAcademy.StartAsync(published, data, content.Folder, settings.Postgres, isCounting: false))
        firstStart = first.FirstPage;
    var coldStarts = new List<double>();
    for (var i = 0; i < 5; i++)
        using (var again = await PublishedAcademy.StartAsync(published, data, content.Folder, settings.Postgres, isCounting: false))
            coldStarts.Add(again.FirstPage.TotalSeconds);

    using var academy = await PublishedAcademy.StartAsync(published, data, content.Folder, settings.Postgres, isCounting: true);
    var lines = await new Journey(academy, content, settings.Requests).WalkAsync();
    Report(settings, firstStart, coldStarts, academy, lines);
}
finally
{
    Directory.Delete(work, recursive: true);
}

static void Report(Settings settings, TimeSpan firstStart, List<double> coldStarts, PublishedAcademy academy, IReadOnlyList<Figures> lines)
{
    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    Console.WriteLine($"""

        {(settings.Postgres is null ? "SQLite" : "PostgreSQL")}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}

        | Request | CPU ms | 1 client: p50 / p95 ms | 8 clients: p50 / p95 ms | Allocated KB | Bytes, compressed | Bytes |
        |---|--:|--:|--:|--:|--:|--:|
        """);
    foreach (var line in lines)
        Console.WriteLine(
            $"| {line.What} | {line.CpuMilliseconds:0.00} | {line.One.Median:0.0} / {line.One.P95:0.0} (n {line.One.Requests}) "
            + $"| {line.Eight.Median:0.0} / {line.Eight.P95:0.0} (n {line.Eight.Requests}) | {line.AllocatedKilobytes:0} | {line.BytesCompressed:#,0} | {line.Bytes:#,0} |");
    Console.WriteLine($"""

        | The process | |
        |---|--:|
        | Cold start: process start to the first sign-in page, median of {coldStarts.Count} | {coldStarts.Order().ElementAt(coldStarts.Count / 2):0.00} s |
        | All of them | {string.Join(", ", coldStarts.Select(seconds => seconds.ToString("0.00", CultureInfo.InvariantCulture)))} s |
        | First start: empty database, content loaded, demo company created | {firstStart.TotalSeconds:0.0} s |
        | Resident memory after the run | {academy.ResidentMegabytes:0} MB |
        """);
}

static string RootOfTree()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        if (File.Exists(Path.Combine(folder.FullName, "ServiceAcademy.sln")))
            return folder.FullName;
    throw new InvalidOperationException("Run this from a build inside the repository.");
}
