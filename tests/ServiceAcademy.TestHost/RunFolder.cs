using System.Diagnostics;

namespace ServiceAcademy.TestHost;

/// <summary>
/// A temporary folder for everything that a test run leaves on disk. A small watcher outside the process tidies up when the run
/// ends, however it ends: test runners are killed more often than they exit.
/// </summary>
public static class RunFolder
{
    private static readonly Lazy<string> Made = new(Make);

    /// <summary>A new folder inside it.</summary>
    public static string NewFolder(string name) =>
        Directory.CreateDirectory(Path.Combine(Made.Value, $"{name}-{Guid.NewGuid():N}")).FullName;

    private static string Make()
    {
        var root = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"academy-run-{Environment.ProcessId}")).FullName;
        if (File.Exists("/bin/sh"))
            Process.Start(new ProcessStartInfo("/bin/sh",
            [
                "-c",
                """
                while kill -0 "$1" 2>/dev/null; do sleep 1; done
                for pid in "$2"/*/data/postmaster.pid; do [ -f "$pid" ] && kill -QUIT "$(head -1 "$pid")"; done
                sleep 1; rm -rf "$2"
                """,
                "tidy", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), root,
            ]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!.Dispose();
        return root;
    }
}
