namespace ServiceAcademy.Statistics;

/// <summary>Every state that a path can come to, and what leads from each to which; numbered from 0, the start.</summary>
internal sealed class StateGraph
{
    /// <summary>The way on, where a choice's place is asked for.</summary>
    public const int Onward = -1;

    private const int MostWords = 16_000_000;
    private const int MostMovesAState = 10;

    private readonly DecisionProcess process;
    private readonly List<DecisionFinding> findings;
    private readonly List<int> firstMove = [0];
    private readonly List<int> firstTarget = [0];
    private readonly List<short> choices = [];
    private readonly List<int> targets = [];
    private readonly List<byte> percents = [];
    private readonly List<int> nodes = [];
    private readonly HashSet<(DecisionFault, int, int)> told = [];

    private StateGraph(DecisionProcess process, List<DecisionFinding> findings) =>
        (this.process, this.findings, States) = (process, findings, new StateTable(process.Width));

    public StateTable States { get; }

    public int Count => States.Count;

    /// <summary>Walks everywhere. The graph is whole only when nothing fatal was found.</summary>
    public static StateGraph Explore(DecisionProcess process, int mostStates, List<DecisionFinding> findings)
    {
        var graph = new StateGraph(process, findings);
        // States of many words, and with many moves, are fewer: memory has an end, too.
        graph.Walk(Math.Min(mostStates, MostWords / process.Width));
        return graph;
    }

    public int NodeOf(int state) => nodes[state];

    /// <summary>A state's moves are numbered from this one to that before the next state's.</summary>
    public Range Moves(int state) => firstMove[state]..firstMove[state + 1];

    public int ChoiceOf(int move) => choices[move];

    /// <summary>A move's targets are numbered from this one to that before the next move's.</summary>
    public Range Targets(int move) => firstTarget[move]..firstTarget[move + 1];

    public int Target(int target) => targets[target];

    public int Percent(int target) => percents[target];

    private void Walk(int mostStates)
    {
        var words = new ulong[process.Width];
        States.Add(process.Essence(process.Start));
        var (here, after, next) = (process.NewStanding(), process.NewStanding(), process.NewStanding());
        for (var state = 0; state < Count; state++)
        {
            if (Count > mostStates || targets.Count / MostMovesAState > mostStates)
            {
                findings.Add(TooMany());
                return;
            }
            process.Unpack(States[state], here);
            nodes.Add(here.Node);
            var node = process.Nodes[here.Node];
            var moves = choices.Count;
            for (var choice = 0; choice < node.Choices.Length; choice++)
                if (DecisionProcess.IsOpen(node.Choices[choice], here))
                    Move(here, choice, after, next, words);
            if (choices.Count == moves)
            {
                if (node.Onward.Length > 0)
                    Move(here, Onward, after, next, words);
                else if (node.Choices.Length > 0)
                    Tell(DecisionFault.Stuck, here, Onward);
            }
            firstMove.Add(choices.Count);
        }
    }

    private void Move(Standing here, int choice, Standing after, Standing next, ulong[] words)
    {
        choices.Add((short)choice);
        if (process.Decide(here, choice, after) is not { } way)
        {
            Tell(DecisionFault.NoWay, here, choice);
        }
        else
        {
            foreach (var outcome in way.Outcomes)
            {
                next.CopyFrom(after);
                if (process.Follow(next, outcome) is { } fault)
                {
                    Tell(fault, here, choice);
                    continue;
                }
                process.Pack(next, words);
                targets.Add(States.Add(words));
                percents.Add((byte)outcome.Percent);
            }
        }
        firstTarget.Add(targets.Count);
    }

    private void Tell(DecisionFault fault, Standing here, int choice)
    {
        if (!told.Add((fault, here.Node, choice)))
            return;
        var node = process.Script.Nodes[here.Node];
        findings.Add(new DecisionFinding(fault, node.Id, choice == Onward ? null : node.Choices[choice].Id, State: process.Told(here)));
    }

    /// <summary>Names the variables with the most different values among the states met, and the nodes whose choices are used up in the most ways.</summary>
    private DecisionFinding TooMany()
    {
        var variables = process.Script.Variables;
        var values = variables.Select(_ => new HashSet<int>()).ToArray();
        var used = process.Script.Nodes.ToDictionary(node => node.Id, _ => new HashSet<ulong>(), StringComparer.Ordinal);
        var here = process.NewStanding();
        for (var state = 0; state < Count; state += Math.Max(1, Count / 50_000))
        {
            process.Unpack(States[state], here);
            for (var i = 0; i < values.Length; i++)
                values[i].Add(here.Values[i]);
            foreach (var node in process.Nodes.Zip(process.Script.Nodes))
                if (node.First.Choices.Any(choice => choice.Once >= 0))
                    used[node.Second.Id].Add(node.First.Choices.Where(choice => choice.Once >= 0)
                        .Aggregate(0UL, (bits, choice) => (bits << 1) | (here.Used[choice.Once] ? 1UL : 0)));
        }
        return new DecisionFinding(DecisionFault.TooManyStates, process.Script.Nodes[0].Id, Names: variables.Select((variable, i) => (variable.Name, values[i].Count))
            .Concat(used.Select(pair => (Name: "once@" + pair.Key, pair.Value.Count)))
            .Where(pair => pair.Count > 1).OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Name, StringComparer.Ordinal)
            .Take(5).Select(pair => $"{pair.Name} {pair.Count}").ToList());
    }
}
