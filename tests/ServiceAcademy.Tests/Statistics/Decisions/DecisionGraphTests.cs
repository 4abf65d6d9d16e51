using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Decisions;

public sealed class DecisionGraphTests
{
    /// <summary>
    /// Worked by hand. Empathy: V(lobby) = 2 + 1 = 3. “brush-off” gives 0 and leaves 1 to win, so it gives away 2; after that
    /// the best answer at “angry” gives away nothing.
    /// </summary>
    private static readonly DecisionNode[] Lobby =
    [
        new("lobby", false, [Choice("greet", "calm", 2), Choice("brush-off", "angry", 0)]),
        new("calm", false, [Choice("offer", "end", 1), Choice("wait", "end", 0)]),
        new("angry", false, [Choice("listen", "end", 1), Choice("argue", "end", 0)]),
        new("end", true, []),
    ];

    [Fact]
    public void A_decision_is_charged_once_for_what_it_gave_away()
    {
        var graph = DecisionGraph.TryBuild("lobby", Lobby, out var findings)!;
        Assert.Empty(findings);
        Assert.Equal((2, 2), (graph.FewestDecisions, graph.MostDecisions));
        Assert.Equal(3, graph.Best("empathy", "lobby"));
        Assert.Equal(3, graph.LargestRegret("empathy"));
        Assert.Equal(2, graph.Regret("empathy", new Decision("lobby", "brush-off")));
        Assert.Equal(0, graph.Regret("empathy", new Decision("angry", "listen")));
        Assert.Equal(1, graph.Credit("empathy", new Decision("angry", "listen")));
        Assert.Equal(0, graph.Credit("empathy", new Decision("lobby", "brush-off")));

        var score = Assert.Single(graph.Score([new("lobby", "brush-off"), new("angry", "listen")]));
        Assert.Equal((1, 2, 3, 1), (score.Points, score.Regret, score.LargestRegret, score.Kept));
        Assert.Equal(1.0 / 3, score.Score!.Value.Fraction, 12);
    }

    /// <summary>A branch that holds fewer points for everybody measures nothing by itself.</summary>
    [Fact]
    public void A_criterion_that_nobody_can_lose_is_not_measured()
    {
        var graph = DecisionGraph.TryBuild("a", [new("a", false, [Choice("x", "b", 1), Choice("y", "b", 1)]), new("b", true, [])], out _)!;
        Assert.Null(Assert.Single(graph.Score([new("a", "x")])).Score);
        Assert.Null(graph.Credit("empathy", new Decision("a", "x")));
        Assert.Equal(0, graph.LargestRegret("unheard-of"));
    }

    [Fact]
    public void What_is_not_a_path_is_refused()
    {
        var graph = DecisionGraph.TryBuild("lobby", Lobby, out _)!;
        Assert.Throws<ArgumentException>(() => graph.Score([]));
        Assert.Throws<ArgumentException>(() => graph.Score([new("lobby", "greet")]));
        Assert.Throws<ArgumentException>(() => graph.Score([new("lobby", "greet"), new("angry", "listen")]));
        Assert.Throws<ArgumentException>(() => graph.Score([new("lobby", "no-such")]));
        Assert.Throws<ArgumentException>(() => graph.Regret("empathy", new Decision("no-such", "greet")));
    }

    [Fact]
    public void Faults_are_all_found_and_placed()
    {
        DecisionNode[] nodes =
        [
            new("a", false, [Choice("x", "b", 0), Choice("x", "c", 0), Choice("y", "nowhere", 0)]),
            new("b", false, [Choice("back", "a", 0)]),
            new("c", false, []),
            new("c", true, []),
            new("island", true, []),
        ];
        Assert.Null(DecisionGraph.TryBuild("a", nodes, out var findings));
        Assert.Contains(new GraphFinding(GraphFault.DuplicateChoice, "a", "x"), findings);
        Assert.Contains(new GraphFinding(GraphFault.MissingTarget, "a", "y"), findings);
        Assert.Contains(new GraphFinding(GraphFault.Cycle, "b", "back"), findings);
        Assert.Contains(new GraphFinding(GraphFault.DuplicateNode, "c"), findings);
        Assert.Contains(new GraphFinding(GraphFault.DeadEnd, "c"), findings);
        Assert.Contains(new GraphFinding(GraphFault.Unreachable, "island"), findings);
        Assert.Null(DecisionGraph.TryBuild("no-such", nodes, out findings));
        Assert.Contains(new GraphFinding(GraphFault.MissingStart, "no-such"), findings);
        Assert.Null(DecisionGraph.TryBuild("self", [new("self", false, [Choice("x", "self", 0)])], out _));
    }

    [Fact]
    public void Dead_ends_and_islands_are_told_and_tolerated()
    {
        DecisionNode[] nodes = [new("a", false, [Choice("x", "b", 1)]), new("b", false, []), new("island", true, [])];
        Assert.NotNull(DecisionGraph.TryBuild("a", nodes, out var findings));
        Assert.Equal([GraphFault.DeadEnd, GraphFault.Unreachable], findings.Select(finding => finding.Fault));
    }

    [Fact]
    public void A_very_deep_graph_does_not_exhaust_the_stack()
    {
        var nodes = Enumerable.Range(0, 20_000)
            .Select(i => new DecisionNode($"{i}", false, [Choice("x", $"{i + 1}", 1), Choice("y", $"{i + 1}", 0)]))
            .Append(new DecisionNode("20000", true, [])).ToArray();
        Assert.Equal(20_000, DecisionGraph.TryBuild("0", nodes, out _)!.LargestRegret("empathy"));
    }

    /// <summary>Oracle: every path of 300 random acyclic graphs, enumerated.</summary>
    [Fact]
    public void Agrees_with_brute_force_on_random_graphs()
    {
        var random = new Random(41);
        for (var round = 0; round < 300; round++)
        {
            var nodes = RandomGraph(random, random.Next(2, 9));
            var graph = DecisionGraph.TryBuild("0", nodes, out var findings)!;
            var paths = Paths(nodes, "0").ToArray();
            Assert.Equal(paths.Min(path => path.Length), graph.FewestDecisions);
            Assert.Equal(paths.Max(path => path.Length), graph.MostDecisions);

            var visited = paths.SelectMany(path => path.Select(step => step.Node)).Append("0").ToHashSet();
            visited.UnionWith(paths.Where(path => path.Length > 0).Select(path => Find(nodes, path[^1]).To));
            Assert.Equal(
                nodes.Select(node => node.Id).Where(id => !visited.Contains(id)),
                findings.Where(finding => finding.Fault == GraphFault.Unreachable).Select(finding => finding.Node));

            foreach (var criterion in graph.Criteria)
            {
                long Collected(IEnumerable<Decision> path) => path.Sum(step => (long)Find(nodes, step).Points.GetValueOrDefault(criterion));
                foreach (var node in nodes)
                    Assert.Equal(Paths(nodes, node.Id).Max(Collected), graph.Best(criterion, node.Id));
                var regrets = paths.Select(path => path.Sum(step => graph.Regret(criterion, step))).ToArray();
                Assert.Equal(regrets.Max(), graph.LargestRegret(criterion));
                for (var i = 0; i < paths.Length; i++)
                {
                    var score = graph.Score(paths[i]).Single(one => one.Criterion == criterion);
                    Assert.Equal((Collected(paths[i]), regrets[i]), (score.Points, score.Regret));
                    Assert.Equal(regrets.Max() == 0, score.Score is null);
                    Assert.All(paths[i], step => Assert.InRange(graph.Regret(criterion, step), 0, graph.Stake(criterion, step.Node)));
                }
                Assert.Contains(0, regrets);
            }
        }
    }

    private static DecisionNode[] RandomGraph(Random random, int size) =>
    [
        .. Enumerable.Range(0, size).Select(i => new DecisionNode(
            $"{i}",
            i == size - 1,
            i == size - 1 || (i > 0 && random.Next(6) == 0)
                ? []
                : [.. Enumerable.Range(0, random.Next(1, 4)).Select(c => new DecisionChoice(
                    $"c{c}",
                    $"{random.Next(i + 1, size)}",
                    new[] { "empathy", "reliability" }.Where(_ => random.Next(2) == 0).ToDictionary(key => key, _ => random.Next(4))))])),
    ];

    private static IEnumerable<Decision[]> Paths(DecisionNode[] nodes, string from)
    {
        var node = nodes.Single(one => one.Id == from);
        if (node.Choices.Count == 0)
            return [[]];
        return node.Choices.SelectMany(choice => Paths(nodes, choice.To).Select(rest => rest.Prepend(new Decision(from, choice.Id)).ToArray()));
    }

    private static DecisionChoice Find(DecisionNode[] nodes, Decision step) =>
        nodes.Single(node => node.Id == step.Node).Choices.Single(choice => choice.Id == step.Choice);

    private static DecisionChoice Choice(string id, string to, int empathy) => new(id, to, new Dictionary<string, int> { ["empathy"] = empathy });
}
