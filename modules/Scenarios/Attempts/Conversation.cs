using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>A conversation under way.</summary>
/// <param name="Said">What was said so far, with the reply to each.</param>
/// <param name="Choices">The replies in an order of this attempt's own: authors tend to write the best one first.</param>
/// <param name="IsLate">A choice came too late and was not taken.</param>
internal sealed record Conversation(
    long Attempt, Scenario Scenario, IReadOnlyList<Exchange> Said, Exchange Now, IReadOnlyList<StoryChoice> Choices, int Taken, int? MostLeft, bool IsLate)
{
    /// <summary>The number of the next decision.</summary>
    public int Sequence => Taken + 1;

    public static Conversation Of(PlayedAttempt played, bool isLate)
    {
        var walk = played.Walk;
        var choices = played.Scenario.Open(walk.State).Where(walk.Node.Choices.Contains).ToArray();
        new Random(HashCodeOf(played.Attempt.Id, walk.Taken)).Shuffle(choices);
        var said = Exchange.Of(walk);
        return new Conversation(played.Attempt.Id, played.Scenario, said[..^1], said[^1], choices, walk.Taken, played.Scenario.Values.MostLeft(walk.State), isLate);
    }

    /// <summary>The same order each time the page is opened, on every machine.</summary>
    private static int HashCodeOf(long attempt, int taken) => unchecked((int)(attempt * 7919 + taken * 104729));
}

/// <summary>What was said in a moment, and the reply; there is none where the story went on by itself.</summary>
/// <param name="Lines">Those whose condition held.</param>
internal sealed record Exchange(Moment Moment, IReadOnlyList<StoryLine> Lines, LocalText? Reply, LocalText? Consequence)
{
    public StoryNode Node => Moment.Node;

    public static List<Exchange> Of(Walk walk) => walk.Moments.Select(moment => new Exchange(
        moment,
        moment.Node.Lines.Where(line => moment.State.Meets(line.If)).ToList(),
        string.IsNullOrEmpty(moment.Answer) ? null : Scenario.WordsOf(moment.Node, moment.Answer),
        moment.Move is { } move ? moment.Node.Move(move)?.Consequence : null)).ToList();
}
