using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Calibration;

/// <summary>Two-parameter fits of published data against published fits.</summary>
public sealed class LawSchoolCalibrationTests
{
    /// <summary>
    /// Oracle: Rizopoulos 2006, <i>J. Stat. Software</i> 17(5), R's package ltm on section 6: difficulties −3.3597, −1.3696, −0.2799, −1.8659, −3.1236, slopes
    /// 0.8254, 0.7229, 0.8905, 0.6886, 0.6575, log-likelihood −2466.653. Bock &amp; Lieberman (1970) and Bock &amp; Aitkin (1981) report the same fit in
    /// normal-ogive units.
    /// </summary>
    [Fact]
    public void Section_6()
    {
        var learned = Learn(LawSchoolData.Section6);
        Assert.Equal(-2466.653, learned.LogLikelihood, 3);
        Near([-3.3597, -1.3696, -0.2799, -1.8659, -3.1236], learned.Items.Select(item => item.Curve.Steps[0]), 0.01);
        Near([0.8254, 0.7229, 0.8905, 0.6886, 0.6575], learned.Items.Select(item => item.Curve.Slope), 0.002);
    }

    /// <summary>
    /// Oracle: Chalmers 2012, <i>J. Stat. Software</i> 48(6), R's package mirt on section 7: slopes 0.988, 1.081, 1.706, 0.765, 0.736, intercepts (−a·b) 1.856,
    /// 0.808, 1.804, 0.486, 1.855, log-likelihood −2658.805.
    /// </summary>
    [Fact]
    public void Section_7()
    {
        var learned = Learn(LawSchoolData.Section7);
        Assert.Equal(-2658.805, learned.LogLikelihood, 3);
        Near([0.988, 1.081, 1.706, 0.765, 0.736], learned.Items.Select(item => item.Curve.Slope), 0.002);
        Near([1.856, 0.808, 1.804, 0.486, 1.855], learned.Items.Select(item => -item.Curve.Slope * item.Curve.Steps[0]), 0.002);
    }

    /// <summary>
    /// Oracle: the same paper on ltm, standard errors of section 6's slopes from the Hessian: 0.2581, 0.1867, 0.2326, 0.1852, 0.2100, here from
    /// cross-products and for ln(slope), so within a sixth.
    /// </summary>
    [Fact]
    public void Standard_errors_are_near_the_published_ones()
    {
        var learned = Learn(LawSchoolData.Section6);
        foreach (var (published, item) in new[] { 0.2581, 0.1867, 0.2326, 0.1852, 0.2100 }.Zip(learned.Items))
            Assert.InRange(item.SlopeError * item.Curve.Slope / published, 5 / 6.0, 6 / 5.0);
    }

    /// <summary>Priors hold back what five items cannot tell: slopes shrink towards 1, the fit is hardly worse.</summary>
    [Fact]
    public void The_usual_priors_move_the_fit_little()
    {
        var plain = Learn(LawSchoolData.Section7);
        var usual = ItemCalibration.Learn(Items, LawSchoolData.People(LawSchoolData.Section7));
        Assert.True(usual.IsConverged);
        Assert.InRange(plain.LogLikelihood - usual.LogLikelihood, 0, 1);
        Assert.InRange(usual.Items[2].Curve.Slope, 1, plain.Items[2].Curve.Slope);
    }

    private static CalibrationItem[] Items => [.. Enumerable.Repeat(new CalibrationItem(ItemCurve.Plain), 5)];

    private static LearnedItems Learn((string Pattern, int People)[] section)
    {
        var learned = ItemCalibration.Learn(Items, LawSchoolData.People(section), settings: LawSchoolData.Unaided);
        Assert.True(learned.IsConverged);
        Assert.All(learned.Items, item => Assert.Equal(1000, item.N));
        return learned;
    }

    private static void Near(double[] published, IEnumerable<double> learned, double within)
    {
        foreach (var (expected, actual) in published.Zip(learned))
            Assert.InRange(actual, expected - within, expected + within);
    }
}
