namespace ServiceAcademy.Statistics;

/// <summary>
/// A branching scenario scored by regret (Savage 1951, <i>JASA</i> 46:55–67; the value of a node is Bellman's 1957).
/// <para>V(node) = the most points of a criterion that can still be collected from it = max over choices of points + V(next); 0 at an end.
/// The regret of a decision = V(node) − points − V(next) ≥ 0: what it gave away of what was <i>still possible there</i>. A short or gentle branch is not
/// punished for holding fewer points, only the decision that led away from a better one, once. Along a path regrets add up to
/// V(start) − points collected; the largest total is V(start) − (fewest points of any path).</para>
/// <para>Each criterion is judged alone: the best path for one may not be the best for another. Points are whole numbers in the author's unit. Values are
/// computed once, in time proportional to choices × criteria; the graph is immutable.</para>
/// </summary>
public sealed class DecisionGraph
{
    private readonly Dictionary<string, int> index;
    private readonly DecisionNode[] nodes;
    private readonly int start;
    private readonly Dictionary<string, (long[] Best, long[] Worst)> values = new(StringComparer.Ordinal);

    private DecisionGraph(int start, DecisionNode[] nodes, Dictionary<string, int> index, IReadOnlyList<int> childrenFirst, bool[] reachable)
    {
        (this.start, this.nodes, this.index) = (start, nodes, index);
        Criteria = [.. nodes
            .Where((_, i) => reachable[i])
            .SelectMany(node => node.Choices)
            .SelectMany(choice => choice.Points.Keys)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        foreach (var criterion in Criteria)
            values[criterion] = (Fold(childrenFirst, choice => Points(choice, criterion), Math.Max), Fold(childrenFirst, choice => Points(choice, criterion), Math.Min));
        FewestDecisions = (int)Fold(childrenFirst, _ => 1, Math.Min)[start];
        MostDecisions = (int)Fold(childrenFirst, _ => 1, Math.Max)[start];
    }

    /// <summary>Criteria that some reachable choice names, in ordinal order.</summary>
    public IReadOnlyList<string> Criteria { get; }

    /// <summary>Decisions on the shortest path.</summary>
    public int FewestDecisions { get; }

    /// <summary>Decisions on the longest path.</summary>
    public int MostDecisions { get; }

    /// <summary>Builds the graph, or returns null with at least one fatal finding. Findings that are not fatal come with a graph.</summary>
    public static DecisionGraph? TryBuild(string start, IReadOnlyList<DecisionNode> nodes, out IReadOnlyList<GraphFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(nodes);
        var survey = GraphSurvey.Of(start, nodes);
        findings = survey.Findings;
        return survey.Findings.Any(finding => finding.IsFatal)
            ? null
            : new DecisionGraph(survey.Index[start], [.. nodes], survey.Index, survey.ChildrenFirst, survey.Reachable);
    }

    /// <summary>The most points that can still be collected from a node.</summary>
    public long Best(string criterion, string node) => values.TryGetValue(criterion, out var v) ? v.Best[Find(node)] : 0;

    /// <summary>The most that any path can give away; 0 means that the criterion is not measured.</summary>
    public long LargestRegret(string criterion) => values.TryGetValue(criterion, out var v) ? v.Best[start] - v.Worst[start] : 0;

    /// <summary>What this decision gave away; 0 for a best one.</summary>
    /// <exception cref="ArgumentException">No such node or choice.</exception>
    public long Regret(string criterion, Decision decision) => RegretOf(criterion, Find(decision.Node), Find(decision).choice);

    /// <summary>The most that can be given away at this node alone: what is at stake there.</summary>
    public long Stake(string criterion, string node)
    {
        var at = Find(node);
        return nodes[at].Choices.Select(choice => RegretOf(criterion, at, choice)).DefaultIfEmpty(0).Max();
    }

    /// <summary>
    /// Credit for one decision as evidence, 1 − regret/stake, 0 to 1; null when nothing of the criterion is at stake there. Decisions of one
    /// attempt belong to one testlet.
    /// </summary>
    public double? Credit(string criterion, Decision decision) =>
        Stake(criterion, decision.Node) is var stake && stake == 0 ? null : 1 - (double)Regret(criterion, decision) / stake;

    /// <summary>Scores a whole path, one figure a criterion.</summary>
    /// <exception cref="ArgumentException">The decisions are not a path from the start to an end.</exception>
    public IReadOnlyList<CriterionScore> Score(IReadOnlyList<Decision> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var at = start;
        var collected = Criteria.ToDictionary(criterion => criterion, _ => 0L, StringComparer.Ordinal);
        foreach (var decision in path)
        {
            if (!string.Equals(nodes[at].Id, decision.Node, StringComparison.Ordinal))
                throw new ArgumentException($"The path is at '{nodes[at].Id}', the decision was taken at '{decision.Node}'.", nameof(path));
            var (_, choice) = Find(decision);
            foreach (var (criterion, points) in choice.Points)
                collected[criterion] += points;
            at = index[choice.To];
        }
        if (nodes[at].Choices.Count > 0)
            throw new ArgumentException($"The path stops at '{nodes[at].Id}', which is not an end.", nameof(path));
        return [.. Criteria.Select(criterion =>
            new CriterionScore(criterion, collected[criterion], values[criterion].Best[start] - collected[criterion], LargestRegret(criterion)))];
    }

    private long[] Fold(IReadOnlyList<int> childrenFirst, Func<DecisionChoice, long> cost, Func<long, long, long> pick)
    {
        var result = new long[nodes.Length];
        foreach (var node in childrenFirst)
            if (nodes[node].Choices.Count > 0)
                result[node] = nodes[node].Choices.Select(choice => cost(choice) + result[index[choice.To]]).Aggregate(pick);
        return result;
    }

    private long RegretOf(string criterion, int node, DecisionChoice choice) =>
        values.TryGetValue(criterion, out var v) ? v.Best[node] - Points(choice, criterion) - v.Best[index[choice.To]] : 0;

    private static long Points(DecisionChoice choice, string criterion) => choice.Points.TryGetValue(criterion, out var points) ? points : 0;

    private int Find(string node) => index.TryGetValue(node, out var at) ? at : throw new ArgumentException($"There is no node '{node}'.", nameof(node));

    private (int node, DecisionChoice choice) Find(Decision decision)
    {
        var at = Find(decision.Node);
        return (at, nodes[at].Choices.FirstOrDefault(choice => string.Equals(choice.Id, decision.Choice, StringComparison.Ordinal))
            ?? throw new ArgumentException($"Node '{decision.Node}' has no choice '{decision.Choice}'.", nameof(decision)));
    }
}
