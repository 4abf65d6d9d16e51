using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Figures;

public sealed class EventRateTests
{
    /// <summary>Oracles: R's help page of poisson.test (137 events in 24.19893: 4.753125–6.692709); Garwood's tables for 0 and 10 events.</summary>
    [Theory]
    [InlineData(137, 24.19893, 4.753125, 6.692709)]
    [InlineData(0, 1, 0, 3.688879)]
    [InlineData(10, 1, 4.795389, 18.390356)]
    public void Garwood_agrees_with_published_values(long events, double exposure, double low, double high)
    {
        var interval = EventRate.Garwood(events, exposure);
        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
    }

    /// <summary>Oracle: the definition. The Poisson tails beyond the count are 2.5 % at each end.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(400)]
    public void The_tails_hold_half_the_error_each(int k)
    {
        var interval = EventRate.Garwood(k, 1);
        Assert.Equal(0.025, 1 - Cumulative(k - 1, interval.Low), 7);
        Assert.Equal(0.025, Cumulative(k, interval.High), 7);

        static double Cumulative(int k, double mean)
        {
            double sum = 0, logTerm = -mean;
            for (var i = 0; i <= k; logTerm += Math.Log(mean) - Math.Log(++i))
                sum += Math.Exp(logTerm);
            return sum;
        }
    }

    [Fact]
    public void Exposure_is_above_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => EventRate.Garwood(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventRate.Garwood(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventRate.Garwood(-1, 1));
    }
}
