namespace ServiceAcademy.Scenarios.Stories;

/// <summary>How large a role-play may be. What is larger is refused before it is read.</summary>
internal static class StoryLimits
{
    public const int MostCharacters = 1_000_000;
    public const int MostFrontCharacters = 50_000;
    public const int LongestLine = 10_000;
    public const int MostNodes = 1000;
    public const int MostMoves = 40;
    public const int MostVariables = 50;
    public const int MostValues = 50;
    public const int LargestNumber = 1000;
    public const int MostCriteria = 20;
    public const int MostProblems = 200;
    public const int ShortestTime = 5;
    public const int LongestTime = 600;
}
