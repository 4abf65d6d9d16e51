namespace ServiceAcademy.Statistics;

/// <summary>
/// The strongly connected components of a state graph (Tarjan 1972, <i>SIAM J. Comput.</i> 1:146–160), with a stack of its own: a path may be longer than the
/// thread's stack is deep.
/// </summary>
internal sealed class Components
{
    private readonly List<int> members = [];
    private readonly List<int> first = [0];

    private Components(int count) => Of = new int[count];

    /// <summary>The component of each state.</summary>
    public int[] Of { get; }

    public int Count => first.Count - 1;

    /// <summary>The states of a component. Components are numbered so that what follows comes first.</summary>
    public ReadOnlySpan<int> this[int component] =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members)[first[component]..first[component + 1]];

    public static Components Find(StateGraph graph)
    {
        var found = new Components(graph.Count);
        var order = new int[graph.Count];
        var low = new int[graph.Count];
        var isOpen = new bool[graph.Count];
        var open = new Stack<int>();
        var path = new Stack<(int State, int Target, int End)>();
        var met = 0;

        void Meet(int state)
        {
            order[state] = low[state] = ++met;
            isOpen[state] = true;
            open.Push(state);
            var (from, to) = Span(graph, state);
            path.Push((state, from, to));
        }

        Meet(0);
        while (path.TryPop(out var top))
        {
            var (state, target, end) = top;
            if (target < end)
            {
                path.Push((state, target + 1, end));
                var next = graph.Target(target);
                if (order[next] == 0)
                    Meet(next);
                else if (isOpen[next])
                    low[state] = Math.Min(low[state], order[next]);
                continue;
            }
            if (path.TryPeek(out var parent))
                low[parent.State] = Math.Min(low[parent.State], low[state]);
            if (low[state] != order[state])
                continue;
            int member;
            do
            {
                member = open.Pop();
                isOpen[member] = false;
                found.Of[member] = found.Count;
                found.members.Add(member);
            }
            while (member != state);
            found.first.Add(found.members.Count);
        }
        return found;
    }

    private static (int From, int To) Span(StateGraph graph, int state)
    {
        var moves = graph.Moves(state);
        return moves.Start.Value == moves.End.Value ? (0, 0) : (graph.Targets(moves.Start.Value).Start.Value, graph.Targets(moves.End.Value - 1).End.Value);
    }
}
