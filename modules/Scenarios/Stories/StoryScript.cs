using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Stories;

/// <summary>A story as the engine plays and weighs it.</summary>
internal static class StoryScript
{
    /// <summary>
    /// All criteria's points by their weights, as a criterion of its own: the overall score. A mean of the criteria's scores would not do, since the best path for
    /// one may not be the best for another and nobody could reach full marks. No criterion's id looks like this.
    /// </summary>
    public const string Total = "*";

    /// <summary>The criteria; where the author declared none, those that get points, with weight 1.</summary>
    public static IReadOnlyList<StoryCriterion> CriteriaOf(Story story) => story.Criteria.Count > 0
        ? story.Criteria
        : story.Nodes.SelectMany(node => node.Moves).SelectMany(move => move.Points.Keys).Distinct().Select(id => new StoryCriterion(id, 1)).ToList();

    public static DecisionScript Of(Story story)
    {
        var weights = CriteriaOf(story).DistinctBy(criterion => criterion.Id).ToDictionary(criterion => criterion.Id, criterion => criterion.Weight);
        return new DecisionScript(
            story.Nodes.Select(node => new DecisionNode(node.Id, node.Moves.Select(move => Choice(move, weights)).ToList(), node.Onward, node.Effects)).ToList(),
            story.Variables.Select(variable => variable.Compiled).ToList());
    }

    private static DecisionChoice Choice(StoryChoice move, Dictionary<string, int> weights) =>
        new(move.Id, new Dictionary<string, int>(move.Points) { [Total] = move.Points.Sum(pair => pair.Value * weights.GetValueOrDefault(pair.Key)) },
            move.Ways, move.If, move.IsOnce, move.Effects);
}
