using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>Plays for somebody of the demo company.</summary>
internal static class Improvisation
{
    /// <param name="credit">The chance (0–1) that this person decides best in a state.</param>
    public static Walk Of(Scenario scenario, long seed, Random random, Func<DecisionState, double> credit)
    {
        var walk = Walk.Begin(scenario, seed);
        while (!walk.IsFinished)
        {
            var state = walk.State;
            var open = scenario.Open(state).Where(move => move.Id != StoryChoice.LateId).ToList();
            var best = open.Where(move => scenario.Regret(state, move.Id) == 0).ToList();
            var others = open.Except(best).ToList();
            var from = best.Count > 0 && (others.Count == 0 || random.NextDouble() < credit(state)) ? best : others;
            walk = walk.Take(Scenario.AnswerTo(walk.Node, from[random.Next(from.Count)]))!;
        }
        return walk;
    }
}
