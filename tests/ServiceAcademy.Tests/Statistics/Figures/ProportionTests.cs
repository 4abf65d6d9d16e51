using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Figures;

public sealed class ProportionTests
{
    /// <summary>Oracle: Newcombe 1998, Stat. Med. 17:857–872, table I, method 3 (score, no continuity correction), 95 %.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_agrees_with_the_published_table(int k, int n, double low, double high)
    {
        var interval = Proportion.Wilson(k, n);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    /// <summary>Oracle: the definition. At its ends |p̂ − p| = z·√(p(1 − p)/n).</summary>
    [Fact]
    public void The_ends_solve_the_score_equation_and_mirror_each_other()
    {
        for (var n = 1; n <= 60; n++)
            for (var k = 0; k <= n; k++)
                foreach (var (level, z) in new[] { (0.95, 1.959963984540054), (0.90, 1.6448536269514722) })
                {
                    var interval = Proportion.Wilson(k, n, level);
                    foreach (var end in new[] { interval.Low, interval.High }.Where(end => end is > 0 and < 1))
                        Assert.Equal(z * Math.Sqrt(end * (1 - end) / n), Math.Abs((double)k / n - end), 9);
                    var mirrored = Proportion.Wilson(n - k, n, level);
                    Assert.Equal(1 - interval.High, mirrored.Low, 12);
                    Assert.True(interval.Contains((double)k / n) && interval.Width > 0);
                }
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    [InlineData(double.NaN, 5)]
    [InlineData(0, 0)]
    public void Impossible_counts_are_refused(double k, long n) => Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(k, n));
}
