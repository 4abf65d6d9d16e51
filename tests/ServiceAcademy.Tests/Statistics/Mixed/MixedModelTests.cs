using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Mixed;

public sealed class MixedModelTests
{
    private static readonly Dictionary<string, double[]> Golden = GoldenValues.Read("impact.txt");
    private static readonly Dictionary<string, double[]> Sleep = GoldenValues.Table("sleepstudy.csv");

    /// <summary>
    /// Oracle: the published fit of lme4's sleep study (Belenky et al. 2003; Bates et al. 2015, § 5.2: REML 1743.6, slope 10.467, SE 1.546, variances 612.10, 35.07, 654.94), further digits by lme4 1.1-31
    /// (Golden/impact.R).
    /// </summary>
    [Fact]
    public void Sleep_study_with_slopes()
    {
        var fit = MixedModel.Fit([.. Sleep["subject"].Select(s => (int)s)], Sleep["reaction"], Sleep["days"]).Required;
        var golden = Golden["sleep"];
        double[] found = [fit.Intercept.Estimate, fit.Slope.Estimate, fit.Intercept.StandardError, fit.Slope.StandardError];
        for (var k = 0; k < 4; k++)
            Assert.Equal(golden[k], found[k], 3);
        Assert.Equal(golden[4], fit.InterceptVariance, 1e-3 * golden[4]);
        Assert.Equal(golden[5], fit.SlopeVariance, 1e-3 * golden[5]);
        Assert.Equal(golden[6], fit.Covariance, 0.05);
        Assert.Equal(golden[7], fit.ResidualVariance, 1e-3 * golden[7]);
        Assert.Equal(golden[8], fit.Criterion, 6);
        Assert.Equal((18, 180, 17.0), (fit.Units, fit.N, fit.Slope.DegreesOfFreedom));
    }

    [Fact]
    public void Sleep_study_with_intercepts_only()
    {
        var fit = MixedModel.Fit([.. Sleep["subject"].Select(s => (int)s)], Sleep["reaction"], Sleep["days"], hasSlopes: false).Required;
        var golden = Golden["sleep1"];
        Assert.Equal(golden[3], fit.Slope.StandardError, 5);
        Assert.Equal(golden[4], fit.InterceptVariance, 1e-3 * golden[4]);
        Assert.Equal(golden[5], fit.ResidualVariance, 3);
        Assert.Equal(golden[6], fit.Criterion, 6);
        Assert.Equal(0, fit.SlopeVariance);
    }

    [Fact]
    public void Too_little_is_an_answer()
    {
        Assert.Equal(new Refusal(Refusal.TooFewClusters, 6, 2), MixedModel.Fit([1, 1, 2, 2], [1, 2, 3, 4], [1, 2, 1, 2]).Refusal);
        int[] units = [.. Enumerable.Range(0, 24).Select(i => i / 3)];
        Assert.Equal(Refusal.NoVariation, MixedModel.Fit(units, [.. units.Select(u => (double)u)], [.. units.Select(_ => 1.0)]).Refusal!.Why);
    }
}
