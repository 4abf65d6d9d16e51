using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using Lanes = System.Numerics.Vector<double>;

namespace ServiceAcademy.Statistics;

/// <summary>
/// Difference-in-differences with staggered starts (Callaway &amp; Sant'Anna 2021): group-time effects with units not yet trained as controls, never units trained
/// before, whose own effects would spoil the comparison (Goodman-Bacon 2021). All changes are taken from the last period before the start, so that points before
/// and after can be read alike (Roth 2024). Errors by cluster; Student's distribution with degrees of freedom of <see cref="GroupTimeEffects.DegreesOfFreedom"/>, since
/// academies have dozens of teams, not thousands.
/// </summary>
public static class StaggeredDifferences
{
    /// <summary>Fewer clusters in all are refused.</summary>
    public const int LeastClusters = 10;

    /// <summary>Fewer trained clusters, or fewer waiting ones at the first start, are refused.</summary>
    public const int LeastInArm = 4;

    public const int UsualDraws = 999;

    /// <param name="panel">Figures and starts.</param>
    /// <param name="window">The periods since the start over which the effect is averaged, from the study's lag on (0 = the period of the start); null: all. Points of
    /// a window weigh alike; without a window every trained unit's period does.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <param name="seed">Same seed and data, same result.</param>
    /// <param name="draws">Draws of the multiplier bootstrap behind the band, at least 199.</param>
    public static Answer<StaggeredStudy> Study(
        StaggeredPanel panel, (int From, int To)? window = null, double level = Interval.UsualLevel, ulong seed = 20260101, int draws = UsualDraws)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 199);
        Check.Level(level);
        if (window is { } w && (w.From < 0 || w.To < w.From))
            throw new ArgumentOutOfRangeException(nameof(window), window, "A window runs from 0 or later to the same period or later.");
        if (Refuse(panel) is { } refusal)
            return refusal;
        var effects = new GroupTimeEffects(panel);
        if (Overall(effects, window) is not { StandardError: > 0 } overall)
            return new Refusal(Refusal.TooFewControls, 2, 0);

        var points = effects.Cells.GroupBy(cell => cell.Period - cell.Group).OrderBy(point => point.Key).Select(point => (Since: point.Key, Sum: effects.Mean([.. point])))
            .Where(point => point.Sum.StandardError > 0).ToArray();
        var factor = BandFactor([.. points.Select(point => point.Sum)], level, new SplitMix64(seed), draws);
        var events = points.Select(point =>
        {
            var effect = point.Sum.Effect(level);
            // As far out on the point's own Student distribution as the factor is on the normal one.
            var half = Math.Max(effect.Interval.Width / 2, Quantiles.T(1 - 2 * Normal.CDF(0, 1, -factor), effect.DegreesOfFreedom) * effect.StandardError);
            return new EventPoint(point.Since, effect, new Interval(effect.Estimate - half, effect.Estimate + half, level));
        });
        var groups = effects.Groups.Select(group => (group, Cells: effects.Cells.Where(cell => cell.Group == group.Start && cell.Period >= group.Start).ToArray()))
            .Where(group => group.Cells.Length > 0).Select(group => (group.group, Sum: effects.Mean(group.Cells))).Where(group => group.Sum.StandardError > 0)
            .Select(group => new GroupEffect(group.group.Start, group.group.Size, group.Sum.Effect(level)));
        var (placebo, shift) = Placebo(panel, window, level);
        return new StaggeredStudy(
            overall.Effect(level), [.. events], [.. groups], Before([.. points.Where(point => point.Since < -1)], panel.Clusters, level), placebo, shift,
            panel.Units, panel.Clusters, TrainedClusters(panel), panel.Periods);
    }

    /// <summary>The effect without each cluster in turn, in the order of the clusters' numbers; null where what is left does not give one.</summary>
    public static IReadOnlyList<double?> LeaveOneOut(StaggeredPanel panel, (int From, int To)? window = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return [.. Enumerable.Range(0, panel.Clusters).Select(cluster => Overall(new GroupTimeEffects(panel.Without(cluster)), window)?.Estimate)];
    }

    private static Refusal? Refuse(StaggeredPanel panel)
    {
        var starts = panel.Starts.Where(start => start != StaggeredPanel.Never).ToArray();
        var first = starts.Length == 0 ? 0 : starts.Min();
        int trained = TrainedClusters(panel), waiting = panel.Cluster.Zip(panel.Starts).Where(unit => unit.Second > first).Select(unit => unit.First).Distinct().Count();
        return panel.Clusters < LeastClusters ? new Refusal(Refusal.TooFewClusters, LeastClusters, panel.Clusters)
            : trained < LeastInArm ? new Refusal(Refusal.TooFewTreated, LeastInArm, trained)
            : waiting < LeastInArm ? new Refusal(Refusal.TooFewControls, LeastInArm, waiting)
            : starts.Max() < 2 ? new Refusal(Refusal.TooFewPeriodsBefore, 2, starts.Max())
            : null;
    }

    private static int TrainedClusters(StaggeredPanel panel) =>
        panel.Cluster.Zip(panel.Starts).Where(unit => unit.Second != StaggeredPanel.Never).Select(unit => unit.First).Distinct().Count();

    internal static GroupTimeEffects.Sum? Overall(GroupTimeEffects effects, (int From, int To)? window)
    {
        var after = effects.Cells.Where(cell => cell.Period >= cell.Group).ToArray();
        if (window is not { } within)
            return after.Length == 0 ? null : effects.Mean(after);
        var points = after.Where(cell => cell.Period - cell.Group >= within.From && cell.Period - cell.Group <= within.To)
            .GroupBy(cell => cell.Period - cell.Group).Select(point => effects.Mean([.. point])).ToArray();
        return points.Length == 0 ? null : GroupTimeEffects.Sum.Of(points, [.. points.Select(_ => 1.0 / points.Length)]);
    }

    private static PreTrend? Before((int Since, GroupTimeEffects.Sum Sum)[] leads, int clusters, double level)
    {
        if (leads.Length == 0)
            return null;
        var squares = leads.Sum(lead => (lead.Since + 1.0) * (lead.Since + 1));
        var slope = GroupTimeEffects.Sum.Of([.. leads.Select(lead => lead.Sum)], [.. leads.Select(lead => (lead.Since + 1) / squares)]);
        var tested = leads[^Math.Min(leads.Length, Math.Max(1, clusters / 5))..];
        return slope.StandardError > 0 ? new PreTrend(Hotelling([.. tested.Select(lead => lead.Sum)], clusters), tested.Length, slope.Effect(level)) : null;
    }

    /// <summary>p of T² = θ′V⁻¹θ, T²·(C − q)/(q(C − 1)) being F with q and C − q degrees of freedom (Hotelling 1931); leads that follow from others count as none.</summary>
    private static double Hotelling(GroupTimeEffects.Sum[] sums, int clusters)
    {
        var scaled = Matrix<double>.Build.DenseOfColumnArrays(sums.Select(sum => Array.ConvertAll(sum.Influence, value => value / sum.StandardError)));
        var eigen = scaled.TransposeThisAndMultiply(scaled).Evd(Symmetricity.Symmetric);
        var along = eigen.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.Dense([.. sums.Select(sum => sum.Estimate / sum.StandardError)]));
        var kept = Enumerable.Range(0, sums.Length).Where(k => eigen.EigenValues[k].Real > 1e-9).ToArray();
        var squared = kept.Sum(k => along[k] * along[k] / eigen.EigenValues[k].Real);
        var f = squared * (clusters - kept.Length) / (kept.Length * (clusters - 1.0));
        return 1 - FisherSnedecor.CDF(kept.Length, clusters - kept.Length, f);
    }

    /// <summary>Starts moved three periods back, less where the first start leaves no more.</summary>
    private static (EstimatedEffect? Effect, int Shift) Placebo(StaggeredPanel panel, (int From, int To)? window, double level)
    {
        var shift = Math.Clamp(panel.Starts.Min() - 1, 1, 3);
        var before = panel.Placebo(shift);
        // What was trained after the lag cannot be looked for so early; the periods just before the start stand in for the window.
        return Refuse(before) is null && Overall(new GroupTimeEffects(before), window is null ? null : (0, shift - 1)) is { StandardError: > 0 } sum
            ? (sum.Effect(level), shift)
            : (null, shift);
    }

    /// <summary>
    /// The level's quantile of the largest |t| over all points, when each cluster's influence is multiplied by a draw from N(0, 1) (their algorithm 1, whose two-valued
    /// multipliers cannot reach far enough with a handful of clusters a start).
    /// </summary>
    private static double BandFactor(GroupTimeEffects.Sum[] points, double level, SplitMix64 random, int draws)
    {
        if (points.Length == 0)
            return 0;
        int clusters = points[0].Influence.Length, lanes = Lanes.Count, width = (points.Length + lanes - 1) / lanes * lanes;
        var studentised = new double[clusters * width];
        for (var k = 0; k < points.Length; k++)
            for (var c = 0; c < clusters; c++)
                studentised[c * width + k] = points[k].Influence[c] / points[k].StandardError;
        var largest = new double[draws];
        var sums = new double[width];
        for (var draw = 0; draw < draws; draw++)
        {
            Array.Clear(sums);
            for (var c = 0; c < clusters; c++)
            {
                var multiplier = new Lanes(random.Normal());
                for (var k = 0; k < width; k += lanes)
                    (new Lanes(sums, k) + multiplier * new Lanes(studentised, c * width + k)).CopyTo(sums, k);
            }
            largest[draw] = sums.Max(Math.Abs);
        }
        Array.Sort(largest);
        return largest[Math.Min(draws - 1, (int)Math.Ceiling(level * (draws + 1)) - 1)];
    }
}
