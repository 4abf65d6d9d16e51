namespace ServiceAcademy.Statistics;

/// <summary>
/// A branching scenario made ready to be walked: what is open in a state, and where a choice leads. Player and analysis walk by the same steps. Immutable.
/// </summary>
public sealed class DecisionProcess
{
    /// <summary>Sub-scenes within sub-scenes.</summary>
    public const int DeepestScene = 8;

    /// <summary>The way on of a node in which no choice is open, where a choice's id is asked for.</summary>
    public const string Onward = "";

    private readonly Dictionary<string, int> variableAt;
    private readonly StateLayout layout;
    private readonly ulong[][] masks;
    private readonly int onceChoices;

    private DecisionProcess(DecisionScript script, Dictionary<string, int> nodeAt)
    {
        Script = script;
        variableAt = script.Variables.Select((variable, at) => (variable.Name, at)).ToDictionary(pair => pair.Name, pair => pair.at, StringComparer.Ordinal);
        NodeAt = nodeAt;
        var once = 0;
        Nodes = script.Nodes.Select(node => new CompiledNode(node, this, ref once)).ToArray();
        onceChoices = once;
        layout = new StateLayout(Nodes.Length, script.Variables, onceChoices, Nodes.SelectMany(node => node.AllWays).SelectMany(way => way.Outcomes).Any(outcome => outcome.Then >= 0));
        masks = Liveness.Masks(Nodes, layout, script.Variables.Count, onceChoices);
        Start = At(script.Nodes[0].Id);
    }

    /// <summary>What it was made from.</summary>
    public DecisionScript Script { get; }

    /// <summary>Where paths begin.</summary>
    public DecisionState Start { get; }

    internal CompiledNode[] Nodes { get; }

    internal Dictionary<string, int> NodeAt { get; }

    internal int Width => layout.Width;

    /// <summary>Makes the process, or returns null with at least one finding.</summary>
    /// <exception cref="ArgumentException">A condition or an effect names a variable that does not exist, a range is empty, or percentages do not add up to 100.</exception>
    public static DecisionProcess? TryBuild(DecisionScript script, out IReadOnlyList<DecisionFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(script);
        var found = new List<DecisionFinding>();
        findings = found;
        if (script.Nodes.Count == 0)
            found.Add(new DecisionFinding(DecisionFault.NoNodes, ""));
        var nodeAt = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < script.Nodes.Count; i++)
            if (!nodeAt.TryAdd(script.Nodes[i].Id, i))
                found.Add(new DecisionFinding(DecisionFault.DuplicateNode, script.Nodes[i].Id));
        foreach (var node in script.Nodes)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var choice in node.Choices)
            {
                if (!seen.Add(choice.Id))
                    found.Add(new DecisionFinding(DecisionFault.DuplicateChoice, node.Id, choice.Id));
                Targets(node.Id, choice.Id, choice.Ways);
            }
            Targets(node.Id, Onward, node.Onward ?? []);
        }
        return found.Count > 0 ? null : new DecisionProcess(script, nodeAt);

        void Targets(string node, string choice, IReadOnlyList<Way> ways)
        {
            foreach (var target in ways.SelectMany(way => way.Outcomes).SelectMany(outcome => new[] { outcome.To, outcome.Then }).OfType<string>().Distinct())
                if (!nodeAt.ContainsKey(target))
                    found.Add(new DecisionFinding(DecisionFault.MissingTarget, node, choice, [target]));
        }
    }

    /// <summary>A state at a node with the variables at their start values, no matter whether a path can come there like this.</summary>
    /// <exception cref="ArgumentException">No such node.</exception>
    public DecisionState At(string node)
    {
        var standing = NewStanding();
        for (var i = 0; i < Script.Variables.Count; i++)
            standing.Values[i] = Script.Variables[i].Start;
        Enter(standing, NodeAt.TryGetValue(node, out var at) ? at : throw new ArgumentException($"There is no node '{node}'.", nameof(node)));
        return Packed(standing);
    }

    /// <summary>The choices that are open in a state; none at an end, and where the path goes on by itself.</summary>
    public IReadOnlyList<DecisionChoice> Open(DecisionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Nodes[state.Standing.Node].Choices.Where(choice => IsOpen(choice, state.Standing)).Select(choice => choice.Choice).ToList();
    }

    /// <summary>Whether the path goes on from here by itself: no choice is open, and the node has a way on (<see cref="Onward"/>).</summary>
    public bool GoesOn(DecisionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Nodes[state.Standing.Node].Onward.Length > 0 && Open(state).Count == 0;
    }

    /// <summary>Where a choice leads: one state, or several by chance, in the script's order.</summary>
    /// <param name="state">Where the path stands.</param>
    /// <param name="choice">An open choice, or <see cref="Onward"/> where the path goes on by itself.</param>
    /// <exception cref="ArgumentException">The choice is not open here.</exception>
    /// <exception cref="InvalidOperationException">The script has no way on from here; <see cref="DecisionValues"/> finds such places beforehand.</exception>
    public IReadOnlyList<DrawnState> Outcomes(DecisionState state, string choice)
    {
        ArgumentNullException.ThrowIfNull(state);
        var node = Nodes[state.Standing.Node];
        var at = Array.FindIndex(node.Choices, candidate => candidate.Choice.Id == choice);
        if (at >= 0 ? !IsOpen(node.Choices[at], state.Standing) : choice != Onward || !GoesOn(state))
            throw new ArgumentException($"'{choice}' is not open at '{state.Node}'.", nameof(choice));
        var after = NewStanding();
        if (Decide(state.Standing, at, after) is not { } way)
            throw new InvalidOperationException($"No way leads on from '{state.Node}'.");
        return way.Outcomes.Select(outcome =>
        {
            var next = NewStanding();
            next.CopyFrom(after);
            return Follow(next, outcome) is { } fault
                ? throw new InvalidOperationException($"{fault} at '{state.Node}'.")
                : new DrawnState(outcome.Percent, Packed(next));
        }).ToList();
    }

    internal int VariableAt(string name) => variableAt.TryGetValue(name, out var at) ? at : throw new KeyNotFoundException($"There is no variable '{name}'.");

    internal Standing NewStanding() => new(Script.Variables.Count, onceChoices);

    internal Standing Unpacked(ReadOnlySpan<ulong> words)
    {
        var standing = NewStanding();
        layout.Load(words, standing);
        return standing;
    }

    internal void Unpack(ReadOnlySpan<ulong> words, Standing to) => layout.Load(words, to);

    /// <summary>The state without what cannot matter any more from its node on: two states that differ only in that have the same future.</summary>
    internal void Pack(Standing standing, Span<ulong> words)
    {
        layout.Store(standing, words);
        Forget(standing.Node, words);
    }

    internal ulong[] Essence(DecisionState state)
    {
        var words = state.Words.ToArray();
        Forget(state.Standing.Node, words);
        return words;
    }

    internal static bool IsOpen(CompiledChoice choice, Standing standing) =>
        (choice.Once < 0 || !standing.Used[choice.Once]) && (choice.If is null || choice.If(standing.Values));

    /// <summary>Applies a choice (−1: the way on), and answers the way that is taken; null when no condition holds.</summary>
    internal CompiledWay? Decide(Standing before, int choice, Standing after)
    {
        after.CopyFrom(before);
        var node = Nodes[before.Node];
        var ways = node.Onward;
        if (choice >= 0)
        {
            var chosen = node.Choices[choice];
            if (chosen.Once >= 0)
                after.Used[chosen.Once] = true;
            Apply(chosen.Effects, after.Values);
            ways = chosen.Ways;
        }
        foreach (var way in ways)
            if (way.If is null || way.If(after.Values))
                return way;
        return null;
    }

    /// <summary>Goes where an outcome leads.</summary>
    internal DecisionFault? Follow(Standing standing, CompiledOutcome outcome)
    {
        var to = outcome.To;
        if (to < 0)
        {
            if (standing.Depth == 0)
                return DecisionFault.ReturnFromNowhere;
            to = standing.Scenes[--standing.Depth];
        }
        else if (outcome.Then >= 0)
        {
            if (standing.Depth == DeepestScene)
                return DecisionFault.ScenesTooDeep;
            standing.Scenes[standing.Depth++] = outcome.Then;
        }
        Enter(standing, to);
        return null;
    }

    /// <summary>The variables that matter from a state's node on, in words.</summary>
    internal string Told(Standing standing)
    {
        var mask = masks[standing.Node];
        return string.Join(", ", Script.Variables.Where((_, i) => layout.Keeps(mask, i)).Select(variable => $"{variable.Name} {standing.Values[variableAt[variable.Name]]}"));
    }

    private void Forget(int node, Span<ulong> words)
    {
        var mask = masks[node];
        for (var i = 0; i < words.Length; i++)
            words[i] &= mask[i];
    }

    private void Enter(Standing standing, int node)
    {
        standing.Node = node;
        Apply(Nodes[node].OnEntry, standing.Values);
    }

    private DecisionState Packed(Standing standing)
    {
        var words = new ulong[layout.Width];
        layout.Store(standing, words);
        return new DecisionState(this, words);
    }

    private static void Apply(CompiledEffect[] effects, int[] values)
    {
        foreach (var effect in effects)
            values[effect.Variable] = (int)Math.Clamp((effect.Adds ? (long)values[effect.Variable] : 0) + effect.Amount, effect.Least, effect.Most);
    }
}
