namespace ServiceAcademy.Scenarios.Stories;

/// <summary>Ids of nodes, choices, options, variables and people. A node's and a choice's together are a part's name in the ledger, which holds 200 characters.</summary>
internal static class StoryIds
{
    public const int Longest = 80;

    public const string Rule = "Small letters, digits and single hyphens, at most 80.";

    /// <summary>Small letters and digits, in groups joined by single hyphens.</summary>
    public static bool IsId(string id)
    {
        if (id.Length is 0 or > Longest || id[0] == '-' || id[^1] == '-')
            return false;
        for (var i = 0; i < id.Length; i++)
            if (!(char.IsAsciiLetterLower(id[i]) || char.IsAsciiDigit(id[i]) || (id[i] == '-' && id[i - 1] != '-')))
                return false;
        return true;
    }
}
