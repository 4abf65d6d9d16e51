namespace ServiceAcademy.Statistics;

/// <summary>The figures of every state, worked out component by component, what follows first.</summary>
internal sealed class Solution
{
    private readonly DecisionProcess process;
    private readonly Components components;
    private readonly int[][][] points;

    public Solution(DecisionProcess process, StateGraph graph)
    {
        (this.process, Graph, components) = (process, graph, Components.Find(graph));
        Criteria = [.. process.Script.Nodes.SelectMany(node => node.Choices).SelectMany(choice => choice.Points.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        points = process.Script.Nodes.Select(node => node.Choices.Select(choice => Criteria.Select(criterion => DecisionValues.Points(criterion, choice)).ToArray()).ToArray()).ToArray();
        Best = new double[graph.Count * Criteria.Length];
        Worst = new double[graph.Count * Criteria.Length];
        LargestStake = new double[Criteria.Length];
        (MostLeft, FewestLeft, Paths) = (new int[graph.Count], new int[graph.Count], new double[graph.Count]);
    }

    public StateGraph Graph { get; }

    public string[] Criteria { get; }

    /// <summary>V by state and criterion.</summary>
    public double[] Best { get; }

    /// <summary>R by state and criterion.</summary>
    public double[] Worst { get; }

    public double[] LargestStake { get; }

    /// <summary>−1: without end.</summary>
    public int[] MostLeft { get; }

    public int[] FewestLeft { get; }

    public double[] Paths { get; }

    public IReadOnlyList<string> ReachedNodes { get; private set; } = [];

    public void Solve(List<DecisionFinding> findings)
    {
        for (var component = 0; component < components.Count; component++)
        {
            var members = components[component];
            if (members.Length == 1 && !Returns(members[0], component))
            {
                One(members[0]);
                continue;
            }
            if (Fault(component) is { } fault)
            {
                findings.Add(fault);
                return;
            }
            Together(component);
        }
        Reach(findings);
    }

    private bool Returns(int state, int component)
    {
        foreach (var move in Each(Graph.Moves(state)))
            if (IsInside(move, component))
                return true;
        return false;
    }

    /// <summary>A state by itself.</summary>
    private void One(int state)
    {
        var moves = Graph.Moves(state);
        for (var c = 0; c < Criteria.Length; c++)
        {
            var value = double.NegativeInfinity;
            foreach (var move in Each(moves))
                value = Math.Max(value, Expected(state, move, c));
            Keep(state, c, double.IsInfinity(value) ? 0 : value);
        }
        for (var c = 0; c < Criteria.Length; c++)
        {
            var (worst, stake) = (0.0, 0.0);
            foreach (var move in Each(moves))
            {
                var regret = DecisionValues.Rounded(Best[At(state, c)] - Expected(state, move, c));
                (worst, stake) = (Math.Max(worst, regret + WorstAfter(move, c)), Math.Max(stake, regret));
            }
            Worst[At(state, c)] = worst;
            LargestStake[c] = Math.Max(LargestStake[c], stake);
        }
        Number(state, moves);
    }

    /// <summary>States among which one can wander freely: each is worth the best way out, and can lose as much as the worst one.</summary>
    private void Together(int component)
    {
        var members = components[component];
        for (var c = 0; c < Criteria.Length; c++)
        {
            var (value, worst) = (double.NegativeInfinity, 0.0);
            foreach (var state in members)
                foreach (var move in Each(Graph.Moves(state)))
                    if (!IsInside(move, component))
                        value = Math.Max(value, Expected(state, move, c));
            foreach (var state in members)
            {
                foreach (var move in Each(Graph.Moves(state)))
                {
                    if (IsInside(move, component))
                        continue;
                    var regret = DecisionValues.Rounded(value - Expected(state, move, c));
                    (worst, LargestStake[c]) = (Math.Max(worst, regret + WorstAfter(move, c)), Math.Max(LargestStake[c], regret));
                }
            }
            foreach (var state in members)
            {
                Keep(state, c, value);
                Worst[At(state, c)] = worst;
            }
        }
        foreach (var state in members)
            (MostLeft[state], Paths[state], FewestLeft[state]) = (-1, double.PositiveInfinity, int.MaxValue / 2);
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var state in members)
            {
                var fewest = FewestLeft[state];
                Fewest(state, Graph.Moves(state));
                hasChanged |= FewestLeft[state] < fewest;
            }
        }
    }

    /// <summary>Why a loop cannot be worked out; null when it is harmless.</summary>
    private DecisionFinding? Fault(int component)
    {
        var members = components[component].ToArray();
        var hasWayOut = members.Any(state => Each(Graph.Moves(state)).Any(move => Each(Graph.Targets(move)).Any(target => components.Of[Graph.Target(target)] != component)));
        var matters = members.Any(state => Each(Graph.Moves(state)).Any(move => IsInside(move, component) && Matters(state, move)));
        if (hasWayOut && !matters)
            return null;
        // In the order in which the search met them; it is a move back to where a path has been that closes the loop.
        var loop = members.Order().Select(state => process.Script.Nodes[Graph.NodeOf(state)].Id).Distinct().ToList();
        var (at, move) = members.Order().SelectMany(state => Each(Graph.Moves(state)).Where(move => Back(state, move, component)).Select(move => (state, move))).First();
        var choice = hasWayOut && Graph.ChoiceOf(move) is var number && number >= 0 ? process.Script.Nodes[Graph.NodeOf(at)].Choices[number].Id : null;
        return new DecisionFinding(hasWayOut ? DecisionFault.Loop : DecisionFault.NoEnd, process.Script.Nodes[Graph.NodeOf(at)].Id, choice, loop);
    }

    private bool Back(int state, int move, int component) =>
        Each(Graph.Targets(move)).Any(target => Graph.Target(target) <= state && components.Of[Graph.Target(target)] == component);

    private bool Matters(int state, int move) =>
        Graph.Targets(move) is var targets && targets.End.Value - targets.Start.Value > 1
        || (Graph.ChoiceOf(move) is var choice && choice >= 0 && points[Graph.NodeOf(state)][choice].Any(value => value != 0));

    private bool IsInside(int move, int component)
    {
        foreach (var target in Each(Graph.Targets(move)))
            if (components.Of[Graph.Target(target)] == component)
                return true;
        return false;
    }

    private double Expected(int state, int move, int criterion)
    {
        var value = 0.0;
        foreach (var target in Each(Graph.Targets(move)))
            value += DecisionValues.Share(Graph.Percent(target), Best[At(Graph.Target(target), criterion)]);
        return (Graph.ChoiceOf(move) is var choice && choice >= 0 ? points[Graph.NodeOf(state)][choice][criterion] : 0) + value;
    }

    private double WorstAfter(int move, int criterion)
    {
        var worst = 0.0;
        foreach (var target in Each(Graph.Targets(move)))
            worst = Math.Max(worst, Worst[At(Graph.Target(target), criterion)]);
        return worst;
    }

    private void Number(int state, Range moves)
    {
        if (moves.Start.Value == moves.End.Value)
        {
            Paths[state] = 1;
            return;
        }
        FewestLeft[state] = int.MaxValue / 2;
        Fewest(state, moves);
        foreach (var move in Each(moves))
            foreach (var target in Each(Graph.Targets(move)))
            {
                var next = Graph.Target(target);
                Paths[state] += Paths[next];
                if (MostLeft[state] >= 0)
                    MostLeft[state] = MostLeft[next] < 0 ? -1 : Math.Max(MostLeft[state], MostLeft[next] + Decisions(move));
            }
    }

    private void Fewest(int state, Range moves)
    {
        foreach (var move in Each(moves))
            foreach (var target in Each(Graph.Targets(move)))
                FewestLeft[state] = Math.Min(FewestLeft[state], FewestLeft[Graph.Target(target)] + Decisions(move));
    }

    private int Decisions(int move) => Graph.ChoiceOf(move) >= 0 ? 1 : 0;

    private void Reach(List<DecisionFinding> findings)
    {
        var isReached = new bool[process.Nodes.Length];
        var isOpened = process.Nodes.Select(node => new bool[node.Choices.Length]).ToArray();
        for (var state = 0; state < Graph.Count; state++)
        {
            isReached[Graph.NodeOf(state)] = true;
            foreach (var move in Each(Graph.Moves(state)))
                if (Graph.ChoiceOf(move) is var choice && choice >= 0)
                    isOpened[Graph.NodeOf(state)][choice] = true;
        }
        ReachedNodes = process.Script.Nodes.Where((_, i) => isReached[i]).Select(node => node.Id).ToList();
        for (var i = 0; i < isReached.Length; i++)
        {
            var node = process.Script.Nodes[i];
            if (!isReached[i])
                findings.Add(new DecisionFinding(DecisionFault.Unreachable, node.Id));
            else
                findings.AddRange(node.Choices.Where((_, choice) => !isOpened[i][choice]).Select(choice => new DecisionFinding(DecisionFault.NeverOpen, node.Id, choice.Id)));
        }
    }

    private void Keep(int state, int criterion, double value) => Best[At(state, criterion)] = value;

    private int At(int state, int criterion) => state * Criteria.Length + criterion;

    private static Span Each(Range range) => new(range.Start.Value, range.End.Value);

    /// <summary>Numbers from one to before another, counted without memory: these loops run millions of times.</summary>
    private readonly record struct Span(int From, int To)
    {
        public Counter GetEnumerator() => new(From - 1, To);

        public bool Any(Func<int, bool> condition)
        {
            foreach (var number in this)
                if (condition(number))
                    return true;
            return false;
        }

        public List<int> Where(Func<int, bool> condition)
        {
            var found = new List<int>();
            foreach (var number in this)
                if (condition(number))
                    found.Add(number);
            return found;
        }
    }

    private struct Counter(int at, int end)
    {
        public int Current { get; private set; } = at;

        public bool MoveNext() => ++Current < end;
    }
}
