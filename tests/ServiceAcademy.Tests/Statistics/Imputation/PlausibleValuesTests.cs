using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Imputation;

public sealed class PlausibleValuesTests
{
    /// <summary>Oracle: mice 3.15.0, pool.scalar (Golden/impact.R).</summary>
    [Fact]
    public void Combined_as_in_mice()
    {
        double[] estimates = [2.1, 2.6, 1.9, 2.4, 2.2], variances = [0.25, 0.3, 0.27, 0.22, 0.26];
        var (effect, share) = RubinRules.Combine([.. estimates.Zip(variances, (q, u) => new EstimatedEffect(q, Math.Sqrt(u), 40, 0.5, new Interval(0, 9, 0.95)))]);
        var golden = GoldenValues.Read("impact.txt")["rubin"];
        Assert.Equal(golden[0], effect.Estimate, 10);
        Assert.Equal(golden[1], effect.StandardError * effect.StandardError, 10);
        Assert.Equal(golden[2], effect.DegreesOfFreedom, 6);
        Assert.Equal(golden[3] / (1 + golden[3]), share, 9);
    }

    /// <summary>
    /// Truth known: KPI = 0.5·θ + 0.3·z + noise, θ known with reliability 0.6 only. Regression on the estimates misses the slope; plausible values find it, with intervals that hold it.
    /// </summary>
    [Fact]
    public void Slopes_are_right_where_estimates_give_wrong_ones()
    {
        var random = new SplitMix64(1991);
        double plain = 0, mean = 0;
        int held = 0, covariate = 0;
        const int Rounds = 40, N = 400;
        for (var round = 0; round < Rounds; round++)
        {
            var z = Enumerable.Range(0, N).Select(_ => random.Normal()).ToArray();
            var truth = z.Select(value => 0.6 * value + 0.8 * random.Normal()).ToArray();
            var kpi = truth.Select((t, i) => 0.5 * t + 0.3 * z[i] + 0.7 * random.Normal()).ToArray();
            // A test whose error has variance 2/3, told as posterior under N(0, 1): mean 0.6·x, se² 0.4.
            var estimates = truth.Select(t => 0.6 * (t + Math.Sqrt(2 / 3.0) * random.Normal())).ToArray();
            var errors = truth.Select(_ => Math.Sqrt(0.4)).ToArray();
            var sets = PlausibleValues.Draw(estimates, errors, [kpi, z], sets: 10, seed: (ulong)round).Required;
            var (effect, share) = RubinRules.Combine([.. sets.Select(set => Slope(kpi, set, z))]);
            var (other, _) = RubinRules.Combine([.. sets.Select(set => Slope(kpi, z, set))]);
            plain += Slope(kpi, estimates, z).Estimate / Rounds;
            mean += effect.Estimate / Rounds;
            held += effect.Interval.Contains(0.5) ? 1 : 0;
            covariate += other.Interval.Contains(0.3) ? 1 : 0;
            Assert.InRange(share, 0.05, 0.99);
        }
        Assert.Equal(0.5, mean, 0.05);
        Assert.InRange((double)held / Rounds, 0.87, 1);
        Assert.InRange((double)covariate / Rounds, 0.87, 1);
        Assert.True(Math.Abs(plain - 0.5) > 0.06);
    }

    [Fact]
    public void Too_little_is_an_answer_and_nobody_without_evidence_breaks_it()
    {
        double[] kpi = [.. Enumerable.Range(1, 40)], estimates = [.. kpi.Select((k, i) => k / 40 - 0.5 + i % 3 / 4.0)], errors = [.. kpi.Select(_ => 0.5)];
        Assert.Equal(new Refusal(Refusal.TooFewClusters, 30, 3), PlausibleValues.Draw(estimates, errors, [kpi], [.. kpi.Select((_, i) => i % 3)]).Refusal);
        errors[3] = 1;
        Assert.All(PlausibleValues.Draw(estimates, errors, [kpi]).Required, set => Assert.All(set, value => Assert.True(double.IsFinite(value))));
        Assert.ThrowsAny<ArgumentException>(() => PlausibleValues.Draw(estimates, errors, [kpi[..5]]));
    }

    /// <summary>Slope of the first regressor, least squares with a constant and another column.</summary>
    private static EstimatedEffect Slope(double[] y, double[] x, double[] held)
    {
        var basis = new CovariateBasis([held]);
        double[] freeX = basis.Residuals(x), freeY = basis.Residuals(y);
        double square = freeX.Sum(value => value * value), slope = freeX.Zip(freeY, (a, b) => a * b).Sum() / square;
        var left = freeY.Zip(freeX, (b, a) => b - slope * a).Sum(value => value * value) / (y.Length - 3);
        return EstimatedEffect.Student(slope, Math.Sqrt(left / square), y.Length - 3, 0.95);
    }
}
