using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies;

/// <summary>What a role asks for in one competency.</summary>
/// <param name="Competency">Its id.</param>
/// <param name="Minimum">Level (1–4) below which nobody should be left alone with it.</param>
/// <param name="Desired">Level to which practice should lead, at least the minimum.</param>
public sealed record RoleTarget(string Competency, int Minimum, int Desired);

/// <summary>A role: the jobs it stands for and what it asks for.</summary>
/// <param name="Id">The profile's id.</param>
/// <param name="Version">The profile's version.</param>
/// <param name="Jobs">Titles of jobs, in either language.</param>
/// <param name="Targets">In the profile's order.</param>
public sealed record RoleCard(string Id, int Version, LocalText Title, LocalText Summary, IReadOnlyList<string> Jobs, IReadOnlyList<RoleTarget> Targets)
{
    /// <summary>What it asks for in a competency; null when nothing.</summary>
    public RoleTarget? In(string competency) => Targets.FirstOrDefault(target => target.Competency == competency);
}

/// <summary>How an estimate stands to a target.</summary>
public enum Standing
{
    /// <summary>There is no figure yet.</summary>
    Unknown,

    /// <summary>The whole interval lies below the target.</summary>
    Below,

    /// <summary>The best guess lies below, the interval reaches it.</summary>
    PerhapsBelow,

    /// <summary>The best guess reaches the target, the interval does not rule out that it lies below.</summary>
    PerhapsReached,

    /// <summary>The whole interval reaches the target.</summary>
    Reached,
}

/// <summary>Distance from an estimate to a target, in points of 0–100; positive: still to go.</summary>
/// <param name="Target">Where the level that is asked for begins.</param>
/// <param name="Points">Target − estimate; null without a figure.</param>
/// <param name="Low">Target − upper end of the 90 % interval; null likewise.</param>
/// <param name="High">Target − lower end; null likewise.</param>
public sealed record Gap(double Target, double? Points, double? Low, double? High, Standing Standing)
{
    /// <summary>Where a level begins on the scale of 0–100 (level 1 begins at 0).</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such level.</exception>
    public static double BeginOf(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, CompetenciesApi.LevelCuts.Count + 1);
        return level == 1 ? 0 : CompetenciesApi.LevelCuts[level - 2];
    }

    /// <summary>The gap between a score and a level.</summary>
    public static Gap To(int level, CompetencyScore score)
    {
        var target = BeginOf(level);
        return score is { Score: { } points, Low: { } low, High: { } high }
            ? new Gap(target, target - points, target - high, target - low,
                low >= target ? Standing.Reached : points >= target ? Standing.PerhapsReached : high >= target ? Standing.PerhapsBelow : Standing.Below)
            : new Gap(target, null, null, null, Standing.Unknown);
    }
}
