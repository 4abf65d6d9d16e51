namespace ServiceAcademy.Statistics;

/// <summary>One thing that a person may decide at a node.</summary>
/// <param name="Id">Unique within its node.</param>
/// <param name="To">The node that follows.</param>
/// <param name="Points">Points by criterion; a criterion that is not named gets 0.</param>
public sealed record DecisionChoice(string Id, string To, IReadOnlyDictionary<string, int> Points);

/// <summary>A place in a branching scenario.</summary>
/// <param name="Id">Unique in the graph.</param>
/// <param name="IsEnding">Meant to be the end of a path.</param>
/// <param name="Choices">What may be decided; none at an ending.</param>
public sealed record DecisionNode(string Id, bool IsEnding, IReadOnlyList<DecisionChoice> Choices);

/// <summary>What can be wrong with a graph.</summary>
public enum GraphFault
{
    /// <summary>The start is not among the nodes.</summary>
    MissingStart,

    /// <summary>Two nodes have the same id.</summary>
    DuplicateNode,

    /// <summary>Two choices of one node have the same id.</summary>
    DuplicateChoice,

    /// <summary>A choice leads to a node that does not exist.</summary>
    MissingTarget,

    /// <summary>A choice leads back to where the path has already been.</summary>
    Cycle,

    /// <summary>Nobody can get here. The graph still works.</summary>
    Unreachable,

    /// <summary>No choice, yet not an ending. The graph still works: the path ends here.</summary>
    DeadEnd,
}

/// <summary>A fault and where it is.</summary>
public sealed record GraphFinding(GraphFault Fault, string Node, string? Choice = null)
{
    /// <summary>Whether the graph cannot be used at all.</summary>
    public bool IsFatal => Fault < GraphFault.Unreachable;
}

/// <summary>One decision taken.</summary>
public readonly record struct Decision(string Node, string Choice);

/// <summary>What a whole path says about one criterion, in points.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Points">Collected on the path.</param>
/// <param name="Regret">Points given away: sum over the decisions of (best still possible before − best still possible after).</param>
/// <param name="LargestRegret">The most that any path can give away; 0: the scenario does not measure this criterion.</param>
public sealed record CriterionScore(string Criterion, long Points, long Regret, long LargestRegret)
{
    /// <summary>1 − regret/largest regret; null when the criterion is not measured.</summary>
    public Percentage? Score => LargestRegret == 0 ? null : Percentage.OfFraction((double)(LargestRegret - Regret) / LargestRegret);

    /// <summary>Points kept out of <see cref="LargestRegret"/>: the score told in points.</summary>
    public long Kept => LargestRegret - Regret;
}
