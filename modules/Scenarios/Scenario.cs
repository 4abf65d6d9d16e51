using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Records;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios;

/// <summary>
/// A checked role-play with its scores worked out. A decision is judged by its regret: what it gave away of what was still possible
/// there (<see cref="DecisionValues"/>), so that two people who choose equally well on different branches get equal scores.
/// </summary>
internal sealed class Scenario
{
    private readonly Dictionary<string, StoryNode> nodes;
    private readonly Lazy<Dictionary<(string Node, string Move), (double Least, double Most)>> regrets;

    private Scenario(Story story, Analysis analysis)
    {
        (Story, Process, Values) = (story, analysis.Process, analysis.Values);
        nodes = story.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        Criteria = Values.Criteria.Where(criterion => criterion != StoryScript.Total && Values.LargestRegret(criterion) > 0).ToList();
        regrets = new(RegretsByMove);
    }

    /// <summary>What the author wrote.</summary>
    public Story Story { get; }

    /// <summary>What is open where, and where it leads.</summary>
    public DecisionProcess Process { get; }

    /// <summary>What it is worth.</summary>
    public DecisionValues Values { get; }

    public string Id => Story.Id;

    public LocalText Title => Story.Title;

    public StoryNode Start => Story.Nodes[0];

    /// <summary>Ids of the criteria that some choice can gain or lose, in ordinal order.</summary>
    public IReadOnlyList<string> Criteria { get; }

    /// <summary>How many decisions a path has: “8”, or “6–9”; “6+” where one can wander without end.</summary>
    public string DecisionsOnAPath =>
        Values.MostDecisions is not { } most ? $"{Values.FewestDecisions}+" : Values.FewestDecisions == most ? $"{most}" : $"{Values.FewestDecisions}–{most}";

    public StoryNode this[string id] => nodes[id];

    /// <summary>Where a path stands in the story.</summary>
    public StoryNode this[DecisionState state] => nodes[state.Node];

    /// <summary>Reads a published version, which has been checked.</summary>
    public static Scenario Parse(ContentBundle bundle)
    {
        var name = StorySource.TextOf(bundle) ?? throw new InvalidDataException("A role-play was published without its text.");
        var problems = new List<Problem>();
        var story = StorySource.Read(name, bundle[name], problems);
        IReadOnlyList<DecisionFinding> faults = [];
        return story is not null && Analysis.TryOf(story, out faults) is { } analysis
            ? new Scenario(story, analysis)
            : throw new InvalidDataException($"{name} was published although it cannot be played: {string.Join("; ", problems)} {string.Join("; ", faults)}");
    }

    /// <summary>A story that was just written, where it can be played.</summary>
    public static Scenario? Of(Story story, Analysis? analysis) => analysis is null ? null : new Scenario(story, analysis);

    public StoryNode? Find(string node) => nodes.GetValueOrDefault(node);

    /// <summary>
    /// The move that an answer is: of a question, the ids of the ticked options joined by “+” are the right or the wrong one; everywhere else the choice's own id.
    /// Null when there is no such answer.
    /// </summary>
    public static StoryChoice? MoveOf(StoryNode node, string answer)
    {
        if (node.Question is not { } question || answer is StoryChoice.LateId)
            return node.Move(answer);
        var chosen = answer.Split('+', StringSplitOptions.RemoveEmptyEntries);
        return chosen.Length == 0 || chosen.Distinct().Count() != chosen.Length || chosen.Except(question.Options.Select(option => option.Id)).Any() || (!question.IsMany && chosen.Length != 1)
            ? null
            : question.IsRight(chosen) ? node.Right : node.Wrong;
    }

    /// <summary>An answer that is this move: what <see cref="MoveOf"/> reads.</summary>
    public static string AnswerTo(StoryNode node, StoryChoice move)
    {
        if (node.Question is not { } question || move.Id == StoryChoice.LateId)
            return move.Id;
        return move.Id == StoryChoice.RightId
            ? string.Join('+', question.Options.Where(option => option.IsRight).Select(option => option.Id))
            : (question.Options.FirstOrDefault(option => !option.IsRight) ?? question.Options[0]).Id;
    }

    /// <summary>What was chosen, in words: the choice, or the options of a question; empty where the time ran out.</summary>
    public static LocalText WordsOf(StoryNode node, string answer)
    {
        if (node.Question is not { } question)
            return node.Move(answer)?.Text ?? new LocalText();
        var chosen = answer.Split('+').Select(id => question.Options.FirstOrDefault(option => option.Id == id)?.Text).OfType<LocalText>().ToList();
        return new LocalText { En = string.Join("; ", chosen.Select(text => text.En)), ZhHans = string.Join("；", chosen.Select(text => text.ZhHans)) };
    }

    /// <summary>The moves that are open in a state, running out of time included.</summary>
    public IReadOnlyList<StoryChoice> Open(DecisionState state) => Process.Open(state).Select(choice => this[state].Move(choice.Id)!).ToList();

    /// <summary>
    /// What a decision is evidence of. Credit: 1 − regret ÷ what is at stake in that state; where every choice is worth the same, nothing. Weight: what is at stake ÷
    /// the most at stake in any state of the role-play, so that the turning point is a full item and a nuance a fraction of one, times the criterion's weight for
    /// the competency. Guess: the credit of somebody who chooses with closed eyes. Where several criteria bear on one competency they are averaged by weight.
    /// </summary>
    public IReadOnlyList<Bearing> Bearings(DecisionState state, string move, Measures measures) => (
            from criterion in MeasuredAt(state)
            let share = Values.Stake(criterion, state) / Values.LargestStake(criterion)
            let credit = Credit(criterion, state, move)!.Value
            let guess = Guess(criterion, state)
            from part in measures.Of(criterion)
            group (Weight: part.Value * share, credit, guess) by part.Key into about
            let weight = about.Sum(part => part.Weight)
            orderby about.Key
            select new Bearing(about.Key, Whole(about.Sum(part => part.Weight * part.credit) / weight), Math.Clamp(Whole(1000 * weight), 1, 1000),
                Whole(about.Sum(part => part.Weight * part.guess) / weight))).ToList();

    /// <summary>The criteria that something is at stake of in a state.</summary>
    public IReadOnlyList<string> MeasuredAt(DecisionState state) => Criteria.Where(id => Values.Stake(id, state) > 0).ToList();

    /// <summary>Thousandths of what was at stake overall; null where every choice is worth the same.</summary>
    public int? Credit(DecisionState state, string move) => Credit(StoryScript.Total, state, move);

    /// <summary>The overall score of a finished path, in thousandths.</summary>
    public int Score(Walk walk)
    {
        var total = Values.Score(StoryScript.Total, walk.Decisions);
        return Whole(1000 * total.Kept / total.LargestRegret);
    }

    /// <summary>The scores of a finished path, one a criterion.</summary>
    public IReadOnlyList<CriterionScore> Scores(Walk walk) => Criteria.Select(criterion => Values.Score(criterion, walk.Decisions)).ToList();

    /// <summary>What a decision gave away, by criterion: so many points of the most that can be lost on any path.</summary>
    public IReadOnlyList<Cost> Costs(DecisionState state, string move) => Criteria
        .Select(id => new Cost(id, Values.Regret(id, state, move), Values.LargestRegret(id)))
        .Where(cost => cost.Points > 0)
        .ToList();

    /// <summary>Points given away over all criteria, by their weights; 0 for a best choice.</summary>
    public double Regret(DecisionState state, string move) => Values.Regret(StoryScript.Total, state, move);

    /// <summary>The least and the most that a move gives away over all criteria, among the states in which a path can come to it; zeros where it is never open.</summary>
    public (double Least, double Most) Regrets(string node, string move) => regrets.Value.GetValueOrDefault((node, move));

    /// <summary>The choice that keeps most open over all criteria; the first of equals.</summary>
    public StoryChoice Best(DecisionState state) => Open(state).First(move => Regret(state, move.Id) == 0);

    private int? Credit(string criterion, DecisionState state, string move) =>
        Values.Credit(criterion, state, move) is { } credit ? Whole(1000 * credit) : null;

    private double Guess(string criterion, DecisionState state)
    {
        double Of(StoryChoice move) => Credit(criterion, state, move.Id)!.Value;
        var node = this[state];
        if (node.Question is not { } question)
            return Open(state).Where(move => move.Id != StoryChoice.LateId).Average(Of);
        var chance = question.IsMany ? Math.Pow(0.5, question.Options.Count) : 1.0 / question.Options.Count;
        return chance * Of(node.Right!) + (1 - chance) * Of(node.Wrong!);
    }

    private Dictionary<(string, string), (double, double)> RegretsByMove()
    {
        var found = new Dictionary<(string, string), (double Least, double Most)>();
        foreach (var state in Values.Reached)
            foreach (var move in Process.Open(state))
            {
                var regret = Regret(state, move.Id);
                var key = (state.Node, move.Id);
                found[key] = found.TryGetValue(key, out var known) ? (Math.Min(known.Least, regret), Math.Max(known.Most, regret)) : (regret, regret);
            }
        return found;
    }

    private static int Whole(double thousandths) => (int)Math.Round(thousandths, MidpointRounding.AwayFromZero);
}

/// <summary>Points of a criterion that a decision gave away.</summary>
/// <param name="Of">The most that can be lost on any path.</param>
internal sealed record Cost(string Criterion, double Points, double Of);
