namespace ServiceAcademy.Statistics;

/// <summary>
/// Where a path stands: the node, the values of the variables, the choices that were used up, and where the sub-scenes return to. States of one process are
/// equal when all of these are.
/// </summary>
public sealed class DecisionState : IEquatable<DecisionState>
{
    private readonly Lazy<Standing> standing;

    internal DecisionState(DecisionProcess process, ulong[] words)
    {
        (Process, Words) = (process, words);
        standing = new Lazy<Standing>(() => process.Unpacked(words), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The node's id.</summary>
    public string Node => Process.Script.Nodes[standing.Value.Node].Id;

    /// <summary>Ids of the nodes to which sub-scenes return, the innermost last; empty outside of sub-scenes.</summary>
    public IReadOnlyList<string> Returns => standing.Value.Scenes.Take(standing.Value.Depth).Select(node => Process.Script.Nodes[node].Id).ToList();

    internal DecisionProcess Process { get; }

    internal ulong[] Words { get; }

    internal Standing Standing => standing.Value;

    /// <summary>A variable's value.</summary>
    /// <exception cref="KeyNotFoundException">No such variable.</exception>
    public int Value(string variable) => standing.Value.Values[Process.VariableAt(variable)];

    /// <summary>Whether a condition holds here.</summary>
    public bool Meets(Condition? condition) => condition is null || condition.Holds(Value);

    /// <inheritdoc />
    public bool Equals(DecisionState? other) => other is not null && ReferenceEquals(Process, other.Process) && Words.AsSpan().SequenceEqual(other.Words);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as DecisionState);

    /// <inheritdoc />
    public override int GetHashCode() => (int)StateTable.Hash(Words);
}

/// <summary>Where chance may lead from a state.</summary>
/// <param name="Percent">1–100.</param>
/// <param name="Next">The state there.</param>
public sealed record DrawnState(int Percent, DecisionState Next);
