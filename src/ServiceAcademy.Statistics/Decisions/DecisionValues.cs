namespace ServiceAcademy.Statistics;

/// <summary>
/// A branching scenario scored by regret (Savage 1951, <i>JASA</i> 46:55–67; the value of a state is Bellman's 1957), exactly, over every state that a path can come to.
/// <para>V(state) = max over open choices of points + E[V(next)]; 0 at an end. The regret of a decision = V(state) − points − E[V(next)] ≥ 0, before chance falls:
/// what it gave away of what was <i>still possible there</i>; luck is nobody's merit. R(state) = max over open choices of regret + max over outcomes of R(next); the
/// largest regret of a script is R(start). Score of a path = 1 − Σ regret ÷ R(start).</para>
/// <para>A loop in which nothing is gained, lost or drawn is harmless: its states are worth the best way out. Any other loop is told as a finding.</para>
/// <para>Each criterion is judged alone. Points are whole numbers, so that without chance every figure is exact; with chance, figures carry rounding of about
/// 10⁻¹², and a regret below <see cref="Tolerance"/> is 0. A state's figures take time proportional to its choices; the whole is immutable.</para>
/// </summary>
public sealed class DecisionValues
{
    /// <summary>States that a script may have unless another limit is asked for.</summary>
    public const int MostStates = 1_000_000;

    /// <summary>Regrets smaller than this, in points, are rounding.</summary>
    public const double Tolerance = 1e-9;

    private readonly DecisionProcess process;
    private readonly StateTable states;
    private readonly Dictionary<string, int> criterionAt;
    private readonly double[] best;
    private readonly double[] largestRegret;
    private readonly double[] largestStake;
    private readonly int[] mostLeft;

    private DecisionValues(DecisionProcess process, Solution solution)
    {
        this.process = process;
        states = solution.Graph.States;
        Criteria = solution.Criteria;
        criterionAt = Criteria.Select((criterion, at) => (criterion, at)).ToDictionary(pair => pair.criterion, pair => pair.at, StringComparer.Ordinal);
        (best, largestStake, mostLeft) = (solution.Best, solution.LargestStake, solution.MostLeft);
        largestRegret = solution.Worst[..Criteria.Count];
        (Paths, FewestDecisions) = (solution.Paths[0], solution.FewestLeft[0]);
        ReachedNodes = solution.ReachedNodes;
    }

    /// <summary>Criteria that some choice names, in ordinal order.</summary>
    public IReadOnlyList<string> Criteria { get; }

    /// <summary>How many states a path can come to; those with the same future count once.</summary>
    public int States => states.Count;

    /// <summary>Different paths from the start to an end; infinite where a loop can be walked for ever.</summary>
    public double Paths { get; }

    /// <summary>Decisions on the shortest path.</summary>
    public int FewestDecisions { get; }

    /// <summary>Decisions on the longest path; null where a loop can be walked for ever.</summary>
    public int? MostDecisions => mostLeft[0] < 0 ? null : mostLeft[0];

    /// <summary>Ids of the nodes that a path can come to, in the script's order.</summary>
    public IReadOnlyList<string> ReachedNodes { get; }

    /// <summary>Every state that a path can come to. Variables that cannot matter any more have their least value in them.</summary>
    public IEnumerable<DecisionState> Reached => Enumerable.Range(0, states.Count).Select(state => new DecisionState(process, states[state].ToArray()));

    /// <summary>Works out a process, or returns null with at least one fatal finding. Findings that are not fatal come with figures.</summary>
    /// <param name="process">What to work out.</param>
    /// <param name="findings">What is wrong, in the script's order as far as it goes.</param>
    /// <param name="mostStates">The limit on states.</param>
    public static DecisionValues? TryCompute(DecisionProcess process, out IReadOnlyList<DecisionFinding> findings, int mostStates = MostStates)
    {
        ArgumentNullException.ThrowIfNull(process);
        var found = new List<DecisionFinding>();
        findings = found;
        var graph = StateGraph.Explore(process, mostStates, found);
        if (found.Exists(finding => finding.IsFatal))
            return null;
        var solution = new Solution(process, graph);
        solution.Solve(found);
        return found.Exists(finding => finding.IsFatal) ? null : new DecisionValues(process, solution);
    }

    /// <summary>Whether a path can come to a state.</summary>
    public bool IsReached(DecisionState state) => states.Find(process.Essence(state)) >= 0;

    /// <summary>V: the most points that can still be expected from a state.</summary>
    /// <exception cref="ArgumentException">No path comes to that state.</exception>
    public double Best(string criterion, DecisionState state) => criterionAt.TryGetValue(criterion, out var at) ? best[Find(state) * Criteria.Count + at] : 0;

    /// <summary>R(start): the most that any path can give away; 0 means that the criterion is not measured.</summary>
    public double LargestRegret(string criterion) => criterionAt.TryGetValue(criterion, out var at) ? largestRegret[at] : 0;

    /// <summary>The most that can be given away in any one state.</summary>
    public double LargestStake(string criterion) => criterionAt.TryGetValue(criterion, out var at) ? largestStake[at] : 0;

    /// <summary>What this decision gave away; exactly 0 for a best one.</summary>
    /// <exception cref="ArgumentException">No path comes to that state, or the choice is not open in it.</exception>
    public double Regret(string criterion, DecisionState state, string choice) =>
        criterionAt.ContainsKey(criterion) ? Rounded(Best(criterion, state) - Expected(criterion, state, choice)) : 0;

    /// <summary>The most that can be given away in this state alone: what is at stake there.</summary>
    public double Stake(string criterion, DecisionState state) =>
        process.Open(state).Select(choice => Regret(criterion, state, choice.Id)).DefaultIfEmpty(0).Max();

    /// <summary>
    /// Credit for one decision as evidence, 1 − regret/stake, 0 to 1; null when nothing of the criterion is at stake there. Decisions of one
    /// attempt belong to one testlet.
    /// </summary>
    public double? Credit(string criterion, DecisionState state, string choice) =>
        Stake(criterion, state) is var stake && stake == 0 ? null : 1 - Regret(criterion, state, choice) / stake;

    /// <summary>The score of a finished path, from the regrets of its decisions.</summary>
    public CriterionScore Score(string criterion, IEnumerable<(DecisionState State, string Choice)> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (points, regret) = (0, 0.0);
        foreach (var (state, choice) in path)
        {
            points += Points(criterion, Chosen(state, choice));
            regret += Regret(criterion, state, choice);
        }
        return new CriterionScore(criterion, points, Math.Min(regret, LargestRegret(criterion)), LargestRegret(criterion));
    }

    /// <summary>Decisions on the longest path from here to an end; null where a loop can be walked for ever.</summary>
    public int? MostLeft(DecisionState state) => mostLeft[Find(state)] is var left && left < 0 ? null : left;

    internal static double Rounded(double regret) => regret < Tolerance ? 0 : regret;

    /// <summary>A part of an expectation; what is certain stays as it is, to the last bit.</summary>
    internal static double Share(int percent, double value) => percent == 100 ? value : percent * value / 100;

    internal static int Points(string criterion, DecisionChoice? choice) => choice is not null && choice.Points.TryGetValue(criterion, out var points) ? points : 0;

    private double Expected(string criterion, DecisionState state, string choice)
    {
        var at = criterionAt[criterion];
        var outcomes = process.Outcomes(state, choice);
        var value = 0.0;
        // The same order of the same operations as in the solution: a best choice's regret is 0 to the last bit.
        foreach (var (percent, next) in outcomes)
            value += Share(percent, best[Find(next) * Criteria.Count + at]);
        return Points(criterion, Chosen(state, choice)) + value;
    }

    private static DecisionChoice? Chosen(DecisionState state, string choice) =>
        state.Process.Script.Nodes[state.Standing.Node].Choices.FirstOrDefault(candidate => candidate.Id == choice);

    private int Find(DecisionState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var at = ReferenceEquals(state.Process, process) ? states.Find(process.Essence(state)) : -1;
        return at >= 0 ? at : throw new ArgumentException($"No path comes to this state at '{state.Node}'.", nameof(state));
    }
}

/// <summary>What a whole path says about one criterion, in points.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Points">Collected on the path.</param>
/// <param name="Regret">Points given away: the sum over the decisions of what each gave up of what was still possible.</param>
/// <param name="LargestRegret">The most that any path can give away; 0: the scenario does not measure this criterion.</param>
public sealed record CriterionScore(string Criterion, int Points, double Regret, double LargestRegret)
{
    /// <summary>1 − regret/largest regret; null when the criterion is not measured.</summary>
    public Percentage? Score => LargestRegret == 0 ? null : Percentage.OfFraction(Kept / LargestRegret);

    /// <summary>Points kept out of <see cref="LargestRegret"/>: the score told in points.</summary>
    public double Kept => LargestRegret - Regret;
}
