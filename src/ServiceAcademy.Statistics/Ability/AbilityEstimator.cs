using System.Runtime.InteropServices;

namespace ServiceAcademy.Statistics;

/// <summary>
/// Ability from scored answers: a Rasch model with an optional guessing floor, estimated by the posterior mean.
/// <list type="bullet">
/// <item>Model (Rasch 1960; floor as in Birnbaum 1968): expected credit P(θ) = c + (1 − c)/(1 + e^−(θ−b)).</item>
/// <item>Credit between 0 and 1 by the Bernoulli quasi-likelihood s·ln P + (1 − s)·ln(1 − P) (Papke &amp; Wooldridge 1996,
/// <i>J. Appl. Econometrics</i> 11:619–632): right whenever the mean is; cautious in its spread, since credit with mean P varies at most
/// as much as right-or-wrong does.</item>
/// <item>Weights multiply an observation's log-likelihood: weight ½ counts as half an answer.</item>
/// <item>Testlets: m answers of one attempt share the person's mood, the story and its luck. Their weights are divided by the design
/// effect 1 + (m − 1)·ρ (Kish 1965, <i>Survey Sampling</i>, § 5.4), with m = (Σw)²/Σw² for unequal weights. ρ = 0.2 unless told: what a testlet
/// variance of 0.8 gives on the logit scale, 0.8/(0.8 + π²/3), the upper part of the range that Wainer, Bradlow &amp; Wang (2007,
/// <i>Testlet Response Theory</i>) report as usual. The correlation of scored answers is smaller than that, so intervals lean wide.</item>
/// <item>Estimate: mean and standard deviation of the posterior under a N(0, 1) prior on a fixed grid (EAP; Bock &amp; Mislevy 1982,
/// <i>Appl. Psych. Measurement</i> 6:431–444): 96 midpoints of [−6, 6], exact to 1e-6 while the standard error is above 0.1 (some 400
/// full answers). It is finite for all right, all wrong and none.</item>
/// </list>
/// <para>More credit never lowers the estimate. A right answer to a harder item raises it more only without a floor: where one can guess, a right
/// answer far above a person's other answers looks like a guess, and counts as one.</para>
/// <para>Assumes that the competency is one dimension, that item difficulties are known (or 0, stated), that answers outside a testlet are
/// independent given ability, and that ability <b>does not change</b> between the observations. Ageing is not in this estimator: the exact
/// Ornstein–Uhlenbeck form needs a filter through time, and weighting old answers down, which looks like it, is not the same thing.</para>
/// </summary>
public static class AbilityEstimator
{
    /// <summary>Correlation of answers within one testlet where nothing else is known.</summary>
    public const double UsualTestletCorrelation = 0.2;

    private const int Nodes = 96;
    private const double Reach = 6;

    private static readonly double[] Ability = [.. Enumerable.Range(0, Nodes).Select(i => (i + 0.5) * (2 * Reach / Nodes) - Reach)];
    private static readonly double[] Odds = [.. Ability.Select(Math.Exp)];
    private static readonly double[] LogPrior = LogNormalWeights();

    /// <summary>Posterior mean and standard error from these observations, in any order. No observation gives the prior.</summary>
    /// <param name="observations">Evidence about one competency of one person.</param>
    /// <param name="testletCorrelation">ρ, 0 ≤ ρ ≤ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">ρ out of range.</exception>
    public static AbilityEstimate Estimate(IReadOnlyList<Observation> observations, double testletCorrelation = UsualTestletCorrelation)
    {
        ArgumentNullException.ThrowIfNull(observations);
        Check.Fraction(testletCorrelation);
        var testlets = testletCorrelation > 0 ? TestletWeights(observations) : null;

        var n = observations.Count;
        var weights = n <= 256 ? stackalloc double[n] : new double[n];
        var order = n <= 256 ? stackalloc int[n] : new int[n];
        var effectiveN = 0.0;
        for (var i = 0; i < n; i++)
        {
            var observation = observations[i];
            order[i] = i;
            weights[i] = testlets is not null && observation.Testlet is { } key
                ? observation.Weight / testlets[key].DesignEffect(testletCorrelation)
                : observation.Weight;
            effectiveN += weights[i];
        }

        // Equal weights side by side share their logarithms.
        weights.Sort(order);
        var likelihood = new GridLikelihood(stackalloc double[3 * Nodes], Ability, Odds);
        for (var i = 0; i < n; i++)
            likelihood.Add(observations[order[i]], weights[i]);
        var logPosterior = likelihood.Logarithms(out var constant);
        for (var i = 0; i < Nodes; i++)
            logPosterior[i] += LogPrior[i];
        return Summarise(logPosterior, n, effectiveN, constant);
    }

    private static AbilityEstimate Summarise(Span<double> logPosterior, int n, double effectiveN, double constant)
    {
        var peak = double.NegativeInfinity;
        foreach (var value in logPosterior)
            peak = Math.Max(peak, value);
        double mass = 0, first = 0, second = 0;
        for (var i = 0; i < Nodes; i++)
        {
            var density = Math.Exp(logPosterior[i] - peak);
            mass += density;
            first += density * Ability[i];
            second += density * Ability[i] * Ability[i];
        }
        var mean = first / mass;
        // Below half a step the grid cannot tell a spread any more, so it never claims one.
        var variance = Math.Max(second / mass - mean * mean, Math.Pow(Reach / Nodes, 2));
        return new AbilityEstimate(mean, Math.Sqrt(variance), n, effectiveN, constant + peak + Math.Log(mass));
    }

    private static Dictionary<string, Testlet>? TestletWeights(IReadOnlyList<Observation> observations)
    {
        Dictionary<string, Testlet>? testlets = null;
        for (var i = 0; i < observations.Count; i++)
        {
            if (observations[i].Testlet is not { } key)
                continue;
            testlets ??= new Dictionary<string, Testlet>(StringComparer.Ordinal);
            ref var testlet = ref CollectionsMarshal.GetValueRefOrAddDefault(testlets, key, out _);
            testlet.Weights += observations[i].Weight;
            testlet.SquaredWeights += observations[i].Weight * observations[i].Weight;
        }
        return testlets;
    }

    private static double[] LogNormalWeights()
    {
        var total = Ability.Sum(theta => Math.Exp(-theta * theta / 2));
        return [.. Ability.Select(theta => -theta * theta / 2 - Math.Log(total))];
    }

    private struct Testlet
    {
        public double Weights;
        public double SquaredWeights;

        public readonly double DesignEffect(double correlation) => 1 + (Weights * Weights / SquaredWeights - 1) * correlation;
    }
}
