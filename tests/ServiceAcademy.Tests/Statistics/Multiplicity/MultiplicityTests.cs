using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Multiplicity;

/// <summary>Oracle: R 4.2.2 (p.adjust) and metafor 3.8.1 (rma, confint, blup); data: Rubin's eight schools 1981, and the same three times as far apart (Golden/impact.R).</summary>
public sealed class MultiplicityTests
{
    private static readonly Dictionary<string, double[]> Golden = GoldenValues.Read("impact.txt");
    private static readonly double[] Schools = [28, 8, -3, 7, -1, 1, 18, 12];
    private static readonly double[] Errors = [15, 10, 16, 11, 9, 11, 10, 18];

    [Fact]
    public void Adjusted_p_are_those_of_R()
    {
        var adjusted = FalseDiscovery.Adjusted(Golden["p"]);
        for (var i = 0; i < adjusted.Count; i++)
            Assert.Equal(Golden["bh"][i], adjusted[i], 11);
        Assert.Empty(FalseDiscovery.Adjusted([]));
        Assert.ThrowsAny<ArgumentException>(() => FalseDiscovery.Adjusted([0.2, double.NaN]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Shrunken_effects_are_those_of_metafor(int scale)
    {
        double[] estimates = [.. Schools.Select(y => scale == 1 ? y : 3 * y)];
        var shrunken = Shrinkage.Of(estimates, Errors).Required;
        var given = Shrinkage.Given(estimates, [.. Errors.Select(e => e * e)], shrunken.Variance);
        var golden = Golden[$"shrink{scale}"];
        Assert.Equal(golden[0], shrunken.Mean, 5);
        Assert.Equal(golden[1], shrunken.MeanError, 5);
        Assert.Equal(golden[2], shrunken.Variance, 3);
        Assert.Equal(golden[3], shrunken.VarianceInterval.Low, 1e-2);
        if (scale == 2) // metafor cuts the other one at its own limit of 100
            Assert.Equal(golden[4], shrunken.VarianceInterval.High, 1e-1);
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(Golden[$"blup{scale}"][i], given[i].Mean, 4);
            Assert.Equal(Golden[$"blupse{scale}"][i], Math.Sqrt(given[i].Variance), 4);
        }
        Assert.Equal(Golden[$"dl{scale}"][0], Shrinkage.Moments(estimates, [.. Errors.Select(e => e * e)]), 6);
        Assert.Equal(Refusal.TooFewFigures, Shrinkage.Of([1, 2], [1, 1]).Refusal!.Why);
    }

    /// <summary>
    /// Oracle: Gelman et al., <i>Bayesian Data Analysis</i>, table 5.3: posterior quantiles of the eight schools with τ uniform (2.5 %, 97.5 % of 200 simulations): A −2, 31; C −11, 19; G −1, 26.
    /// </summary>
    [Fact]
    public void Eight_schools()
    {
        var effects = Shrinkage.Of(Schools, Errors).Required.Effects;
        Assert.Equal(-2, effects[0].Interval.Low, 2.0);
        Assert.Equal(31, effects[0].Interval.High, 2.0);
        Assert.Equal(-11, effects[2].Interval.Low, 2.0);
        Assert.Equal(19, effects[2].Interval.High, 2.0);
        Assert.Equal(26, effects[6].Interval.High, 2.0);
        Assert.InRange(effects[0].AboveZero, 0.93, 0.99);
    }

    /// <summary>Truth known: 30 effects ~ N(1, 1), errors of 1. Posterior intervals of each, and of the best picked out of 30, hold the truth as often as they say.</summary>
    [Fact]
    public void Shrunken_intervals_hold_the_truth_even_of_the_winner()
    {
        var random = new SplitMix64(83);
        int all = 0, winners = 0, plain = 0;
        const int Rounds = 100;
        for (var round = 0; round < Rounds; round++)
        {
            var truth = Enumerable.Range(0, 30).Select(_ => 1 + random.Normal()).ToArray();
            var seen = truth.Select(t => t + random.Normal()).ToArray();
            var shrunken = Shrinkage.Of(seen, [.. truth.Select(_ => 1.0)]).Required.Effects;
            all += shrunken.Where((effect, i) => effect.Interval.Contains(truth[i])).Count();
            var best = Array.IndexOf(seen, seen.Max());
            winners += shrunken[best].Interval.Contains(truth[best]) ? 1 : 0;
            plain += Math.Abs(seen[best] - truth[best]) <= 1.96 ? 1 : 0;
        }
        Assert.InRange(all / 30.0 / Rounds, 0.91, 0.965);
        Assert.InRange((double)winners / Rounds, 0.88, 0.98);
        Assert.True((double)plain / Rounds < 0.85);
    }

    /// <summary>Oracle: Benjamini &amp; Yekutieli 2005: of 200 nothings, the intervals of those picked by BH at 5 % miss no more than 5 % on average (none picked: none misses).</summary>
    [Fact]
    public void Intervals_of_what_was_picked_out_are_wider()
    {
        Assert.Equal(0.995, FalseDiscovery.LevelForPicked(1, 10), 12);
        Assert.Equal(0.95, FalseDiscovery.LevelForPicked(10, 10), 12);
        var effect = new EstimatedEffect(2, 1, 20, 0.06, new Interval(-0.086, 4.086, 0.95));
        Assert.Equal(2 + Quantiles.T(0.99, 20), FalseDiscovery.IntervalForPicked(effect, 2, 10).High, 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => FalseDiscovery.LevelForPicked(0, 10));
    }
}
