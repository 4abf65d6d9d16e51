namespace ServiceAcademy.Statistics;

/// <summary>A test of one slope by wild cluster bootstrap.</summary>
/// <param name="P">Two-sided p of no effect.</param>
/// <param name="Interval">The slopes that the same test does not reject.</param>
/// <param name="Draws">Bootstrap draws.</param>
public sealed record WildTest(double P, Interval Interval, int Draws);

/// <summary>
/// A test for few clusters that does not lean on a formula for its error: whole clusters' residuals under the null keep or change their sign, and the
/// t-statistic (CR1) is computed anew (restricted wild cluster bootstrap; Cameron, Gelbach &amp; Miller 2008, <i>Rev. Econ. Stat.</i> 90:414–427; computed as in Roodman,
/// MacKinnon, Nielsen &amp; Webb 2019, <i>Stata J.</i> 19:4–60). Rademacher's weights; with 12 clusters or fewer Webb's six (2014), since 2^G sign patterns are then too few.
/// p = (1 + hits)/(1 + draws); the interval inverts the test with the same draws.
/// </summary>
public static class WildClusterBootstrap
{
    public const int UsualDraws = 999;

    private static readonly double[] Webb = [-Math.Sqrt(1.5), -1, -Math.Sqrt(0.5), Math.Sqrt(0.5), 1, Math.Sqrt(1.5)];

    /// <param name="data">The panel; its first regressor is tested.</param>
    /// <param name="level">Confidence, between 0 and 1.</param>
    /// <param name="seed">Same seed and data, same result.</param>
    /// <param name="draws">At least 199.</param>
    public static Answer<WildTest> Test(PanelData data, double level = Interval.UsualLevel, ulong seed = 20260101, int draws = UsualDraws)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 199);
        Check.Level(level);
        if (PanelRegression.Refuse(data) is { } refusal)
            return refusal;
        var random = new SplitMix64(seed);
        var weights = new double[draws][];
        for (var draw = 0; draw < draws; draw++)
            weights[draw] = [.. Enumerable.Range(0, data.Clusters).Select(_ => data.Clusters <= 12 ? Webb[random.Below(6)] : random.Below(2) * 2 - 1.0)];
        return Pieces.Of(data, weights) is { } pieces
            ? new WildTest((1.0 + pieces.Hits(0)) / (1 + draws), pieces.Invert(level), draws)
            : new Refusal(Refusal.NoVariation);
    }

    /// <summary>Share of all 2^G sign patterns at least as extreme as the data; the data's own pattern is one of them.</summary>
    internal static double Enumerated(PanelData data, double slope)
    {
        var patterns = 1 << data.Clusters;
        var weights = Enumerable.Range(0, patterns).Select(pattern => Enumerable.Range(0, data.Clusters).Select(g => (pattern >> g & 1) * 2 - 1.0).ToArray()).ToArray();
        return (double)Pieces.Of(data, weights)!.Hits(slope) / patterns;
    }

    /// <summary>
    /// All that a draw needs, summed by cluster. Under slope b the restricted residuals are y − b·x (both freed of effects and covariates), so numerator and scores
    /// of a draw are linear in b and their two parts are kept: trying another b costs draws × clusters.
    /// </summary>
    private sealed class Pieces
    {
        private readonly double square;
        private readonly double[] outcome; // x_g′y_g
        private readonly double[] own; // x_g′x_g
        private readonly double[][] scoresOfOutcome;
        private readonly double[][] scoresOfOwn;
        private readonly double[] sumsOfOutcome;
        private readonly double[] sumsOfOwn;

        private Pieces(double[] x, double[] y, PanelData data, double[][] others, double[][] weights)
        {
            int clusters = data.Clusters, columns = others.Length;
            (outcome, own) = (new double[clusters], new double[clusters]);
            var withX = Enumerable.Range(0, clusters).Select(_ => new double[columns]).ToArray();
            var withY = Enumerable.Range(0, clusters).Select(_ => new double[columns]).ToArray();
            for (var i = 0; i < x.Length; i++)
            {
                var g = data.Cluster[i];
                outcome[g] += x[i] * y[i];
                own[g] += x[i] * x[i];
                for (var c = 0; c < columns; c++)
                {
                    withX[g][c] += others[c][i] * x[i];
                    withY[g][c] += others[c][i] * y[i];
                }
            }
            square = own.Sum();
            (sumsOfOutcome, scoresOfOutcome) = Draws(outcome, withY);
            (sumsOfOwn, scoresOfOwn) = Draws(own, withX);

            // The others are orthonormal, so what they take of the draw v∘u is Q Q′(v∘u).
            (double[], double[][]) Draws(double[] scores, double[][] along)
            {
                var sums = new double[weights.Length];
                var all = new double[weights.Length][];
                for (var draw = 0; draw < weights.Length; draw++)
                {
                    var v = weights[draw];
                    var taken = new double[columns];
                    for (var g = 0; g < clusters; g++)
                    {
                        sums[draw] += v[g] * scores[g];
                        for (var c = 0; c < columns; c++)
                            taken[c] += v[g] * along[g][c];
                    }
                    all[draw] = new double[clusters];
                    for (var g = 0; g < clusters; g++)
                    {
                        var score = v[g] * scores[g] - own[g] * sums[draw] / square;
                        for (var c = 0; c < columns; c++)
                            score -= withX[g][c] * taken[c];
                        all[draw][g] = score;
                    }
                }
                return (sums, all);
            }
        }

        public static Pieces? Of(PanelData data, double[][] weights)
        {
            var within = new TwoWayWithin(data.Unit, data.Units, data.Period, data.Periods);
            if (PanelRegression.Slopes.Of(data, within) is not { } slopes)
                return null;
            // The basis has the first regressor's place taken out; then x and y are freed of it.
            var rest = slopes with { X = slopes.X[1..] };
            var others = ClusterCovariance.Basis(data, within, rest).ToColumnArrays();
            return new Pieces(Freed(slopes.X[0]), Freed(within.Without(data.Outcome)), data, others, weights);

            double[] Freed(double[] column)
            {
                foreach (var direction in others)
                {
                    double along = 0;
                    for (var i = 0; i < column.Length; i++)
                        along += direction[i] * column[i];
                    column = [.. column.Zip(direction, (value, d) => value - along * d)];
                }
                return column;
            }
        }

        public int Hits(double slope)
        {
            double seen = outcome.Sum() / square, scores = 0;
            for (var g = 0; g < own.Length; g++)
                scores += Square(outcome[g] - seen * own[g]);
            var threshold = Square((seen - slope) * square) / scores * (1 - 1e-10);
            var hits = 0;
            for (var draw = 0; draw < sumsOfOwn.Length; draw++)
            {
                double below = 0;
                for (var g = 0; g < own.Length; g++)
                    below += Square(scoresOfOutcome[draw][g] - slope * scoresOfOwn[draw][g]);
                if (Square(sumsOfOutcome[draw] - slope * sumsOfOwn[draw]) >= threshold * below)
                    hits++;
            }
            return hits;
        }

        public Interval Invert(double level)
        {
            double seen = outcome.Sum() / square, step = 0;
            for (var g = 0; g < own.Length; g++)
                step += Square(outcome[g] - seen * own[g]);
            step = 2 * Math.Sqrt(step) / square;
            return new Interval(End(-step), End(step), level);

            double End(double outward)
            {
                double inside = seen, outside = seen + outward;
                for (var i = 0; i < 40 && !IsRejected(outside); i++)
                    (inside, outside) = (outside, seen + (outside - seen) * 2);
                for (var i = 0; i < 40; i++)
                {
                    var middle = (inside + outside) / 2;
                    if (IsRejected(middle))
                        outside = middle;
                    else
                        inside = middle;
                }
                return outside;
            }

            bool IsRejected(double slope) => (1.0 + Hits(slope)) / (1 + sumsOfOwn.Length) < 1 - level;
        }

        private static double Square(double value) => value * value;
    }
}
