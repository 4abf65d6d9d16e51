using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Calibration;

namespace ServiceAcademy.Tests.Statistics.Ability;

/// <summary>
/// LSAT section 6 (Bock &amp; Lieberman 1970, <i>Psychometrika</i> 35:179–197): 1,000 people, five items. Oracle: the Rasch model with all
/// discriminations 1, as published by Rizopoulos 2006, <i>J. Stat. Software</i> 17(5), for R's package ltm: difficulties −2.8720, −1.0630, −0.2576,
/// −1.3881, −2.2188 and log-likelihood −2473.054.
/// </summary>
public sealed class LawSchoolTests
{
    private static readonly double[] Difficulties = [-2.8720, -1.0630, -0.2576, -1.3881, -2.2188];

    [Fact]
    public void The_data_have_their_published_margins()
    {
        Assert.Equal(1000, LawSchoolData.Section6.Sum(answer => answer.People));
        Assert.Equal([924, 709, 553, 763, 870], Enumerable.Range(0, 5).Select(i => LawSchoolData.Section6.Where(a => a.Pattern[i] == '1').Sum(a => a.People)));
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
        foreach (var group in LawSchoolData.Section6.GroupBy(answer => answer.Pattern.Count(c => c == '1')))
        {
            var means = group.Select(answer => Estimate(answer.Pattern, Difficulties).Mean).ToArray();
            Assert.All(means, mean => Assert.Equal(means[0], mean, 10));
        }
    }

    /// <summary>Oracle: the same paper's one-parameter model, one slope for all: 0.7551, log-likelihood −2466.938.</summary>
    [Fact]
    public void A_common_slope_fits_as_published()
    {
        double[] difficulties = [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802];
        Assert.Equal(-2466.938, LawSchoolData.Section6.Sum(a => a.People * Estimate(a.Pattern, difficulties, 0.7551).LogEvidence), 3);
    }

    private static double LogLikelihood(double[] difficulties) => LawSchoolData.Section6.Sum(a => a.People * Estimate(a.Pattern, difficulties).LogEvidence);

    private static AbilityEstimate Estimate(string pattern, double[] difficulties, double slope = 1) =>
        AbilityEstimator.Estimate([.. pattern.Select((c, i) => new Observation(c - '0', new ItemCurve(difficulties[i], slope)))]);
}
