using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Charts;

public sealed class ControlChartTests
{
    /// <summary>Oracle: NIST/SEMATECH e-Handbook of Statistical Methods, § 6.3.2.2, flow rates: mean 50.81, mean range 1.8778, limits 45.8159 … 55.8041 (with d₂ = 1.128).</summary>
    [Fact]
    public void Nist_flow_rates()
    {
        double[] flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
        var chart = ControlChart.Xmr(flow).Required;
        Assert.Equal(50.81, chart.Centre, 10);
        Assert.Equal(45.8159, chart.Points[0].Low!.Value, 2);
        Assert.Equal(55.8041, chart.Points[0].High!.Value, 2);
        Assert.All(chart.Points, point => Assert.Equal(ChartSignals.None, point.Signals));
    }

    [Fact]
    public void Each_rule_speaks_of_its_own()
    {
        double[] still = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
        ControlChart With(params double[] then) => ControlChart.Xmr([.. still, .. then], baseline: 12).Required;
        // centre 0.5, σ = 1/1.128 = 0.886
        Assert.Equal(ChartSignals.OutsideLimits, With(3.3).Points[^1].Signals);
        Assert.Equal(ChartSignals.None, With(3.1).Points[^1].Signals);
        Assert.Equal(ChartSignals.TwoOfThree, With(2.5, 0.4, 2.4).Points[^1].Signals);
        Assert.Equal(ChartSignals.None, With(2.5, 0.4, -1.4).Points[^1].Signals);
        Assert.Equal(ChartSignals.LongRun, With(0.4, 0.6, 0.7, 0.6, 0.7, 0.6, 0.7, 0.6, 0.7, 0.6).Points[^1].Signals);
        Assert.Equal(ChartSignals.None, With(0.4, 0.6, 0.7, 0.6, 0.7, 0.6, 0.7, 0.6, 0.7).Points[^1].Signals);
        Assert.Equal(ChartSignals.Trend, With(0.2, 0.3, 0.4, 0.45, 0.48, 0.6).Points[^1].Signals);
        Assert.Equal(ChartSignals.Trend, With(0.8, 0.7, 0.6, 0.5, 0.4, 0.3).Points[^1].Signals);
    }

    /// <summary>Oracle: by hand. Two sizes of month, every other one 0.1 above and below: z = ±0.1/√(0.25/n).</summary>
    [Fact]
    public void Laney_widens_what_chance_alone_would_make_too_narrow()
    {
        (long, long)[] months = [.. Enumerable.Range(0, 10).Select(i => ((long)(i % 2 == 0 ? 550 : 450), 1000L))];
        var chart = ControlChart.P(months).Required;
        Assert.Equal(0.5, chart.Centre, 12);
        var sigma = Math.Sqrt(0.25 / 1000);
        Assert.Equal(0.1 / sigma / (2 / Math.Sqrt(Math.PI)), chart.Overdispersion, 9);
        Assert.Equal(0.5 + 3 * 0.1 / (2 / Math.Sqrt(Math.PI)), chart.Points[3].High!.Value, 9);
        Assert.All(chart.Points, point => Assert.Equal(ChartSignals.None, point.Signals));

        var rates = ControlChart.U([.. Enumerable.Range(0, 10).Select(i => ((long)(i % 3 + 4), 2.0))]).Required;
        Assert.Equal(1, rates.Overdispersion);
        Assert.Equal(rates.Centre + 3 * Math.Sqrt(rates.Centre / 2), rates.Points[0].High!.Value, 12);
        Assert.Null(rates.Points[0].Low);
    }

    /// <summary>Truth known: independent normal months. A month outside the limits is rare; all four rules together stay near one in a hundred.</summary>
    [Fact]
    public void Noise_is_seldom_news()
    {
        var random = new SplitMix64(1984);
        int outside = 0, any = 0;
        for (var round = 0; round < 400; round++)
            foreach (var point in ControlChart.Xmr([.. Enumerable.Range(0, 36).Select(_ => random.Normal())]).Required.Points)
            {
                outside += point.Signals.HasFlag(ChartSignals.OutsideLimits) ? 1 : 0;
                any += point.Signals != ChartSignals.None ? 1 : 0;
            }
        Assert.InRange(outside / 14400.0, 0.0005, 0.008);
        Assert.InRange(any / 14400.0, 0.003, 0.02);
    }

    [Fact]
    public void Too_little_is_an_answer()
    {
        Assert.Equal(new Refusal(Refusal.TooFewPeriods, 8, 7), ControlChart.Xmr([1, 2, 3, 4, 5, 6, 7]).Refusal);
        Assert.Equal(Refusal.NoVariation, ControlChart.Xmr([.. Enumerable.Repeat(2.0, 9)]).Refusal!.Why);
        Assert.Equal(Refusal.NoVariation, ControlChart.P([.. Enumerable.Repeat((0L, 10L), 9)]).Refusal!.Why);
        Assert.Throws<ArgumentException>(() => ControlChart.U([(3, 0)]));
        Assert.Throws<ArgumentException>(() => ControlChart.P([(3, 2)]));
        Assert.ThrowsAny<ArgumentException>(() => ControlChart.Xmr([1, double.NaN]));
    }

    /// <summary>Oracle: R 4.2.2, decompose(window(nottem, end = c(1924, 12))) (Golden/impact.R).</summary>
    [Fact]
    public void Seasons_are_those_of_R()
    {
        var golden = GoldenValues.Read("impact.txt");
        var found = Seasonality.Remove(golden["nottem"]).Required;
        for (var month = 0; month < 12; month++)
            Assert.Equal(golden["seasonal"][month], found.Figure[month], 9);
        for (var i = 0; i < 60; i++)
            Assert.Equal(golden["adjusted"][i], found.Adjusted[i], 9);
        Assert.Equal(new Refusal(Refusal.TooFewPeriods, 24, 23), Seasonality.Remove(golden["nottem"][..23]).Refusal);
        Assert.NotNull(Seasonality.Remove(golden["nottem"][..24]).Value);
        Assert.Equal([-1, 0, 1], Seasonality.Remove([1, 2, 3, 1, 2, 3], 3).Required.Figure.Select(f => Math.Round(f, 12)));
    }

    /// <summary>Oracle: MASS 7.3-58.2, glm.nb with offset (Golden/impact.R).</summary>
    [Fact]
    public void Overdispersed_rates_are_those_of_R()
    {
        var golden = GoldenValues.Read("impact.txt");
        (long, double)[] cells = [.. golden["events"].Zip(golden["exposure"], (k, e) => ((long)k, e))];
        var found = OverdispersedRate.Of(cells).Required;
        Assert.Equal(golden["negbin"][0], found.Rate, 8);
        Assert.Equal(golden["negbin"][1], Math.Log(found.Interval.High / found.Rate) / Quantiles.T(0.95, 11), 6);
        Assert.Equal(1 / golden["negbin"][2], found.Dispersion, 5);
        var even = OverdispersedRate.Of([.. Enumerable.Repeat((5L, 10.0), 8)]).Required;
        Assert.Equal((0.5, 0), (even.Rate, even.Dispersion));
        Assert.Equal(EventRate.Garwood(40, 80), even.Interval);
        Assert.Equal(Refusal.TooFewFigures, OverdispersedRate.Of(cells[..5]).Refusal!.Why);
    }
}
