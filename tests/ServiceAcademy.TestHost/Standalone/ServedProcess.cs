using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ServiceAcademy.TestHost;

/// <summary>
/// The academy as a process of its own, as an administrator starts it, that a test may kill (SIGKILL, no farewell) and start
/// again on the same data.
/// </summary>
public sealed class ServedProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
    private readonly string folder = RunFolder.NewFolder("process");
    private Process? process;

    /// <summary>Prepares a process on a connection string (null: SQLite in a folder of its own); <see cref="StartAsync"/> starts it.</summary>
    /// <param name="more">Settings beyond the usual, with colons between their parts.</param>
    public ServedProcess(string? connectionString, IReadOnlyDictionary<string, string?>? more = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        settings = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["URLS"] = Address.ToString(),
            ["Academy__DataPath"] = folder,
            ["ConnectionStrings__Academy"] = connectionString ?? "",
        };
        foreach (var (key, value) in more ?? new Dictionary<string, string?>())
            settings[key.Replace(":", "__", StringComparison.Ordinal)] = value ?? "";
    }

    /// <summary>The host's own build, beside the one of the tests: bin/ServiceAcademy.Web/debug.</summary>
    public static string Program
    {
        get
        {
            var build = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(build.Parent!.Parent!.FullName, "ServiceAcademy.Web", build.Name, "ServiceAcademy.Web.dll");
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Folder with the academy's files.</summary>
    public string DataPath => folder;

    /// <summary>Starts the process and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(100))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The academy ended with {process.ExitCode} while starting.");
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new TimeoutException("The academy was not ready after two minutes.");
    }

    /// <summary>Kills the process at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>A browser that has signed in.</summary>
    public async Task<Visitor> AsAsync(string person)
    {
        var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address });
        await visitor.SignInAsync(person);
        return visitor;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
    }
}
