using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Items;

public sealed class ItemStatisticsTests
{
    /// <summary>By hand: the rest of item 0 is 2, 1, 2, 1 against 1, 1, 0, 0, that of item 1 is 2, 2, 1, 1 against 1, 0, 1, 0: no relation.</summary>
    [Fact]
    public void Difficulty_and_discrimination_of_a_small_table()
    {
        double[][] attempts = [[1, 1, 1], [1, 0, 1], [0, 1, 1], [0, 0, 1]];
        var figures = ItemStatistics.Of(attempts);
        Assert.Equal(0.5, figures[0].MeanScore);
        Assert.Equal(0, figures[0].Discrimination!.Value, 12);
        Assert.Equal(0, figures[1].Discrimination!.Value, 12);
        Assert.Equal(1, figures[2].MeanScore);
        Assert.Null(figures[2].Discrimination);
        Assert.Null(figures[2].DiscriminationInterval);
        Assert.Equal(Proportion.Wilson(2, 4), figures[0].MeanScoreInterval);
        Assert.All(figures, figure => Assert.True(figure.TooFew && figure.N == 4));
    }

    /// <summary>
    /// Oracle: the point-biserial written as (M₁ − M₀)/s·√(p(1 − p)), M the mean rest scores of those right and wrong, s their standard
    /// deviation (with n); the interval: Fisher's z by hand.
    /// </summary>
    [Fact]
    public void Discrimination_is_the_point_biserial_with_the_rest()
    {
        var random = new Random(23);
        var attempts = Enumerable.Range(0, 50).Select(_ =>
        {
            var ability = random.NextDouble() * 4 - 2;
            return Enumerable.Range(0, 8).Select(i => random.NextDouble() < 1 / (1 + Math.Exp(i / 4.0 - 1 - ability)) ? 1.0 : 0.0).ToArray();
        }).ToArray();
        var figures = ItemStatistics.Of(attempts);
        for (var item = 0; item < 8; item++)
        {
            var rest = attempts.Select(a => a.Sum() - a[item]).ToArray();
            double right = attempts.Select((a, i) => (a[item], rest[i])).Where(p => p.Item1 == 1).Average(p => p.Item2);
            double wrong = attempts.Select((a, i) => (a[item], rest[i])).Where(p => p.Item1 == 0).Average(p => p.Item2);
            double p = attempts.Average(a => a[item]), mean = rest.Average(), s = Math.Sqrt(rest.Average(r => (r - mean) * (r - mean)));
            var expected = (right - wrong) / s * Math.Sqrt(p * (1 - p));
            Assert.Equal(expected, figures[item].Discrimination!.Value, 10);
            Assert.Equal(Math.Tanh(Math.Atanh(expected) + 1.959963984540054 / Math.Sqrt(47)), figures[item].DiscriminationInterval!.High, 10);
            Assert.False(figures[item].TooFew);
        }
        Assert.True(figures[0].MeanScore > figures[7].MeanScore);
    }

    [Fact]
    public void Ragged_or_impossible_tables_are_refused()
    {
        Assert.Empty(ItemStatistics.Of([]));
        Assert.Throws<ArgumentException>(() => ItemStatistics.Of([new double[] { 1, 0 }, new double[] { 1 }]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ItemStatistics.Of([new double[] { 2 }]));
    }
}
