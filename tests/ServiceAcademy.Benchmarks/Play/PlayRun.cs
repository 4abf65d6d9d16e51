using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ServiceAcademy.Benchmarks.Play;

/// <summary>
/// What a decision costs (request, scoring, the durable row and sentence, the page with what follows), and how long it takes while many
/// people play at once. In the middle the process is killed; afterwards every decision that was said to be saved has to be there.
/// </summary>
internal static class PlayRun
{
    private const string Course = "courses/service-quality";
    private const int Step = 9, WarmingUp = 12, Alone = 24;

    /// <summary>How long people read and think before they decide, in seconds: between these, evenly.</summary>
    private const double Soonest = 3, Latest = 7;

    public static async Task RunAsync(string root, string[] args)
    {
        var learners = Array.IndexOf(args, "--learners") is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 200;
        var settings = Settings.Read(args);
        var work = Directory.CreateTempSubdirectory("academy-play-").FullName;
        PublishedAcademy? academy = null;
        try
        {
            var published = settings.Published is { } folder ? Path.GetFullPath(folder)
                : PublishedAcademy.Publish(root, Path.Combine(work, "published"), settings.IsFastStart);
            var content = BenchmarkContent.Write(Path.Combine(published, "content"), Path.Combine(work, "content"), WarmingUp + Alone + learners);
            Task<PublishedAcademy> StartAsync(Uri? at) =>
                PublishedAcademy.StartAsync(published, Path.Combine(work, "data"), content.Folder, settings.Postgres, isCounting: false, at);
            academy = await StartAsync(null);
            var address = academy.Address;
            var players = new List<Player>();
            foreach (var (email, index) in content.Emails.Select((email, index) => (email, index)))
                players.Add(await Player.BeginAsync(await Learner.SignInAsync(address, email, content.Password), Course, Step, index));

            foreach (var player in players.Take(WarmingUp))
                while (!player.IsDone)
                    await player.DecideAsync();
            await new Measure(academy).SettleAsync();
            var (alone, cpu, pageCpu) = await AloneAsync(academy, players.GetRange(WarmingUp, Alone));

            var crowd = players.GetRange(WarmingUp + Alone, learners);
            using var killing = new CancellationTokenSource();
            var playing = PlayAsync(crowd, killing.Token);
            await Task.Delay(TimeSpan.FromSeconds(15));
            await killing.CancelAsync();
            academy.Dispose();
            var before = await playing;
            academy = await StartAsync(address);
            var (saved, lost) = await CountAsync(crowd);
            var after = await PlayAsync(crowd, CancellationToken.None);
            Report(settings, learners, alone, cpu, pageCpu, [.. before, .. after], saved, lost, crowd.Count(player => player.IsDone));
            if (lost > 0)
                Environment.ExitCode = 1;
        }
        finally
        {
            academy?.Dispose();
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>One after the other: processor time for a decision with the page that follows, and for that page alone.</summary>
    private static async Task<(Latency Latency, double Cpu, double PageCpu)> AloneAsync(PublishedAcademy academy, List<Player> players)
    {
        var took = new List<double>();
        var (spent, spentOnPages) = (TimeSpan.Zero, TimeSpan.Zero);
        while (players.Exists(player => !player.IsDone))
        {
            var round = players.FindAll(player => !player.IsDone);
            var before = academy.Cpu;
            foreach (var player in round)
                took.Add((await player.DecideAsync()).TotalMilliseconds);
            var between = academy.Cpu;
            foreach (var player in round)
                await player.LookAsync();
            (spent, spentOnPages) = (spent + (between - before), spentOnPages + (academy.Cpu - between));
        }
        return (Latency.Of(took), spent.TotalMilliseconds / took.Count, spentOnPages.TotalMilliseconds / took.Count);
    }

    /// <summary>Everybody plays at once, thinking before each reply, until the end or until the academy is killed.</summary>
    private static async Task<IReadOnlyList<double>> PlayAsync(List<Player> crowd, CancellationToken killed)
    {
        var took = new ConcurrentBag<double>();
        await Task.WhenAll(crowd.Select((player, index) => Task.Run(async () =>
        {
            var thinking = new Random(index);
            try
            {
                // People do not begin in step.
                await Task.Delay(TimeSpan.FromSeconds(thinking.NextDouble() * Latest), killed);
                while (!player.IsDone)
                {
                    took.Add((await player.DecideAsync()).TotalMilliseconds);
                    await Task.Delay(TimeSpan.FromSeconds(Soonest + thinking.NextDouble() * (Latest - Soonest)), killed);
                }
            }
            catch (Exception error) when (killed.IsCancellationRequested && error is OperationCanceledException or HttpRequestException or IOException)
            {
                // The academy is gone; what was said to be saved is counted afterwards.
            }
        }, CancellationToken.None)));
        return [.. took];
    }

    private static async Task<(int Saved, int Lost)> CountAsync(List<Player> crowd)
    {
        var lost = 0;
        foreach (var player in crowd)
            lost += Math.Max(0, player.Saved - await player.OpenAsync());
        return (crowd.Sum(player => player.Saved), lost);
    }

    private static void Report(Settings settings, int learners, Latency alone, double cpu, double pageCpu, List<double> crowd, int saved, int lost, int done)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var together = Latency.Of(crowd);
        Console.WriteLine($"""

            {(settings.Postgres is null ? "SQLite" : "PostgreSQL")}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}

            | A decision in a role-play | |
            |---|--:|
            | CPU: request, scoring, row and sentence on disk, page of the next moment (n {alone.Requests}) | {cpu:0.00} ms |
            | CPU: the same page asked for by itself | {pageCpu:0.00} ms |
            | One learner: p50 / p95 | {alone.Median:0.0} / {alone.P95:0.0} ms |
            | {learners} learners at once, each deciding every {Soonest:0}–{Latest:0} s: p50 / p95 (n {together.Requests}) | {together.Median:0.0} / {together.P95:0.0} ms |
            | Said to be saved when the process was killed in the middle | {saved} |
            | of which lost | {lost} |
            | Played on to the end afterwards | {done} of {learners} |
            """);
    }
}
