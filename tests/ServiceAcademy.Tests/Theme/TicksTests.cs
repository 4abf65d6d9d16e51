using ServiceAcademy.Theme.Charts;

namespace ServiceAcademy.Tests.Theme;

public class TicksTests
{
    [Theory]
    [InlineData(0, 100, new[] { 0.0, 50, 100 }, 3)]
    [InlineData(78, 91, new[] { 75.0, 80, 85, 90, 95 }, 5)]
    [InlineData(-42, 61, new[] { -50.0, 0, 50, 100 }, 4)]
    [InlineData(0.12, 0.31, new[] { 0.1, 0.15, 0.2, 0.25, 0.3, 0.35 }, 5)]
    public void AnAxisCoversItsDataInStepsOfOneTwoOrFive(double low, double high, double[] expected, int wanted) =>
        Assert.Equal(expected, Ticks.Covering(low, high, wanted).Values);

    [Theory]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    [InlineData(-3, -3)]
    [InlineData(double.NaN, 4)]
    [InlineData(9, 2)]
    public void ADegenerateRangeStillHasAnAxis(double low, double high)
    {
        var ticks = Ticks.Covering(low, high);
        Assert.True(ticks.Values.Count >= 2);
        Assert.True(ticks.To > ticks.From);
    }

    [Fact]
    public void EveryRangeIsCoveredByFewRoundNumbers()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 2000; i++)
        {
            var low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 6));
            var high = low + random.NextDouble() * Math.Pow(10, random.Next(-3, 6)) + 1e-4;
            var ticks = Ticks.Covering(low, high);
            Assert.True(ticks.From <= low + 1e-9 * Math.Abs(low) + ticks.Step * 1e-6, $"{low}…{high} begins at {ticks.From}");
            Assert.True(ticks.To >= high - 1e-9 * Math.Abs(high) - ticks.Step * 1e-6, $"{low}…{high} ends at {ticks.To}");
            Assert.InRange(ticks.Values.Count, 2, 8);
            Assert.Equal(ticks.Values.Distinct().Count(), ticks.Values.Select(value => value.ToString("F" + ticks.Decimals, CultureInfo.InvariantCulture)).Distinct().Count());
        }
    }
}
