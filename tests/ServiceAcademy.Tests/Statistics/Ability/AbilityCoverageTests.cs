using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Ability;

/// <summary>Simulations with known truth; the oracle is the truth. Seeds are fixed.</summary>
public sealed class AbilityCoverageTests
{
    [Theory]
    [InlineData(4, 0.0)]
    [InlineData(12, 0.0)]
    [InlineData(12, 0.25)]
    [InlineData(60, 0.0)]
    [InlineData(60, 0.25)]
    public void Ninety_per_cent_intervals_cover_ninety_per_cent_over_the_prior(int answers, double floor)
    {
        var coverage = Coverage(new Random(17), people: 3000, testlets: answers, testletSize: 1, testletSd: 0, floor);
        Assert.InRange(coverage, 0.88, 0.92);
    }

    /// <summary>
    /// Decisions that share an attempt: testlet effects of variance 0.8 (the stated ρ of 0.2) and of 0.3. Wide, never narrow: at least 88 %.
    /// With ρ = 0 the same intervals cover too little, which is what the reduction is for.
    /// </summary>
    [Theory]
    [InlineData(2, 8, 0.8)]
    [InlineData(5, 8, 0.8)]
    [InlineData(5, 8, 0.3)]
    public void Correlated_decisions_do_not_overstate_precision(int testlets, int size, double variance)
    {
        var honest = Coverage(new Random(19), 2500, testlets, size, Math.Sqrt(variance), 0);
        Assert.InRange(honest, 0.88, 0.97);
        var naive = Coverage(new Random(19), 2500, testlets, size, Math.Sqrt(variance), 0, rho: 0);
        Assert.True(naive < honest);
    }

    private static double Coverage(
        Random random, int people, int testlets, int testletSize, double testletSd, double floor, double rho = AbilityEstimator.UsualTestletCorrelation)
    {
        var covered = 0;
        for (var person = 0; person < people; person++)
        {
            var theta = Normal(random);
            var observations = new List<Observation>();
            for (var t = 0; t < testlets; t++)
            {
                var effect = testletSd * Normal(random);
                for (var i = 0; i < testletSize; i++)
                {
                    var b = Normal(random);
                    var p = floor + (1 - floor) / (1 + Math.Exp(b - theta - effect));
                    observations.Add(new Observation(random.NextDouble() < p ? 1 : 0, b, floor, 1, testletSize > 1 ? $"t{t}" : null));
                }
            }
            if (AbilityEstimator.Estimate(observations, rho).IntervalAt(0.90).Contains(theta))
                covered++;
        }
        return (double)covered / people;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
