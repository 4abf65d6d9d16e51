using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Ability;

/// <summary>
/// Oracles: the two abilities as one bivariate normal vector, conditioned on the evidence by matrices (Anderson 2003, <i>An Introduction to
/// Multivariate Statistical Analysis</i>, theorem 2.5.1), and a simulation with known truth.
/// </summary>
public sealed class AbilityChangeTests
{
    [Theory]
    [InlineData(0.9, 0.5, 0.7, 0.4, -0.3)]
    [InlineData(0.5, 0.9, 0.3, -1.2, 1.5)]
    [InlineData(0.99, 0.6, 0.6, 0.2, 0.9)]
    [InlineData(0, 0.6, 0.6, 0.2, 0.9)]
    public void Smoothing_agrees_with_conditioning_the_joint_distribution(double correlation, double noise1, double noise2, double seen1, double seen2)
    {
        var prior = Matrix<double>.Build.DenseOfArray(new[,] { { 1, correlation }, { correlation, 1 } });
        var evidence = Matrix<double>.Build.DenseOfDiagonalArray([1 / (noise1 * noise1), 1 / (noise2 * noise2)]);
        var posterior = (prior.Inverse() + evidence).Inverse();
        var mean = posterior * evidence * Vector<double>.Build.Dense([seen1, seen2]);

        var (earlier, later) = Filter(correlation, noise1, noise2, seen1, seen2);
        var change = AbilityChange.Between(earlier, later, correlation);

        Assert.Equal(mean[1] - mean[0], change.Mean, 10);
        Assert.Equal(Math.Sqrt(posterior[0, 0] + posterior[1, 1] - 2 * posterior[0, 1]), change.StandardError, 10);
    }

    [Fact]
    public void Ninety_per_cent_intervals_hold_nine_changes_in_ten()
    {
        var random = new Random(20261122);
        double Draw() => Normal.Sample(random, 0, 1);
        const int people = 4000;
        const double correlation = 0.8;
        var covered = 0;
        for (var i = 0; i < people; i++)
        {
            var before = Draw();
            var after = correlation * before + Math.Sqrt(1 - correlation * correlation) * Draw();
            var (earlier, later) = Filter(correlation, 0.6, 0.8, before + 0.6 * Draw(), after + 0.8 * Draw());
            if (AbilityChange.Between(earlier, later, correlation).IntervalAt().Contains(after - before))
                covered++;
        }
        // ± 4 standard errors of a binomial share of 0.9.
        Assert.InRange(covered / (double)people, 0.881, 0.919);
    }

    [Fact]
    public void Without_drift_abilities_do_not_change() =>
        Assert.Equal(new AbilityChange(0, 0), AbilityChange.Between((0.2, 0.6), (0.9, 0.4), 1));

    [Fact]
    public void Without_new_evidence_only_ageing_is_left_and_it_is_no_news()
    {
        const double correlation = 0.7;
        var aged = (0.7 * 1.2, Math.Sqrt(0.49 * 0.25 + 0.51));
        var change = AbilityChange.Between((1.2, 0.5), aged, correlation);

        Assert.Equal(-0.36, change.Mean, 10);
        Assert.True(change.IntervalAt().Contains(0));
    }

    /// <summary>The estimates as they were told: each from what was known at its instant.</summary>
    private static ((double, double) Earlier, (double, double) Later) Filter(double correlation, double noise1, double noise2, double seen1, double seen2)
    {
        var v1 = 1 / (1 + 1 / (noise1 * noise1));
        var m1 = v1 * seen1 / (noise1 * noise1);
        var predicted = correlation * correlation * v1 + 1 - correlation * correlation;
        var v2 = 1 / (1 / predicted + 1 / (noise2 * noise2));
        var m2 = v2 * (correlation * m1 / predicted + seen2 / (noise2 * noise2));
        return ((m1, Math.Sqrt(v1)), (m2, Math.Sqrt(v2)));
    }
}
