using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Ability;

/// <summary>
/// LSAT section 6 (Bock &amp; Lieberman 1970, <i>Psychometrika</i> 35:179–197): 1,000 people, five items. Oracle: the Rasch model with all
/// discriminations 1, as published by Rizopoulos 2006, <i>J. Stat. Software</i> 17(5), for R's package ltm: difficulties −2.8720, −1.0630, −0.2576,
/// −1.3881, −2.2188 and log-likelihood −2473.054.
/// </summary>
public sealed class LawSchoolTests
{
    private static readonly double[] Difficulties = [-2.8720, -1.0630, -0.2576, -1.3881, -2.2188];

    private static readonly (string Pattern, int People)[] Answers =
    [
        ("00000", 3), ("00001", 6), ("00010", 2), ("00011", 11), ("00100", 1), ("00101", 1), ("00110", 3), ("00111", 4),
        ("01000", 1), ("01001", 8), ("01011", 16), ("01101", 3), ("01110", 2), ("01111", 15),
        ("10000", 10), ("10001", 29), ("10010", 14), ("10011", 81), ("10100", 3), ("10101", 28), ("10110", 15), ("10111", 80),
        ("11000", 16), ("11001", 56), ("11010", 21), ("11011", 173), ("11100", 11), ("11101", 61), ("11110", 28), ("11111", 298),
    ];

    [Fact]
    public void The_data_have_their_published_margins()
    {
        Assert.Equal(1000, Answers.Sum(answer => answer.People));
        Assert.Equal([924, 709, 553, 763, 870], Enumerable.Range(0, 5).Select(i => Answers.Where(a => a.Pattern[i] == '1').Sum(a => a.People)));
    }

    [Fact]
    public void The_log_likelihood_is_the_published_one() => Assert.Equal(-2473.054, LogLikelihood(Difficulties), 3);

    /// <summary>The published difficulties are where it peaks: a step either way on any item lowers it.</summary>
    [Fact]
    public void The_published_difficulties_are_the_likeliest()
    {
        for (var item = 0; item < 5; item++)
            foreach (var step in new[] { -0.02, 0.02 })
            {
                var moved = (double[])Difficulties.Clone();
                moved[item] += step;
                Assert.True(LogLikelihood(moved) < LogLikelihood(Difficulties));
            }
    }

    /// <summary>In a Rasch model the number right is sufficient: who got which right does not matter.</summary>
    [Fact]
    public void Equal_totals_get_equal_abilities()
    {
        foreach (var group in Answers.GroupBy(answer => answer.Pattern.Count(c => c == '1')))
        {
            var means = group.Select(answer => Estimate(answer.Pattern, Difficulties).Mean).ToArray();
            Assert.All(means, mean => Assert.Equal(means[0], mean, 10));
        }
    }

    private static double LogLikelihood(double[] difficulties) => Answers.Sum(a => a.People * Estimate(a.Pattern, difficulties).LogEvidence);

    private static AbilityEstimate Estimate(string pattern, double[] difficulties) =>
        AbilityEstimator.Estimate([.. pattern.Select((c, i) => new Observation(c - '0', difficulties[i]))]);
}
