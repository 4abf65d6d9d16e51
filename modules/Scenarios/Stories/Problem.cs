namespace ServiceAcademy.Scenarios.Stories;

/// <summary>Something wrong in the text of a role-play.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Suggestion">How to mend it; empty where the reason says it.</param>
/// <param name="IsWarning">Whether it may be published nevertheless.</param>
internal sealed record Problem(int Line, string Reason, string Suggestion = "", bool IsWarning = false)
{
    public override string ToString() => Suggestion.Length == 0 ? Reason : $"{Reason} {Suggestion}";
}

/// <summary>“Did you mean …?”</summary>
internal static class DidYouMean
{
    private const int LongestCompared = 40, MostCompared = 500;

    /// <summary>The suggestion, or <paramref name="otherwise"/> where nothing known is near.</summary>
    public static string Of(string written, IEnumerable<string> known, string otherwise = "")
    {
        if (written.Length > LongestCompared)
            return otherwise;
        var reach = Math.Max(1, written.Length / 3);
        var (nearest, distance) = known.Where(name => Math.Abs(name.Length - written.Length) <= reach).Take(MostCompared)
            .Select(name => (name, Distance(written, name))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return distance <= reach ? $"Did you mean “{nearest}”?" : otherwise;
    }

    /// <summary>Levenshtein's distance, where exchanging two neighbours counts once.</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
