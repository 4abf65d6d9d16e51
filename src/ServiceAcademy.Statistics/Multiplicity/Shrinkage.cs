using MathNet.Numerics.Distributions;

namespace ServiceAcademy.Statistics;

/// <summary>One of many effects, drawn towards what they have in common.</summary>
/// <param name="Mean">Its best guess.</param>
/// <param name="StandardError">Posterior standard deviation; that mean and spread of the effects are themselves estimated is in it.</param>
/// <param name="Interval">Posterior quantiles.</param>
/// <param name="AboveZero">How much of the guess lies above zero, 0–1; of a KPI that should fall, 1 minus this is the good side.</param>
public sealed record ShrunkenEffect(double Mean, double StandardError, Interval Interval, double AboveZero);

/// <summary>Effects that differ, and by how much.</summary>
/// <param name="Mean">The effects' common mean.</param>
/// <param name="MeanError">Its standard error.</param>
/// <param name="Variance">τ², the variance of the true effects (REML).</param>
/// <param name="VarianceInterval">Of τ², by Q-profile.</param>
/// <param name="Effects">Each shrunken effect, same order.</param>
public sealed record ShrunkenEffects(double Mean, double MeanError, double Variance, Interval VarianceInterval, IReadOnlyList<ShrunkenEffect> Effects);

/// <summary>
/// Empirical Bayes for many effects of one kind, in one unit: estimateᵢ ~ N(effectᵢ, seᵢ²), effectᵢ ~ N(μ, τ²). Extremes among many estimates are mostly luck, and
/// are drawn towards the mean by seᵢ²/(seᵢ² + τ²) (Morris 1983, <i>JASA</i> 78:47–55). What is not known of τ is averaged over, flat in τ (Rubin 1981, <i>J. Educ. Stat.</i> 6:377–401; Gelman 2006,
/// <i>Bayesian Anal.</i> 1:515–534): taking one τ² for the truth makes intervals too narrow (seen with 30 effects and τ as large as their errors: 0.90 of 95 % intervals hold the truth, 0.93 with averaging, and as many of the largest one). τ² itself is told by restricted
/// maximum likelihood, its interval by Q-profile (Viechtbauer 2007, <i>Stat. Med.</i> 26:37–52). Assumes that estimates are independent and their errors known.
/// </summary>
public static class Shrinkage
{
    public const int LeastEffects = 3;

    /// <param name="estimates">At least three, in one unit.</param>
    /// <param name="standardErrors">Above zero, same order.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a figure is out of range.</exception>
    public static Answer<ShrunkenEffects> Of(IReadOnlyList<double> estimates, IReadOnlyList<double> standardErrors, double level = Interval.UsualLevel)
    {
        Check.Level(level);
        if (estimates.Count != standardErrors.Count)
            throw new ArgumentException($"{estimates.Count} estimates and {standardErrors.Count} errors.");
        var y = estimates.Select(value => Check.Finite(value)).ToArray();
        var v = standardErrors.Select(error => Check.Positive(error) * error).ToArray();
        if (y.Length < LeastEffects)
            return new Refusal(Refusal.TooFewFigures, LeastEffects, y.Length);
        var variance = Restricted(y, v);
        var (mean, meanVariance, _) = Weighted(y, v, variance);
        return new ShrunkenEffects(mean, Math.Sqrt(meanVariance), variance, Profile(y, v, level), Averaged(y, v, level));
    }

    /// <summary>Posterior mean and variance of each effect if τ² were known, μ flat (best linear unbiased prediction).</summary>
    internal static (double Mean, double Variance)[] Given(double[] y, double[] v, double between)
    {
        var (mean, meanVariance, _) = Weighted(y, v, between);
        return [.. y.Zip(v, (estimate, own) =>
        {
            var kept = between / (between + own);
            return (mean + kept * (estimate - mean), kept * own + (1 - kept) * (1 - kept) * meanVariance);
        })];
    }

    /// <summary>A mixture of normal posteriors over τ, which is spread as the restricted likelihood says (τ flat), on a grid of τ/(τ + typical error).</summary>
    private static ShrunkenEffect[] Averaged(double[] y, double[] v, double level)
    {
        const int Nodes = 100;
        var scale = Math.Sqrt(v.Order().ElementAt(v.Length / 2)) + Math.Sqrt(Moments(y, v));
        var places = Enumerable.Range(0, Nodes).Select(node => (node + 0.5) / Nodes).ToArray();
        var logs = places.Select(u => Likelihood(y, v, Math.Pow(scale * u / (1 - u), 2)) - 2 * Math.Log(1 - u)).ToArray();
        var most = logs.Max();
        var weights = logs.Select(log => Math.Exp(log - most)).ToArray();
        var total = weights.Sum();
        var nodes = places.Zip(weights, (u, weight) => (Weight: weight / total, Effects: Given(y, v, Math.Pow(scale * u / (1 - u), 2)))).Where(node => node.Weight > 1e-9).ToArray();
        return [.. y.Select((_, i) =>
        {
            double best = nodes.Sum(node => node.Weight * node.Effects[i].Mean), spread = Math.Sqrt(nodes.Sum(node => node.Weight * (node.Effects[i].Variance + Square(node.Effects[i].Mean - best))));
            double Below(double value) => nodes.Sum(node => node.Weight * Normal.CDF(node.Effects[i].Mean, Math.Sqrt(node.Effects[i].Variance), value));
            double At(double p)
            {
                double low = best - 20 * spread, high = best + 20 * spread;
                for (var halving = 0; halving < 32; halving++)
                {
                    var middle = (low + high) / 2;
                    if (Below(middle) < p)
                        low = middle;
                    else
                        high = middle;
                }
                return (low + high) / 2;
            }
            return new ShrunkenEffect(best, spread, new Interval(At((1 - level) / 2), At((1 + level) / 2), level), 1 - Below(0));
        })];

        static double Square(double value) => value * value;
    }

    /// <summary>DerSimonian &amp; Laird's moment estimator of τ² (1986, <i>Control. Clin. Trials</i> 7:177–188), not below zero.</summary>
    internal static double Moments(double[] y, double[] v)
    {
        var (_, _, q) = Weighted(y, v, 0);
        double sum = v.Sum(own => 1 / own), squares = v.Sum(own => 1 / (own * own));
        return Math.Max(0, (q - (y.Length - 1)) / (sum - squares / sum));
    }

    /// <summary>
    /// The highest point of the restricted likelihood, on a grid up to a variance that is certainly too large, then by golden section.
    /// </summary>
    private static double Restricted(double[] y, double[] v)
    {
        var most = 10 * (Moments(y, v) + v.Max() + y.Max(value => (value - y.Average()) * (value - y.Average())));
        // Evenly in the square root, so that small variances are searched closely too.
        const int Steps = 200;
        var best = Enumerable.Range(0, Steps + 1).MaxBy(step => Likelihood(y, v, At(step)));
        double low = At(Math.Max(0, best - 1)), high = At(Math.Min(Steps, best + 1));
        for (var i = 0; i < 100; i++)
        {
            double left = high - 0.6180339887498949 * (high - low), right = low + 0.6180339887498949 * (high - low);
            if (Likelihood(y, v, left) < Likelihood(y, v, right))
                low = left;
            else
                high = right;
        }
        var found = (low + high) / 2;
        return Likelihood(y, v, 0) >= Likelihood(y, v, found) - 1e-12 ? 0 : found;

        double At(int step) => most * ((double)step / Steps) * ((double)step / Steps);
    }

    private static double Likelihood(double[] y, double[] v, double variance)
    {
        var (_, meanVariance, q) = Weighted(y, v, variance);
        return -0.5 * (v.Sum(own => Math.Log(own + variance)) - Math.Log(meanVariance) + q);
    }

    /// <summary>The τ² whose Q(τ²) lies between the tails of χ² with k − 1 degrees of freedom; Q falls as τ² grows.</summary>
    private static Interval Profile(double[] y, double[] v, double level)
    {
        var tail = (1 - level) / 2;
        double Quantile(double p) => 2 * Gamma.InvCDF((y.Length - 1) / 2.0, 1, p);
        return new Interval(Solve(Quantile(1 - tail)), Solve(Quantile(tail)), level);

        double Solve(double target)
        {
            double low = 0, high = 1;
            if (Weighted(y, v, 0).Q <= target)
                return 0;
            for (var i = 0; i < 200 && Weighted(y, v, high).Q > target; i++)
                high *= 2;
            for (var i = 0; i < 100; i++)
            {
                var middle = (low + high) / 2;
                if (Weighted(y, v, middle).Q > target)
                    low = middle;
                else
                    high = middle;
            }
            return (low + high) / 2;
        }
    }

    private static (double Mean, double Variance, double Q) Weighted(double[] y, double[] v, double between)
    {
        double weights = 0, sum = 0, q = 0;
        for (var i = 0; i < y.Length; i++)
        {
            weights += 1 / (v[i] + between);
            sum += y[i] / (v[i] + between);
        }
        var mean = sum / weights;
        for (var i = 0; i < y.Length; i++)
            q += (y[i] - mean) * (y[i] - mean) / (v[i] + between);
        return (mean, 1 / weights, q);
    }
}
