namespace ServiceAcademy.Statistics;

/// <summary>
/// Tells an ability in points from 0 to 100 and in levels from 1.
/// <para>Points = 50 + 15·θ, cut at 0 and 100: straight, so that an interval stays symmetric, a standard error is “± so many points” anywhere
/// and a team's mean score is the score of its mean ability (a percentile or logistic scale has none of the three). 15 puts 0 and 100 at
/// θ = ∓3.33, beyond 99.9 % of the prior. 50 is a person of whom nothing is known; a point is not a percentage of right answers.</para>
/// </summary>
public sealed class CompetencyScale
{
    public const double PointsPerLogit = 15;

    private readonly double[] thresholds;

    /// <param name="thresholds">Points at which level 2, 3, … begin; rising, between 0 and 100.</param>
    /// <exception cref="ArgumentException">Not rising, or outside 0–100.</exception>
    public CompetencyScale(params IReadOnlyList<double> thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        for (var i = 0; i < thresholds.Count; i++)
            if (!(thresholds[i] is > 0 and < 100) || (i > 0 && thresholds[i] <= thresholds[i - 1]))
                throw new ArgumentException("Thresholds rise, between 0 and 100.", nameof(thresholds));
        this.thresholds = [.. thresholds];
    }

    /// <summary>
    /// Four levels, at θ = −1, 0, 1 (35, 50, 65 points): 16, 34, 34 and 16 % of the prior. A convention until a panel sets
    /// standards on real items.
    /// </summary>
    public static CompetencyScale Usual { get; } = new(35, 50, 65);

    public int Levels => thresholds.Length + 1;

    /// <summary>0 to 100.</summary>
    public double Points(double ability) => Math.Clamp(50 + PointsPerLogit * ability, 0, 100);

    /// <summary>Standard error in points.</summary>
    public double StandardError(AbilityEstimate estimate) => PointsPerLogit * estimate.StandardError;

    /// <summary>Interval in points, cut at 0 and 100.</summary>
    public Interval IntervalAt(AbilityEstimate estimate, double level = 0.90) => estimate.IntervalAt(level).Map(Points);

    /// <summary>1 to <see cref="Levels"/>; a score on a threshold has reached the level.</summary>
    public int Level(double points)
    {
        var level = 1;
        foreach (var threshold in thresholds)
            if (points >= threshold)
                level++;
        return level;
    }

    /// <summary>Level of the estimate.</summary>
    public int Level(AbilityEstimate estimate) => Level(Points(estimate.Mean));

    /// <summary>The highest level that is as good as certain: that of the interval's lower end.</summary>
    public int CertainLevel(AbilityEstimate estimate, double level = 0.90) => Level(IntervalAt(estimate, level).Low);
}
