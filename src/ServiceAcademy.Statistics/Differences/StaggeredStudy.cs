namespace ServiceAcademy.Statistics;

/// <summary>Effect at one distance from the start.</summary>
/// <param name="Since">Periods since the start: 0 the period in which training began, −2 two before it. −1 is what all are compared with, and not listed.</param>
/// <param name="Effect">With an interval for this point alone.</param>
/// <param name="Band">An interval that holds for all points at once.</param>
public sealed record EventPoint(int Since, EstimatedEffect Effect, Interval Band);

/// <summary>Effect on the units that began in one period.</summary>
/// <param name="Start">The period in which they began.</param>
/// <param name="Units">How many they are.</param>
/// <param name="Effect">Mean over the periods since.</param>
public sealed record GroupEffect(int Start, int Units, EstimatedEffect Effect);

/// <summary>Did trained and waiting units move alike before training?</summary>
/// <param name="JointP">p that no lead differs from zero (Hotelling's T² over clusters).</param>
/// <param name="Leads">Leads tested: the nearest, at most one for five clusters.</param>
/// <param name="Slope">Drift a period before the start, through zero at −1; a drift smaller than its <see cref="EstimatedEffect.LeastDetectable"/> may be there unseen
/// (Roth 2022, <i>AER: Insights</i> 4:305–322).</param>
public sealed record PreTrend(double JointP, int Leads, EstimatedEffect Slope)
{
    /// <summary>One of the two tests rejects at 2.5 %, so that both together do at no more than 5 % by chance.</summary>
    public bool IsSuspect => Math.Min(JointP, Slope.P) < 0.025;
}

/// <summary>Trained units against units not yet trained, before and after. Grade B, lower when a check fails.</summary>
/// <param name="Effect">The mean effect on the trained, over the study's window after the start; change of the KPI in its own unit.</param>
/// <param name="EventStudy">By distance from the start, ascending.</param>
/// <param name="Groups">By start.</param>
/// <param name="PreTrend">Null when no period before −1 is there to tell.</param>
/// <param name="Placebo">The same on the periods before training only, with starts moved <paramref name="PlaceboShift"/> periods earlier; null when there are too few.</param>
/// <param name="Units">Units with a before.</param>
/// <param name="Clusters">Independent clusters, of which <paramref name="TrainedClusters"/> have a trained unit.</param>
/// <param name="Periods">Periods.</param>
public sealed record StaggeredStudy(
    EstimatedEffect Effect, IReadOnlyList<EventPoint> EventStudy, IReadOnlyList<GroupEffect> Groups, PreTrend? PreTrend, EstimatedEffect? Placebo, int PlaceboShift,
    int Units, int Clusters, int TrainedClusters, int Periods)
{
    /// <summary>Keys of what has to hold for the figures to mean what they say; the reader is told in words.</summary>
    public IReadOnlyList<string> Assumptions => Keys;

    private static readonly string[] Keys =
        ["parallel-trends", "no-anticipation", "no-spill-over", "clusters-independent", "start-not-chosen-by-outcome"];
}
