namespace ServiceAcademy.Quizzes.Grading;

/// <summary>An order that depends only on the attempt and the ids: the same on every visit, in every process, for ever.</summary>
internal static class Shuffle
{
    /// <summary>The items in the attempt's order.</summary>
    public static IReadOnlyList<T> By<T>(this IReadOnlyList<T> items, int seed, string questionId, Func<T, string> id) =>
        items.OrderBy(item => Hash(seed, questionId, id(item))).ThenBy(id, StringComparer.Ordinal).ToList();

    // FNV-1a (Fowler, Noll, Vo), with the finaliser of MurmurHash3 so that similar ids part.
    private static uint Hash(int seed, string questionId, string id)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var c in $"{seed}/{questionId}/{id}")
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return hash ^ (hash >> 16);
    }
}
