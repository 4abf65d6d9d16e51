using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Ability;

public sealed class DriftTests
{
    /// <summary>
    /// Oracle: the Kalman filter, exact for normal likelihoods (Kalman 1960). Eight strong, mild and contradicting observations over three years, half-life
    /// 200 days; the grid's filter must give the same mean and standard deviation to 0.002 logits.
    /// </summary>
    [Fact]
    public void The_filter_on_the_grid_is_Kalmans()
    {
        var drift = new AbilityDrift(200);
        (int Day, double Seen, double Variance)[] seen =
            [(0, 1.2, 0.5), (1, 0.4, 0.8), (30, 1.9, 0.3), (31, -0.5, 1.5), (200, 0.8, 0.2), (400, -1.0, 0.4), (900, 2.0, 0.3), (1095, 1.5, 0.6)];
        double mean = 0, variance = 1;
        var grid = (double[])AbilityGrid.Prior.Clone();
        var last = 0;
        foreach (var (day, value, noise) in seen)
        {
            var left = drift.Left(day - last);
            (mean, variance) = (left * mean, 1 - left * left * (1 - variance));
            var gain = variance / (variance + noise);
            (mean, variance) = (mean + gain * (value - mean), (1 - gain) * variance);

            drift.Age(grid, day - last);
            for (var i = 0; i < grid.Length; i++)
                grid[i] *= Math.Exp(-Math.Pow(AbilityGrid.Abilities[i] - value, 2) / (2 * noise));
            var mass = grid.Sum();
            for (var i = 0; i < grid.Length; i++)
                grid[i] /= mass;
            last = day;
            var (gridMean, gridDeviation) = Moments(grid);
            Assert.Equal(mean, gridMean, 2e-3);
            Assert.Equal(Math.Sqrt(variance), gridDeviation, 2e-3);
        }
    }

    /// <summary>Two days are one day twice; the prior stays; mass is kept; nothing is negative; after fifty half-lives nothing is left.</summary>
    [Fact]
    public void It_is_a_process()
    {
        var drift = new AbilityDrift(90);
        var sharp = AbilityGrid.Normal(2, 0.3);
        double[] once = [.. sharp], twice = [.. sharp];
        drift.Age(once, 14);
        drift.Age(twice, 5);
        drift.Age(twice, 9);
        Assert.All(once.Zip(twice), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.All(once, mass => Assert.True(mass >= 0));
        Assert.Equal(1, once.Sum(), 9);
        double[] prior = [.. AbilityGrid.Prior];
        drift.Age(prior, 30);
        Assert.All(prior.Zip(AbilityGrid.Prior), pair => Assert.Equal(pair.Second, pair.First, 12));
        drift.Age(once, 4500);
        Assert.All(once.Zip(AbilityGrid.Prior), pair => Assert.Equal(pair.Second, pair.First, 9));
    }

    /// <summary>What is stored is aged when it is read; that must be what the filter would say. Oracle: the filter on the grid.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(365)]
    [InlineData(3000)]
    public void Ageing_a_stored_estimate_agrees_with_the_filter(int days)
    {
        var drift = new AbilityDrift(400);
        var grid = AbilityGrid.Normal(1.6, 0.45);
        var (mean, deviation) = Moments(grid);
        drift.Age(grid, days);
        var (gridMean, gridDeviation) = Moments(grid);
        var aged = new AbilityEstimate(mean, deviation, 9, 100).On(100 + days, drift);
        Assert.Equal(gridMean, aged.Mean, 2.5e-3);
        Assert.Equal(gridDeviation, aged.StandardError, 2.5e-3);
    }

    [Fact]
    public void Half_a_half_life_later_and_never()
    {
        var estimate = new AbilityEstimate(1, 0.5, 9, 0);
        var later = estimate.On(365, new AbilityDrift(365));
        Assert.Equal(0.5, later.Mean, 12);
        Assert.Equal(Math.Sqrt(1 - 0.25 * 0.75), later.StandardError, 12);
        Assert.Equal(365, later.Day);
        var off = estimate.On(36500, AbilityDrift.None);
        Assert.Equal((1, 0.5), (off.Mean, off.StandardError));
        Assert.Same(estimate, estimate.On(-5, new AbilityDrift(365)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AbilityDrift(0));
    }

    private static (double Mean, double Deviation) Moments(double[] grid)
    {
        var mean = grid.Zip(AbilityGrid.Abilities).Sum(pair => pair.First * pair.Second);
        return (mean, Math.Sqrt(grid.Zip(AbilityGrid.Abilities).Sum(pair => pair.First * pair.Second * pair.Second) - mean * mean));
    }
}
