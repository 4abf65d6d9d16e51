using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ServiceAcademy.TestHost;

/// <summary>
/// A real PostgreSQL server of the test run's own: a throw-away cluster on a free loopback port, started once, stopped and
/// deleted when the run ends (<see cref="RunFolder"/>). Its absence is a failure that says what to install.
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
        var bin = Path.GetDirectoryName(Programs.Require("initdb", "postgresql"))!;
        var root = RunFolder.NewFolder("postgres");
        var port = FreePort();
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", root);
        await RunAsPostgresAsync(Path.Combine(bin, "initdb"), "-D", Path.Combine(root, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await RunAsPostgresAsync(Path.Combine(bin, "pg_ctl"), "-D", Path.Combine(root, "data"), "-l", Path.Combine(root, "log"), "-w",
            "-o", $"-p {port} -h 127.0.0.1 -k {root} -c max_connections=200", "start");
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
