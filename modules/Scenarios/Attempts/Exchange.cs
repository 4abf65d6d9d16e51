using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>What came, what was decided, and what that changed.</summary>
/// <param name="Came">The moments since the decision before; the last one is where it was taken.</param>
/// <param name="Changed">The shown variables that this decision, and what followed from it, moved.</param>
/// <param name="Fell">What was left to chance after it.</param>
internal sealed record Exchange(TakenDecision Taken, IReadOnlyList<Moment> Came, StoryChoice Move, IReadOnlyList<Reading> Changed, IReadOnlyList<Fall> Fell)
{
    public int Sequence => Taken.Sequence;

    public Moment At => Came[^1];

    public bool IsLate => Move.Id == StoryChoice.LateId && At.Node.Late is not null;

    /// <summary>The options that were ticked, of a question.</summary>
    public IReadOnlyList<StoryOption> Ticked =>
        At.Node.Question is { } question && !IsLate ? question.Options.Where(option => Taken.Choice.Split('+').Contains(option.Id)).ToList() : [];

    /// <summary>The decisions of an attempt, and the moments since the last of them.</summary>
    public static (IReadOnlyList<Exchange> Decided, IReadOnlyList<Moment> Came) Of(PlayedAttempt played)
    {
        var groups = new List<List<Moment>> { new() };
        foreach (var moment in played.Walk.Moments)
        {
            groups[^1].Add(moment);
            if (!string.IsNullOrEmpty(moment.Move))
                groups.Add([]);
        }
        var falls = played.Walk.Falls;
        var decided = played.Decisions.Select((taken, index) =>
        {
            var (at, next) = (groups[index][^1], groups[index + 1][^1]);
            return new Exchange(taken, groups[index], at.Node.Move(at.Move!)!,
                Reading.Of(played.Scenario.Story, next.State, at.State).Where(reading => reading.IsChanged).ToList(), falls[index]);
        }).ToList();
        return (decided, groups[^1]);
    }
}
