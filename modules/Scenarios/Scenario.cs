using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Records;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios;

/// <summary>
/// A checked role-play with its scores worked out. A decision is judged by its regret: what it gave away of what was still possible
/// there (<see cref="DecisionGraph"/>), so that two people who choose equally well on different branches get equal scores.
/// </summary>
internal sealed class Scenario
{
    /// <summary>
    /// All competencies' points added up, as a criterion of its own: the overall score. A mean of the competencies' scores would not do,
    /// since the best path for one may not be the best for another and nobody could reach full marks. No competency id looks like this.
    /// </summary>
    private const string Total = "*";

    private readonly Dictionary<string, ScenarioNode> nodes;
    private readonly DecisionGraph graph;
    private readonly Dictionary<string, int> mostLeft = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> largestStake;

    private Scenario(ScenarioFile file, DecisionGraph graph)
    {
        (File, this.graph) = (file, graph);
        nodes = file.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        Competencies = graph.Criteria.Where(criterion => criterion != Total && graph.LargestRegret(criterion) > 0).ToList();
        foreach (var node in file.Nodes)
            Measure(node.Id);
        largestStake = Competencies.ToDictionary(id => id, id => file.Nodes.Max(node => graph.Stake(id, node.Id)));
    }

    /// <summary>What the author wrote.</summary>
    public ScenarioFile File { get; }

    public string Id => File.Id;

    public LocalText Title => File.Title;

    public ScenarioNode Start => nodes[File.Start];

    /// <summary>Ids of the competencies that some choice can gain or lose, in ordinal order.</summary>
    public IReadOnlyList<string> Competencies { get; }

    /// <summary>How many decisions a path has: “8”, or “6–9”.</summary>
    public string DecisionsOnAPath =>
        graph.FewestDecisions == graph.MostDecisions ? $"{graph.MostDecisions}" : $"{graph.FewestDecisions}–{graph.MostDecisions}";

    public ScenarioNode this[string id] => nodes[id];

    /// <summary>Reads a published version, which has been checked.</summary>
    public static Scenario Parse(ContentBundle bundle)
    {
        var (name, text) = bundle.Files.Single();
        var findings = new List<Finding>();
        var file = YamlContent.Read<ScenarioFile>(name, text, findings);
        return file is not null && Graph(file, out _) is { } graph
            ? new Scenario(file, graph)
            : throw new InvalidDataException($"{name} was published although it cannot be read: {string.Join("; ", findings)}");
    }

    /// <summary>The graph of decisions, or null with the reasons why there is none.</summary>
    public static DecisionGraph? Graph(ScenarioFile file, out IReadOnlyList<GraphFinding> findings) =>
        DecisionGraph.TryBuild(file.Start,
            file.Nodes.Select(node => new DecisionNode(node.Id, node.Ending is not null,
                node.Choices.Select(choice => new DecisionChoice(choice.Id, choice.To, WithTotal(choice.Points))).ToList())).ToList(),
            out findings);

    /// <summary>Whether anything at all can be gained or lost on the way.</summary>
    public static bool Measures(DecisionGraph graph) => graph.LargestRegret(Total) > 0;

    public ScenarioChoice? Choice(string node, string choice) =>
        nodes.GetValueOrDefault(node)?.Choices.FirstOrDefault(candidate => candidate.Id == choice);

    /// <summary>Decisions on the longest way from here to an end.</summary>
    public int MostLeft(string node) => mostLeft[node];

    /// <summary>
    /// What a decision is evidence of. Credit: 1 − regret ÷ the largest regret at that node; where every choice is worth the same,
    /// nothing. Weight: what is at stake at that node ÷ the most at stake at any node of the role-play, so that the turning point is a
    /// full item and a nuance a fraction of one. Guess: the credit of somebody who chooses with closed eyes.
    /// </summary>
    public IReadOnlyList<Bearing> Bearings(string node, string choice) => MeasuredAt(node)
        .Select(id => new Bearing(id, Credit(id, node, choice)!.Value,
            Math.Max(1, Thousandths(graph.Stake(id, node), largestStake[id])),
            (int)Math.Round(this[node].Choices.Average(any => (double)Credit(id, node, any.Id)!.Value), MidpointRounding.AwayFromZero)))
        .ToList();

    /// <summary>The competencies that something is at stake of at a node.</summary>
    public IReadOnlyList<string> MeasuredAt(string node) => Competencies.Where(id => graph.Stake(id, node) > 0).ToList();

    /// <summary>Thousandths of what was at stake overall; null where every choice is worth the same.</summary>
    public int? Credit(string node, string choice) => Credit(Total, node, choice);

    /// <summary>The overall score of a finished path, in thousandths.</summary>
    public int Score(IReadOnlyList<Decision> path)
    {
        var total = graph.Score(path).Single(score => score.Criterion == Total);
        return Thousandths(total.Kept, total.LargestRegret);
    }

    /// <summary>The scores of a finished path, one a competency.</summary>
    public IReadOnlyList<CriterionScore> Scores(IReadOnlyList<Decision> path) =>
        graph.Score(path).Where(score => Competencies.Contains(score.Criterion)).ToList();

    /// <summary>What a decision gave away, by competency: so many points of the most that can be lost on any path.</summary>
    public IReadOnlyList<Cost> Costs(string node, string choice) => Competencies
        .Select(id => new Cost(id, graph.Regret(id, new Decision(node, choice)), graph.LargestRegret(id)))
        .Where(cost => cost.Points > 0)
        .ToList();

    /// <summary>Points given away over all competencies taken together; 0 for a best choice.</summary>
    public long Regret(string node, string choice) => graph.Regret(Total, new Decision(node, choice));

    /// <summary>The choice that keeps most open over all competencies; the first of equals.</summary>
    public ScenarioChoice Best(string node) => this[node].Choices.First(choice => Regret(node, choice.Id) == 0);

    private int? Credit(string criterion, string node, string choice) =>
        graph.Stake(criterion, node) is var stake and > 0
            ? Thousandths(stake - graph.Regret(criterion, new Decision(node, choice)), stake)
            : null;

    private int Measure(string node) => mostLeft.TryGetValue(node, out var known)
        ? known
        : mostLeft[node] = nodes[node].Choices.Select(choice => 1 + Measure(choice.To)).DefaultIfEmpty(0).Max();

    private static int Thousandths(long part, long whole) => (int)Math.Round(1000m * part / whole, MidpointRounding.AwayFromZero);

    private static Dictionary<string, int> WithTotal(Dictionary<string, int> points) => new(points) { [Total] = points.Values.Sum() };
}

/// <summary>Points of a competency that a decision gave away.</summary>
/// <param name="Of">The most that can be lost on any path.</param>
internal sealed record Cost(string Competency, long Points, long Of);
