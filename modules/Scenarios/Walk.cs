using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios;

/// <summary>One state that a path came through.</summary>
/// <param name="Move">The move taken there; empty where it went on by itself; null where the path stands.</param>
/// <param name="Answer">What the person chose: the move's id, or the options of a question.</param>
/// <param name="Fell">What chance drew on leaving it; null where nothing was left to chance.</param>
internal sealed record Moment(DecisionState State, StoryNode Node, string? Move = null, string? Answer = null, Fall? Fell = null)
{
    /// <summary>What is said there, as far as its conditions hold.</summary>
    public IEnumerable<StoryLine> Said => Node.Lines.Where(line => State.Meets(line.If));
}

/// <summary>Chance decided where the story went.</summary>
/// <param name="Number">Which of the outcomes, from 0.</param>
/// <param name="Percent">How likely it was.</param>
internal readonly record struct Fall(int Number, int Percent);

/// <summary>
/// A path through a role-play, replayed from what was chosen: a pure function of version, seed and decisions. Chance falls by the seed and the number of the
/// decision, so that reading a page again draws nothing again. Immutable.
/// </summary>
/// <param name="Moments">From the start; the last is where the path stands.</param>
/// <param name="Taken">Decisions so far.</param>
internal sealed record Walk(Scenario Scenario, long Seed, IReadOnlyList<Moment> Moments, int Taken)
{
    public DecisionState State => Moments[^1].State;

    public StoryNode Node => Moments[^1].Node;

    /// <summary>Whether it has come to an end.</summary>
    public bool IsFinished => Scenario.Process.Open(State).Count == 0;

    /// <summary>The decisions, each in its state, for scoring.</summary>
    public IEnumerable<(DecisionState State, string Move)> Decisions => Steps.Select(step => (step.State, step.Move!));

    /// <summary>The moments in which something was decided.</summary>
    public IEnumerable<Moment> Steps => Moments.Where(moment => !string.IsNullOrEmpty(moment.Move));

    /// <summary>What chance drew after each decision, in order.</summary>
    public IReadOnlyList<IReadOnlyList<Fall>> Falls
    {
        get
        {
            var falls = new List<List<Fall>>();
            foreach (var moment in Moments)
            {
                if (!string.IsNullOrEmpty(moment.Move))
                    falls.Add([]);
                if (moment.Fell is { } fell && falls.Count > 0)
                    falls[^1].Add(fell);
            }
            return falls;
        }
    }

    public static Walk Begin(Scenario scenario, long seed) => new Walk(scenario, seed, [], 0).On(scenario.Process.Start, 0);

    /// <summary>The walk after these answers.</summary>
    /// <exception cref="ArgumentException">An answer is not open where it was given.</exception>
    public static Walk Replay(Scenario scenario, long seed, IEnumerable<string> answers) =>
        answers.Aggregate(Begin(scenario, seed), (walk, answer) => walk.Take(answer) ?? throw new ArgumentException($"'{answer}' is not open at '{walk.Node.Id}'.", nameof(answers)));

    /// <summary>The walk after one more answer; null when it is not open here.</summary>
    /// <param name="answer">See <see cref="Scenario.MoveOf"/>.</param>
    public Walk? Take(string answer)
    {
        if (Scenario.MoveOf(Node, answer) is not { } move || Scenario.Process.Open(State).All(open => open.Id != move.Id))
            return null;
        var (next, fell) = Drawn(Scenario.Process.Outcomes(State, move.Id), Taken + 1, 0);
        return (this with { Moments = [.. Moments.SkipLast(1), Moments[^1] with { Move = move.Id, Answer = answer, Fell = fell }], Taken = Taken + 1 }).On(next, 1);
    }

    /// <summary>Goes on from a state for as long as nothing is to be decided.</summary>
    private Walk On(DecisionState state, int draws)
    {
        var moments = Moments.ToList();
        while (Scenario.Process.GoesOn(state))
        {
            var (next, fell) = Drawn(Scenario.Process.Outcomes(state, DecisionProcess.Onward), Taken, draws++);
            moments.Add(new Moment(state, Scenario[state], DecisionProcess.Onward, Fell: fell));
            state = next;
        }
        moments.Add(new Moment(state, Scenario[state]));
        return this with { Moments = moments };
    }

    private (DecisionState Next, Fall? Fell) Drawn(IReadOnlyList<DrawnState> outcomes, int sequence, int draw)
    {
        if (outcomes.Count == 1)
            return (outcomes[0].Next, null);
        var number = 0;
        for (var left = Percent(Seed, sequence, draw); left >= outcomes[number].Percent; number++)
            left -= outcomes[number].Percent;
        return (outcomes[number].Next, new Fall(number, outcomes[number].Percent));
    }

    /// <summary>0–99, the same on every machine (splitmix64: Steele, Lea and Flood 2014).</summary>
    private static int Percent(long seed, int sequence, int draw)
    {
        var mixed = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)sequence * 0xBF58476D1CE4E5B9UL + (ulong)draw * 0x94D049BB133111EBUL);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return (int)((mixed ^ (mixed >> 31)) % 100);
    }
}
