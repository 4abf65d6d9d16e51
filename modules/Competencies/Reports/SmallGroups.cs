namespace ServiceAcademy.Competencies.Reports;

/// <summary>Which groups may not be told, so that nobody can be told from them.</summary>
internal static class SmallGroups
{
    /// <summary>The smallest group whose figures are told.</summary>
    public const int Least = 5;

    /// <summary>
    /// The groups to hide: those of fewer than five people, and where somebody could subtract the others from the whole and be left with fewer than
    /// five, the next smallest as well (complementary suppression).
    /// </summary>
    /// <param name="groups">The parts of one whole: key and number of people; parts of nobody hide nothing.</param>
    public static IReadOnlySet<TKey> Hidden<TKey>(IReadOnlyCollection<(TKey Key, int N)> groups) where TKey : notnull
    {
        var hidden = groups.Where(group => group.N < Least).Select(group => group.Key).ToHashSet();
        var people = groups.Where(group => group.N < Least).Sum(group => group.N);
        foreach (var (key, n) in groups.Where(group => group.N >= Least).OrderBy(group => group.N))
        {
            if (people is 0 or >= Least)
                break;
            hidden.Add(key);
            people += n;
        }
        return hidden;
    }
}
