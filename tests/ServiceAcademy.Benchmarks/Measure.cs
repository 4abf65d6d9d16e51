using System.Collections.Concurrent;
using System.Diagnostics;

namespace ServiceAcademy.Benchmarks;

/// <summary>One line of the table. Bytes are null where only the head of an answer counts.</summary>
internal sealed record Figures(string What, double CpuMilliseconds, Latency One, Latency Eight, double AllocatedKilobytes, int? BytesCompressed, int? Bytes);

/// <summary>How long requests took, in milliseconds as a client sees them.</summary>
internal sealed record Latency(int Requests, double Median, double P95)
{
    public static Latency Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        double At(double share) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)];
        return new Latency(sorted.Length, At(0.5), At(0.95));
    }
}

/// <summary>Runs requests and asks the process what they cost.</summary>
internal sealed class Measure(PublishedAcademy academy)
{
    /// <summary>Requests that are not counted: code is still being compiled then.</summary>
    public async Task WarmAsync(Learner who, string path, int requests)
    {
        for (var i = 0; i < requests; i++)
            await who.GetAsync(path);
    }

    /// <summary>Waits until the process rests, at most half a minute: the runtime compiles again what is used much, and that is not the pages' cost.</summary>
    public async Task SettleAsync()
    {
        for (var i = 0; i < 30; i++)
        {
            var before = academy.Cpu;
            await Task.Delay(1000);
            if (academy.Cpu - before < TimeSpan.FromMilliseconds(50))
                return;
        }
    }

    /// <summary>A page asked for by one client, then by eight at once.</summary>
    public async Task<Figures> PageAsync(string what, Learner who, string path, int requests)
    {
        Func<Task> once = () => who.GetAsync(path);
        var (one, eight) = (Enumerable.Repeat(once, requests).ToList(), Enumerable.Repeat(once, requests).ToList());
        return await WorkAsync(what, one, eight) with
        {
            BytesCompressed = await who.GetAsync(path), Bytes = await who.GetAsync(path, isCompressed: false),
        };
    }

    /// <summary>Work prepared before: first one after the other, then by eight clients at once.</summary>
    public async Task<Figures> WorkAsync(string what, IReadOnlyList<Func<Task>> one, IReadOnlyList<Func<Task>> eight)
    {
        var (allocated, cpu) = (await academy.AllocatedAsync(), academy.Cpu);
        var alone = await RunAsync(one, 1);
        var (spent, taken) = (academy.Cpu - cpu, await academy.AllocatedAsync() - allocated);
        var together = await RunAsync(eight, 8);
        return new Figures(what, spent.TotalMilliseconds / one.Count, alone, together, taken / 1e3 / one.Count, null, null);
    }

    private static async Task<Latency> RunAsync(IReadOnlyList<Func<Task>> work, int clients)
    {
        var waiting = new ConcurrentQueue<Func<Task>>(work);
        var took = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var once))
            {
                var clock = Stopwatch.GetTimestamp();
                await once();
                took.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
        })));
        return Latency.Of(took);
    }
}
