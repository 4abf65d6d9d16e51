using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ServiceAcademy.TestHost;

/// <summary>
/// A real PostgreSQL server of the test run's own: a throw-away cluster on a free loopback port, started once, stopped and
/// deleted when the run ends. Its absence is a failure that says what to install.
/// </summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<int>> Port = new(StartAsync);
    private static int databases;

    /// <summary>The connection string of a new, empty database.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var port = await Port.Value;
        var name = $"academy_{Interlocked.Increment(ref databases)}";
        await using var server = new Npgsql.NpgsqlConnection(ConnectionString(port, "postgres"));
        await server.OpenAsync();
        await using var create = new Npgsql.NpgsqlCommand($"CREATE DATABASE {name}", server);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(port, name);
    }

    private static string ConnectionString(int port, string database) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Pooling=true;Maximum Pool Size=20";

    private static async Task<int> StartAsync()
    {
        var binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")).ToList()
            : [];
        binaries.AddRange((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        var bin = binaries.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException(
                "These tests need the PostgreSQL server's programs (initdb, postgres), and none was found. "
                + "Install them: on Debian and Ubuntu “apt-get install postgresql”, on macOS “brew install postgresql”.");

        var root = Directory.CreateTempSubdirectory("academy-postgres-").FullName;
        var port = FreePort();
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", root);
        await RunAsPostgresAsync(Path.Combine(bin, "initdb"), "-D", Path.Combine(root, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await RunAsPostgresAsync(Path.Combine(bin, "pg_ctl"), "-D", Path.Combine(root, "data"), "-l", Path.Combine(root, "log"), "-w",
            "-o", $"-p {port} -h 127.0.0.1 -k {root} -c max_connections=200", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunAsPostgresAsync(Path.Combine(bin, "pg_ctl"), "-D", Path.Combine(root, "data"), "-m", "immediate", "stop").GetAwaiter().GetResult();
            Directory.Delete(root, recursive: true);
        };
        return port;
    }

    /// <summary>PostgreSQL refuses to run as root; there it runs as the user that its package made.</summary>
    private static Task RunAsPostgresAsync(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
            : RunAsync(program, arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // The server inherits the standard streams of pg_ctl; reading them to the end would wait for the server to stop.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/tmp",
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
