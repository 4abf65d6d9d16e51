using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>A story made ready to be played, with what everything in it is worth.</summary>
internal sealed record Analysis(DecisionProcess Process, DecisionValues Values)
{
    /// <summary>Works a story out; null with the reasons when it cannot be played.</summary>
    public static Analysis? TryOf(Story story, out IReadOnlyList<DecisionFinding> findings) =>
        DecisionProcess.TryBuild(StoryScript.Of(story), out findings) is { } process && DecisionValues.TryCompute(process, out findings) is { } values
            ? new Analysis(process, values)
            : null;
}
