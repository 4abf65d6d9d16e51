using System.Collections.Concurrent;
using System.Diagnostics;

namespace ServiceAcademy.TestHost;

/// <summary>
/// Programs of the operating system that tests need. A missing one is installed from Debian's packages where that is possible
/// (as root, with apt-get); elsewhere it is a failure that says what to do, never a test left out.
/// </summary>
public static class Programs
{
    private static readonly ConcurrentDictionary<string, string?> Found = new();
    private static readonly Lock Installing = new();

    /// <summary>The path of a program, installed first when it is missing.</summary>
    /// <exception cref="InvalidOperationException">It is missing and cannot be installed here; the message says what to do.</exception>
    public static string Require(string program, string debianPackage) =>
        Find(program, debianPackage) ?? throw new InvalidOperationException(
            $"These tests need the program “{program}”, which was not found. On Debian and Ubuntu: “apt-get install {debianPackage}”.");

    /// <summary>The path of a program, installed first when it is missing; null when it cannot be had.</summary>
    public static string? Find(string program, string debianPackage)
    {
        if (Found.TryGetValue(program, out var known))
            return known;
        lock (Installing)
            return Found.GetOrAdd(program, _ => Look(program) ?? (Install(debianPackage) ? Look(program) : null));
    }

    private static string? Look(string program)
    {
        var postgres = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
            : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(postgres)
            .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    private static bool Install(string debianPackage)
    {
        if (Environment.UserName != "root" || !File.Exists("/usr/bin/apt-get"))
            return false;
        using var install = Process.Start("/bin/sh",
            ["-c", $"(apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {debianPackage}) >/dev/null 2>&1 </dev/null"]);
        install.WaitForExit();
        return install.ExitCode == 0;
    }
}
