using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>A conversation under way.</summary>
/// <param name="Said">What was said so far, with the reply to each.</param>
/// <param name="Came">What is said now.</param>
/// <param name="Choices">The replies in an order of this attempt's own: authors tend to write the best one first.</param>
/// <param name="Options">The answers of a question, likewise.</param>
/// <param name="Reviews">The decisions looked at, where the author wants feedback at once.</param>
/// <param name="Shown">The variables that the author shows.</param>
internal sealed record Conversation(
    PlayedAttempt Played, IReadOnlyList<Exchange> Said, IReadOnlyList<Moment> Came, IReadOnlyList<StoryChoice> Choices, IReadOnlyList<StoryOption> Options,
    IReadOnlyDictionary<int, Review> Reviews, IReadOnlyList<Reading> Shown, TimeAllowed? Time, TimeSpan Left)
{
    /// <summary>Something else had been chosen here already: a second tab, or a page of before.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>A question was sent without an answer.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>How criteria are called; there where feedback is given at once.</summary>
    public SpokenNames? Names { get; init; }

    public Attempt Attempt => Played.Attempt;

    public Scenario Scenario => Played.Scenario;

    public Story Story => Played.Scenario.Story;

    public StoryNode Now => Came[^1].Node;

    /// <summary>The number of the next decision.</summary>
    public int Sequence => Said.Count + 1;

    /// <summary>Decisions from here on the longest way; null where one can wander without end.</summary>
    public int? MostLeft => Scenario.Values.MostLeft(Came[^1].State);

    /// <summary>Whether the time for this reply has run out, and only that can be sent.</summary>
    public bool IsTimeUp => Time is not null && Left == TimeSpan.Zero;

    public bool IsTimed => Story.Nodes.Any(node => node.Seconds is not null);

    /// <summary>The mood in which the customer was seen last.</summary>
    public string Mood => Said.SelectMany(exchange => exchange.Came).Concat(Came).SelectMany(moment => moment.Said)
        .LastOrDefault(line => line.Speaker == Speakers.Customer)?.Mood ?? StoryMoods.Calm;

    public static Conversation Of(PlayedAttempt played, DateTimeOffset now)
    {
        var (said, came) = Exchange.Of(played);
        var (attempt, scenario, at) = (played.Attempt, played.Scenario, came[^1]);
        var order = new Random(OrderOf(attempt.Id, said.Count));
        var open = scenario.Open(at.State);
        var choices = at.Node.Choices.Where(choice => open.Any(move => move.Id == choice.Id)).ToArray();
        var options = at.Node.Question?.Options.ToArray() ?? [];
        order.Shuffle(choices);
        order.Shuffle(options);
        var time = TimeAllowed.At(at.Node, attempt, now);
        return new Conversation(played, said, came, choices, options,
            scenario.Story.Feedback == FeedbackTime.AtOnce ? said.ToDictionary(exchange => exchange.Sequence, exchange => Review.Of(scenario, exchange)) : new Dictionary<int, Review>(),
            Reading.Of(scenario.Story, at.State, said.Count > 0 ? said[^1].At.State : null), time, time?.Left(now) ?? TimeSpan.Zero);
    }

    /// <summary>The same order each time the page is opened, on every machine.</summary>
    private static int OrderOf(long attempt, int taken) => unchecked((int)(attempt * 7919 + taken * 104729));
}
