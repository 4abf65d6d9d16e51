namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>A conversation under way.</summary>
/// <param name="Said">What was said so far, with the reply to each.</param>
/// <param name="Choices">The replies in an order of this attempt's own: authors tend to write the best one first.</param>
/// <param name="IsLate">A choice came too late and was not taken.</param>
internal sealed record Conversation(
    long Attempt, Scenario Scenario, IReadOnlyList<Exchange> Said, ScenarioNode Now, IReadOnlyList<ScenarioChoice> Choices, bool IsLate)
{
    /// <summary>The number of the next decision.</summary>
    public int Sequence => Said.Count + 1;

    /// <summary>Decisions from here on the longest way.</summary>
    public int MostLeft => Scenario.MostLeft(Now.Id);

    public static Conversation Of(PlayedAttempt played, bool isLate)
    {
        var (attempt, scenario, decisions) = played;
        var now = scenario[attempt.Node];
        var choices = now.Choices.ToArray();
        new Random(HashCodeOf(attempt.Id, decisions.Count)).Shuffle(choices);
        return new Conversation(attempt.Id, scenario, Exchange.Of(scenario, decisions), now, choices, isLate);
    }

    /// <summary>The same order each time the page is opened, on every machine.</summary>
    private static int HashCodeOf(long attempt, int taken) => unchecked((int)(attempt * 7919 + taken * 104729));
}

/// <summary>What was said, and the reply.</summary>
internal sealed record Exchange(ScenarioNode Node, ScenarioChoice Choice)
{
    public static List<Exchange> Of(Scenario scenario, IEnumerable<TakenDecision> decisions) =>
        decisions.Select(taken => new Exchange(scenario[taken.Node], scenario.Choice(taken.Node, taken.Choice)!)).ToList();
}
