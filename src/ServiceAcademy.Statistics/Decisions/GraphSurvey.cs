namespace ServiceAcademy.Statistics;

/// <summary>One walk through a graph: what is wrong with it, what can be reached, and an order in which every node follows its successors.</summary>
internal sealed class GraphSurvey
{
    private readonly List<GraphFinding> findings = [];
    private readonly List<int> childrenFirst = [];

    private GraphSurvey(int count) => Reachable = new bool[count];

    public IReadOnlyList<GraphFinding> Findings => findings;

    public IReadOnlyList<int> ChildrenFirst => childrenFirst;

    public bool[] Reachable { get; }

    public Dictionary<string, int> Index { get; } = new(StringComparer.Ordinal);

    public static GraphSurvey Of(string start, IReadOnlyList<DecisionNode> nodes)
    {
        var survey = new GraphSurvey(nodes.Count);
        survey.Name(nodes);
        survey.CheckChoices(nodes);
        if (!survey.Index.TryGetValue(start, out var first))
            survey.findings.Add(new GraphFinding(GraphFault.MissingStart, start));
        else
            survey.Walk(nodes, first);
        return survey;
    }

    private void Name(IReadOnlyList<DecisionNode> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
            if (!Index.TryAdd(nodes[i].Id, i))
                findings.Add(new GraphFinding(GraphFault.DuplicateNode, nodes[i].Id));
    }

    private void CheckChoices(IReadOnlyList<DecisionNode> nodes)
    {
        foreach (var node in nodes)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var choice in node.Choices)
            {
                if (!seen.Add(choice.Id))
                    findings.Add(new GraphFinding(GraphFault.DuplicateChoice, node.Id, choice.Id));
                if (!Index.ContainsKey(choice.To))
                    findings.Add(new GraphFinding(GraphFault.MissingTarget, node.Id, choice.Id));
            }
            if (node.Choices.Count == 0 && !node.IsEnding)
                findings.Add(new GraphFinding(GraphFault.DeadEnd, node.Id));
        }
    }

    private void Walk(IReadOnlyList<DecisionNode> nodes, int start)
    {
        var marks = new Mark[nodes.Count];
        Visit(nodes, start, marks);
        for (var i = 0; i < nodes.Count; i++)
            Reachable[i] = marks[i] != Mark.New;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (!Reachable[i])
                findings.Add(new GraphFinding(GraphFault.Unreachable, nodes[i].Id));
            if (marks[i] == Mark.New)
                Visit(nodes, i, marks);
        }
    }

    /// <summary>Depth first with a stack of its own: an author's graph may be deeper than the thread's stack.</summary>
    private void Visit(IReadOnlyList<DecisionNode> nodes, int from, Mark[] marks)
    {
        var open = new Stack<(int Node, int Next)>();
        marks[from] = Mark.Open;
        open.Push((from, 0));
        while (open.TryPop(out var top))
        {
            var (node, next) = top;
            if (next == nodes[node].Choices.Count)
            {
                marks[node] = Mark.Done;
                childrenFirst.Add(node);
                continue;
            }
            open.Push((node, next + 1));
            var choice = nodes[node].Choices[next];
            if (!Index.TryGetValue(choice.To, out var target))
                continue;
            if (marks[target] == Mark.Open)
            {
                findings.Add(new GraphFinding(GraphFault.Cycle, nodes[node].Id, choice.Id));
            }
            else if (marks[target] == Mark.New)
            {
                marks[target] = Mark.Open;
                open.Push((target, 0));
            }
        }
    }

    private enum Mark : byte
    {
        New,
        Open,
        Done,
    }
}
