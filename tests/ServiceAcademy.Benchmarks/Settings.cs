namespace ServiceAcademy.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Postgres">Connection string of an empty PostgreSQL database; null for SQLite.</param>
/// <param name="Published">A folder published before; null to publish now.</param>
/// <param name="IsFastStart">Publish with the profile FastStart (compiled ahead of time).</param>
/// <param name="Requests">Requests a page and number of clients.</param>
internal sealed record Settings(string? Postgres, string? Published, bool IsFastStart, int Requests)
{
    public static Settings Read(string[] args)
    {
        string? After(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        return new Settings(After("--postgres"), After("--published"), args.Contains("--fast-start"),
            int.Parse(After("--requests") ?? "300", System.Globalization.CultureInfo.InvariantCulture));
    }
}
