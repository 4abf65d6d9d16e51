using ServiceAcademy.Statistics.Disclosure;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Which groups may not be told, so that nobody can be told from them.</summary>
internal static class SmallGroups
{
    /// <summary>The groups to hide: those that <see cref="Suppression"/> hides, and those of nobody, of whom there is nothing to tell.</summary>
    /// <param name="groups">The parts of one whole: key and number of people; parts of nobody hide nothing.</param>
    public static IReadOnlySet<TKey> Hidden<TKey>(IReadOnlyCollection<(TKey Key, int N)> groups) where TKey : notnull
    {
        var (shown, _) = Suppression.Shown(groups.Select(group => group.N).ToList());
        return groups.Where((group, i) => group.N == 0 || !shown[i]).Select(group => group.Key).ToHashSet();
    }
}
