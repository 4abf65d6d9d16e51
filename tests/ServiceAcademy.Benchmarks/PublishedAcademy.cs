using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceAcademy.Benchmarks;

/// <summary>The published program as a process of its own, with what the operating system and the runtime say about it.</summary>
internal sealed class PublishedAcademy : IDisposable
{
    private readonly Process process;
    private readonly int counterPort;

    private PublishedAcademy(Process process, int counterPort, Uri address) => (this.process, this.counterPort, Address) = (process, counterPort, address);

    public Uri Address { get; }

    /// <summary>From starting the process to the first 200 of the sign-in page.</summary>
    public TimeSpan FirstPage { get; private init; }

    /// <summary>Processor time of all its threads so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory (VmRSS) in megabytes of a million bytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Publishes the web host in Release; answers the folder.</summary>
    public static string Publish(string root, string folder, bool isFastStart)
    {
        string[] arguments = ["publish", Path.Combine(root, "src/ServiceAcademy.Web"), "-c", "Release", "-o", folder, "--nologo", "-v", "q"];
        using var publish = Process.Start("dotnet", isFastStart ? [.. arguments, "-p:PublishProfile=FastStart"] : arguments);
        publish.WaitForExit();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("The web host could not be published.");
    }

    /// <summary>Starts it and waits for its first page.</summary>
    /// <param name="isCounting">Whether allocations are counted; that loads a small hook, so not where the start is timed.</param>
    /// <param name="at">Where it answers, to come back at the address of one that is gone; null: wherever there is room.</param>
    public static async Task<PublishedAcademy> StartAsync(
        string published, string data, string content, string? postgres, bool isCounting, Uri? at = null)
    {
        var (port, counterPort) = (at?.Port ?? FreePort(), FreePort());
        var start = new ProcessStartInfo(Path.Combine(published, "ServiceAcademy.Web" + (OperatingSystem.IsWindows() ? ".exe" : "")))
        {
            WorkingDirectory = published,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
                ["Academy__Demo"] = "true",
                ["Academy__DataPath"] = data,
                ["Academy__ContentPath"] = content,
                ["ConnectionStrings__Academy"] = postgres ?? "",
            },
        };
        if (isCounting)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
            start.Environment["BENCHMARK_COUNTER_PORT"] = counterPort.ToString(CultureInfo.InvariantCulture);
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = new Uri($"http://127.0.0.1:{port}/");
        using var client = new HttpClient { BaseAddress = address };
        while (!await IsUpAsync(client))
        {
            if (process.HasExited || clock.Elapsed > TimeSpan.FromMinutes(5))
                throw new InvalidOperationException($"The academy did not start:\n{said}");
            await Task.Delay(5);
        }
        return new PublishedAcademy(process, counterPort, address) { FirstPage = clock.Elapsed };
    }

    /// <summary>Bytes allocated by managed code so far.</summary>
    public async Task<long> AllocatedAsync()
    {
        using var counter = new TcpClient();
        await counter.ConnectAsync(IPAddress.Loopback, counterPort);
        using var reader = new StreamReader(counter.GetStream());
        return long.Parse(await reader.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<bool> IsUpAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("sign-in");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
