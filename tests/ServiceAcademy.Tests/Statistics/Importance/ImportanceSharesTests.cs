using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Importance;

public sealed class ImportanceSharesTests
{
    private static readonly Dictionary<string, double[]> Swiss = GoldenValues.Table("swiss.csv");

    /// <summary>
    /// Oracle: Grömping 2006, <i>J. Stat. Softw.</i> 17(1), her example of fertility in Swiss provinces 1888: 0.0571, 0.1712, 0.2601, 0.1056, 0.1128 of R² 0.7067; further digits by base R over
    /// all 120 orders (Golden/impact.R).
    /// </summary>
    [Fact]
    public void Groemping()
    {
        var shares = ImportanceShares.Of(Swiss["Fertility"], [Swiss["Agriculture"], Swiss["Examination"], Swiss["Education"], Swiss["Catholic"], Swiss["Infant.Mortality"]], draws: 199).Refusal;
        Assert.Equal(new Refusal(Refusal.TooFewFigures, 50, 47), shares);
        // 47 provinces are too few for five drivers here; the shares themselves do not depend on how often the table is repeated.
        var twice = Swiss.ToDictionary(column => column.Key, column => (double[])[.. column.Value, .. column.Value]);
        var found = ImportanceShares.Of(twice["Fertility"], [twice["Agriculture"], twice["Examination"], twice["Education"], twice["Catholic"], twice["Infant.Mortality"]], draws: 199).Required;
        var golden = GoldenValues.Read("impact.txt")["lmg"];
        for (var j = 0; j < 5; j++)
        {
            Assert.Equal(golden[j], found.Shares[j].Share, 9);
            Assert.True(found.Shares[j].Interval.Contains(golden[j]));
        }
        Assert.Equal(0.7067, found.RSquared, 4);
    }

    /// <summary>Truth known: independent drivers own their squared correlations; two that are one and the same cannot be told apart.</summary>
    [Fact]
    public void Independent_drivers_own_what_they_explain()
    {
        var random = new SplitMix64(53);
        double[][] x = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 4000).Select(_ => random.Normal()).ToArray())];
        var y = x[0].Select((_, i) => 2 * x[0][i] + x[1][i] + 2 * random.Normal()).ToArray();
        var found = ImportanceShares.Of(y, x, draws: 199).Required;
        Assert.Equal(4 / 9.0, found.Shares[0].Share, 0.03);
        Assert.Equal(1 / 9.0, found.Shares[1].Share, 0.02);
        Assert.InRange(found.Shares[2].Share, 0, 0.005);
        Assert.Equal(Refusal.NoVariation, ImportanceShares.Of(y, [x[0], x[0]], draws: 199).Refusal!.Why);
    }
}
