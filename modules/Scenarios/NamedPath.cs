using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios;

/// <summary>
/// A path that is named from outside: <c>apologise,check-id/say@calm,…</c>. Where chance falls and is not named, every outcome is followed as long as the rest of
/// the path can be walked from it.
/// </summary>
internal static class NamedPath
{
    private const int MostCandidates = 2000;

    /// <exception cref="ArgumentException">It is no path from start to end, or it is not clear which.</exception>
    public static Walk Walked(Scenario scenario, IReadOnlyList<string> steps)
    {
        var candidates = Onward(scenario, [], scenario.Process.Start, []).Take(MostCandidates).Select(rest => new Walk(scenario, 0, rest.Moments, 0)).ToList();
        for (var at = 0; at < steps.Count; at++)
        {
            var step = Step.Of(steps[at]);
            var next = candidates.SelectMany(walk => After(walk, step)).Take(MostCandidates + 1).ToList();
            if (next.Count > MostCandidates)
                throw new ArgumentException("Chance falls too often on this path to try every outcome. Name the outcomes: choice@node.");
            candidates = next.Count > 0 ? next : throw NotOpen(candidates, step, at);
        }
        var finished = candidates.Where(walk => walk.IsFinished).ToList();
        if (finished.Count == 0)
            throw new ArgumentException($"The path stops at “{candidates[0].Node.Id}”, which is not an end. {Choices(candidates[0])}");
        if (finished.DistinctBy(Regrets).Count() > 1)
            throw new ArgumentException("Chance falls on this path, and it matters how. Name the outcome after the choice: choice@node.");
        return finished[0];
    }

    private static IEnumerable<Walk> After(Walk walk, Step step)
    {
        if ((step.Node is { } node && node != walk.Node.Id) || MoveOf(walk.Node, step.Answer) is not { } move
            || walk.Scenario.Process.Open(walk.State).All(open => open.Id != move.Id))
            yield break;
        Moment[] before = [.. walk.Moments.SkipLast(1), walk.Moments[^1] with { Move = move.Id, Answer = step.Answer }];
        foreach (var (drawn, state) in Outcomes(walk.Scenario, walk.State, move.Id))
            foreach (var (moments, names) in Onward(walk.Scenario, before, state, drawn is null ? [] : [drawn]))
                if (names.Take(step.Drawn.Count).SequenceEqual(step.Drawn))
                    yield return walk with { Moments = moments, Taken = walk.Taken + 1 };
    }

    /// <summary>Every way on until something is to be decided, with the names of what chance drew.</summary>
    private static IEnumerable<(IReadOnlyList<Moment> Moments, IReadOnlyList<string> Drawn)> Onward(
        Scenario scenario, IReadOnlyList<Moment> before, DecisionState state, IReadOnlyList<string> drawn)
    {
        if (!scenario.Process.GoesOn(state))
            return [([.. before, new Moment(state, scenario[state])], drawn)];
        return Outcomes(scenario, state, DecisionProcess.Onward).SelectMany(outcome =>
            Onward(scenario, [.. before, new Moment(state, scenario[state], DecisionProcess.Onward)], outcome.Next, outcome.Drawn is { } name ? [.. drawn, name] : drawn));
    }

    private static IEnumerable<(string? Drawn, DecisionState Next)> Outcomes(Scenario scenario, DecisionState state, string move)
    {
        var outcomes = scenario.Process.Outcomes(state, move);
        return outcomes.Select(outcome => (outcomes.Count > 1 ? outcome.Next.Node : null, outcome.Next));
    }

    private static StoryChoice? MoveOf(StoryNode node, string answer) => Scenario.MoveOf(node, answer)
        ?? (node.Question is null ? null : answer switch { StoryChoice.RightId => node.Right, StoryChoice.WrongId => node.Wrong, _ => null });

    private static string Regrets(Walk walk) =>
        string.Join(' ', walk.Scenario.Criteria.Append(StoryScript.Total).Select(criterion => Math.Round(walk.Scenario.Values.Score(criterion, walk.Decisions).Regret, 9)));

    private static ArgumentException NotOpen(List<Walk> candidates, Step step, int at)
    {
        var stands = candidates[0];
        return new ArgumentException(stands.IsFinished
            ? $"Step {at + 1}, “{step.Written}”: the path has ended at “{stands.Node.Id}” already."
            : $"Step {at + 1}, “{step.Written}”, cannot be taken at “{stands.Node.Id}”. {Choices(stands)}");
    }

    private static string Choices(Walk walk) =>
        $"Open there: {string.Join(", ", walk.Node.Question is { } question ? question.Options.Select(option => option.Id) : walk.Scenario.Process.Open(walk.State).Select(choice => choice.Id))}.";

    /// <param name="Node">Where it is taken; null when it is not said.</param>
    /// <param name="Drawn">The nodes to which chance led.</param>
    private sealed record Step(string Written, string? Node, string Answer, IReadOnlyList<string> Drawn)
    {
        public static Step Of(string written)
        {
            var parts = written.Trim().Split('@');
            var slash = parts[0].IndexOf('/');
            return new Step(written.Trim(), slash < 0 ? null : parts[0][..slash], parts[0][(slash + 1)..], parts[1..]);
        }
    }
}
