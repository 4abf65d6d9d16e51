using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Figures;

public sealed class NetPromoterTests
{
    /// <summary>By hand: 50 promoters, 30 passives, 20 detractors: p₊ − p₋ = 0.3, variance (0.7 − 0.09)/100.</summary>
    [Fact]
    public void Score_and_trinomial_standard_error()
    {
        Assert.Equal(30, NetPromoter.Score(50, 30, 20).Points, 12);
        Assert.Equal(100 * Math.Sqrt(0.0061), NetPromoter.StandardError(50, 30, 20), 12);
        Assert.Equal(0, NetPromoter.StandardError(7, 0, 0));
    }

    /// <summary>
    /// Oracle: the definition, with the likeliest trinomial under each difference found by golden section on the log-likelihood instead of the
    /// closed form. At an end of the interval the score statistic is z.
    /// </summary>
    [Theory]
    [InlineData(50, 30, 20)]
    [InlineData(12, 36, 0)]
    [InlineData(0, 43, 1)]
    [InlineData(3, 1, 4)]
    [InlineData(1, 200, 1)]
    [InlineData(900, 50, 50)]
    public void The_ends_solve_the_score_equation(int promoters, int passives, int detractors)
    {
        const double Z = 1.959963984540054;
        double n = promoters + passives + detractors, observed = (promoters - detractors) / n;
        var interval = NetPromoter.ScoreInterval(promoters, passives, detractors);
        foreach (var end in new[] { interval.Low / 100, interval.High / 100 })
        {
            double low = Math.Max(0, -end), high = (1 - end) / 2;
            double LogLikelihood(double q) => Term(detractors, q) + Term(promoters, q + end) + Term(passives, 1 - 2 * q - end);
            for (var i = 0; i < 200; i++)
            {
                double left = low + 0.382 * (high - low), right = low + 0.618 * (high - low);
                if (LogLikelihood(left) < LogLikelihood(right))
                    low = left;
                else
                    high = right;
            }
            var variance = (2 * low + end - end * end) / n;
            Assert.Equal(Z, Math.Abs(observed - end) / Math.Sqrt(variance), 4);
        }

        static double Term(double count, double share) => count == 0 ? 0 : share <= 0 ? double.NegativeInfinity : count * Math.Log(share);
    }

    /// <summary>Oracle: algebra. Without passives the trinomial is a binomial, and the interval 2·Wilson − 1; all passives: Wilson of 0 of n on each side.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(10_000)]
    public void Unanimous_answers_still_have_a_width(int n)
    {
        var wilson = Proportion.Wilson(n, n);
        var promoters = NetPromoter.ScoreInterval(n, 0, 0);
        Assert.Equal(100 * (2 * wilson.Low - 1), promoters.Low, 9);
        Assert.Equal(100, promoters.High);
        var detractors = NetPromoter.ScoreInterval(0, 0, n);
        Assert.Equal(-100, detractors.Low);
        Assert.Equal(-promoters.Low, detractors.High, 9);
        var passives = NetPromoter.ScoreInterval(0, n, 0);
        Assert.Equal(100 * Proportion.Wilson(0, n).High, passives.High, 9);
        Assert.Equal(-passives.High, passives.Low, 9);
    }

    [Fact]
    public void Every_small_table_gives_an_ordered_symmetric_interval_around_its_score()
    {
        for (var p = 0; p <= 12; p++)
            for (var a = 0; a <= 12; a++)
                for (var d = 0; d <= 12; d++)
                {
                    if (p + a + d == 0)
                        continue;
                    var interval = NetPromoter.ScoreInterval(p, a, d);
                    var mirrored = NetPromoter.ScoreInterval(d, a, p);
                    Assert.True(interval.Low >= -100 && interval.High <= 100 && interval.Width > 0);
                    Assert.True(interval.Low - 1e-9 <= NetPromoter.Score(p, a, d).Points && NetPromoter.Score(p, a, d).Points <= interval.High + 1e-9);
                    Assert.Equal(-interval.High, mirrored.Low, 8);
                }
    }

    [Fact]
    public void No_answers_or_negative_ones_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NetPromoter.Score(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetPromoter.ScoreInterval(5, -1, 2));
    }
}
