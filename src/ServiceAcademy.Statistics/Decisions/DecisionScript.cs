namespace ServiceAcademy.Statistics;

/// <summary>Something that is remembered along a path: a whole number within a range. A flag is 0 or 1; of a list of values, the place in the list.</summary>
/// <param name="Name">Unique in the script.</param>
/// <param name="Least">The smallest value.</param>
/// <param name="Most">The largest value; an effect stops there.</param>
/// <param name="Start">The value at the start of a path.</param>
public sealed record DecisionVariable(string Name, int Least, int Most, int Start);

/// <summary>What a choice, or coming to a node, does to a variable; the value stays within its range.</summary>
/// <param name="Variable">Which.</param>
/// <param name="Adds">Whether the amount is added; otherwise it is the new value.</param>
/// <param name="Amount">How much.</param>
public sealed record Effect(string Variable, bool Adds, int Amount);

/// <summary>Where chance may lead.</summary>
/// <param name="Percent">1–100; the outcomes of a way add up to 100.</param>
/// <param name="To">The node that follows; null: back to where the sub-scene was entered from.</param>
/// <param name="Then">Makes the node a sub-scene: the node that follows when it returns.</param>
public sealed record Outcome(int Percent, string? To, string? Then = null);

/// <summary>One way on. Of several the first whose condition holds is taken, after the effects.</summary>
public sealed record Way(Condition? If, IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>The plain way to a node.</summary>
    public static Way To(string node) => new(null, [new Outcome(100, node)]);
}

/// <summary>One thing that a person may decide at a node.</summary>
/// <param name="Id">Unique within its node; not empty.</param>
/// <param name="Points">Points by criterion; a criterion that is not named gets 0.</param>
/// <param name="Ways">Where it leads; at least one.</param>
/// <param name="If">When it is open; null: always.</param>
/// <param name="IsOnce">Whether it can be taken once on a path only.</param>
/// <param name="Effects">What it does to variables, in order.</param>
public sealed record DecisionChoice(
    string Id, IReadOnlyDictionary<string, int> Points, IReadOnlyList<Way> Ways, Condition? If = null, bool IsOnce = false, IReadOnlyList<Effect>? Effects = null);

/// <summary>A place in a branching scenario.</summary>
/// <param name="Id">Unique in the script.</param>
/// <param name="Choices">What may be decided.</param>
/// <param name="Onward">Where it goes on when no choice is open. A node with neither is an end.</param>
/// <param name="OnEntry">What coming here does to variables.</param>
public sealed record DecisionNode(string Id, IReadOnlyList<DecisionChoice> Choices, IReadOnlyList<Way>? Onward = null, IReadOnlyList<Effect>? OnEntry = null);

/// <summary>A branching scenario as the engine knows it; paths begin at the first node.</summary>
public sealed record DecisionScript(IReadOnlyList<DecisionNode> Nodes, IReadOnlyList<DecisionVariable> Variables);

/// <summary>What can be wrong with a script.</summary>
public enum DecisionFault
{
    /// <summary>There are no nodes.</summary>
    NoNodes,

    /// <summary>Two nodes have the same id.</summary>
    DuplicateNode,

    /// <summary>Two choices of one node have the same id.</summary>
    DuplicateChoice,

    /// <summary>A way leads to a node that does not exist.</summary>
    MissingTarget,

    /// <summary>A path can come here with no choice open and no way on.</summary>
    Stuck,

    /// <summary>A path can come to where none of the ways' conditions holds.</summary>
    NoWay,

    /// <summary>A path can come to a return without having entered a sub-scene.</summary>
    ReturnFromNowhere,

    /// <summary>Sub-scenes within sub-scenes, deeper than <see cref="DecisionProcess.DeepestScene"/>.</summary>
    ScenesTooDeep,

    /// <summary>A loop in which something is gained, lost or drawn, without a bound.</summary>
    Loop,

    /// <summary>A path can come to where no end can be reached any more.</summary>
    NoEnd,

    /// <summary>More states than the limit.</summary>
    TooManyStates,

    /// <summary>Nobody can get here. The script still works.</summary>
    Unreachable,

    /// <summary>A choice of a node that can be reached is never open. The script still works.</summary>
    NeverOpen,
}

/// <summary>A fault and where it is.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Node">Where.</param>
/// <param name="Choice">The choice; null for the node itself, empty for its way on.</param>
/// <param name="Names">A loop's nodes, the target that is missing, or the variables (and nodes with choices to be taken once) that make too many states, worst first.</param>
/// <param name="State">A state in which it happens, in words: “trust 0, told 1”.</param>
public sealed record DecisionFinding(DecisionFault Fault, string Node, string? Choice = null, IReadOnlyList<string>? Names = null, string? State = null)
{
    /// <summary>Whether the script cannot be used at all.</summary>
    public bool IsFatal => Fault < DecisionFault.Unreachable;
}
