namespace ServiceAcademy.Competencies.Mine;

/// <summary>Something to do next, and the gaps that it serves.</summary>
/// <param name="Serves">Competencies that it trains and that are not reached yet, the widest gap first.</param>
internal sealed record UsefulStep(NextStep Step, IReadOnlyList<CompetencyCard> Serves)
{
    /// <summary>What is begun, or runs out, comes before what could be begun; see the sources' own order.</summary>
    private const int UnderWay = 10;

    /// <summary>Points that a gap counts for of which nothing is known, where a step could tell: about half the interval that a first figure would have.</summary>
    private const double Unknown = 20;

    /// <summary>Minutes that it takes to get to anything at all, so that short steps do not win by being short.</summary>
    private const double Approach = 30;

    /// <summary>
    /// In the order of expected usefulness: the points that are missing in all competencies that a step trains, for each minute of it. A convention, not a forecast: nothing is
    /// known yet of what each step has brought to others.
    /// </summary>
    public static IEnumerable<UsefulStep> Ordered(IReadOnlyList<NextStep> steps, IReadOnlyList<StandLine> lines)
    {
        var missing = lines.Where(line => line.Gap is { Standing: not Standing.Reached })
            .ToDictionary(line => line.Score.Competency.Id, line => (line.Score.Competency, Points: line.Gap!.Points is { } points ? Math.Max(0, points) : (double?)null));
        return
            from step in steps
            let serves = (step.Trains ?? []).Where(missing.ContainsKey).Select(id => missing[id]).OrderByDescending(gap => gap.Points ?? Unknown).ToList()
            orderby step.Order <= UnderWay ? 0 : 1, serves.Sum(gap => gap.Points ?? (step.GivesEvidence ? Unknown : 0)) / (Approach + step.Minutes) descending, step.Order
            select new UsefulStep(step, serves.ConvertAll(gap => gap.Competency));
    }
}
