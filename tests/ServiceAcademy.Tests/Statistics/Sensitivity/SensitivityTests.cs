using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Sensitivity;

public sealed class SensitivityTests
{
    /// <summary>Oracle: VanderWeele &amp; Ding 2017: RR 3.9 (1.8–8.7) has E-values 7.26 and 3.0.</summary>
    [Fact]
    public void E_value()
    {
        Assert.Equal(7.26, EValue.OfRiskRatio(3.9), 2);
        Assert.Equal(3.0, EValue.OfRiskRatio(1.8), 2);
        Assert.Equal(EValue.OfRiskRatio(2), EValue.OfRiskRatio(0.5), 12);
        var effect = new EstimatedEffect(1, 0.2, 30, 0, new Interval(0.6, 1.4, 0.95));
        Assert.Equal(EValue.OfRiskRatio(Math.Exp(0.91 * 0.3)), EValue.Of(effect, 2).Interval, 12);
        Assert.Equal(1, EValue.Of(effect with { Interval = new Interval(-0.1, 2, 0.95) }, 2).Interval);
    }

    /// <summary>
    /// Oracle: a population made to order. x = w + v, y = w + 1·u-part only (no effect of x): w named, u unseen, cov(u, x)/var(u) = δ·cov(w, x)/var(w). With R² of everything given, δ comes back.
    /// Eight rows whose columns are exactly orthogonal stand for the population.
    /// </summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void Oster_delta_finds_the_strength_that_was_put_in(double delta)
    {
        double[] w = [1, 1, 1, 1, -1, -1, -1, -1], u = [1, 1, -1, -1, 1, 1, -1, -1], v = [1, -1, 1, -1, 1, -1, 1, -1], e = [1, -1, -1, 1, -1, 1, 1, -1];
        const double Named = 1.5, Unseen = 0.8;
        // With w's index 1.5·w and u's 0.8·u: cov(0.8u, x)/var(0.8u) = δ·cov(1.5w, x)/var(1.5w).
        var onU = delta * (1.0 / Named) * Unseen;
        var x = w.Select((_, i) => w[i] + onU * u[i] + v[i]).ToArray();
        var y = w.Select((_, i) => Named * w[i] + Unseen * u[i] + 0.5 * e[i]).ToArray();
        var everything = (Named * Named + Unseen * Unseen) / (Named * Named + Unseen * Unseen + 0.25);
        Assert.Equal(delta, OsterDelta.Of(y, x, [w], everything)!.Value, 9);
    }

    [Fact]
    public void Oster_delta_needs_something_to_go_by()
    {
        double[] w = [1, 1, 1, 1, -1, -1, -1, -1], v = [1, -1, 1, -1, 1, -1, 1, -1];
        Assert.Null(OsterDelta.Of(w, w, [w]));
        Assert.Throws<ArgumentException>(() => OsterDelta.Of(w, v, []));
        Assert.Throws<ArgumentException>(() => OsterDelta.Of(w, v[..7], [w]));
    }

    /// <summary>Oracle: bivariate normal with r = 0.5, chosen below −1: by themselves they move half the way back.</summary>
    [Fact]
    public void The_chosen_move_back_by_themselves()
    {
        var random = new SplitMix64(1886);
        var first = Enumerable.Range(0, 4000).Select(_ => random.Normal()).ToArray();
        double[] Next(double[] from) => [.. from.Select(value => 0.5 * value + Math.Sqrt(0.75) * random.Normal())];
        var second = Next(first);
        var third = Next(second);
        var chosen = second.Select(value => value < -1).ToArray();
        var back = RegressionToTheMean.Of(first, second, chosen).Required;
        var seen = third.Where((_, i) => chosen[i]).Average() - second.Where((_, i) => chosen[i]).Average();
        Assert.Equal(seen, back.Expected, 0.08);
        Assert.True(back.IsSelected && back.Interval.Contains(back.Expected) && back.Distance < -1);
        Assert.False(RegressionToTheMean.Of(first, second, [.. second.Select((_, i) => i % 2 == 0)]).Required.IsSelected);
        Assert.Equal(Refusal.TooFewFigures, RegressionToTheMean.Of([1, 2], [1, 2], [true, false]).Refusal!.Why);
    }

    /// <summary>Oracle: by hand. Ten trained, all stayed with 1…10; ten waiting, eight stayed with 1…8: a fifth is cut off the trained.</summary>
    [Fact]
    public void Attrition_bounds_by_hand()
    {
        double[] outcome = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, double.NaN, double.NaN];
        var bounds = AttritionBounds.Of(outcome, [.. outcome.Select((_, i) => i < 10)]).Required;
        Assert.Equal((0.2, 0.0, 2.0), (Math.Round(bounds.Trimmed, 12), Math.Round(bounds.Low, 12), Math.Round(bounds.High, 12)));
        Assert.True(bounds.Interval.Low < 0 && bounds.Interval.High > 2);
        var turned = AttritionBounds.Of(outcome, [.. outcome.Select((_, i) => i >= 10)]).Required;
        Assert.Equal((-2.0, 0.0), (Math.Round(turned.Low, 12), Math.Round(turned.High, 12)));
        Assert.Equal(Refusal.TooFewControls, AttritionBounds.Of(outcome, [.. outcome.Select(_ => true)]).Refusal!.Why);
    }

    /// <summary>Truth known: training adds 1, and keeps the weakest from leaving; the bounds' interval holds 1.</summary>
    [Fact]
    public void Attrition_intervals_hold_the_truth()
    {
        var random = new SplitMix64(2009);
        var held = 0;
        for (var round = 0; round < 100; round++)
        {
            var isTrained = Enumerable.Range(0, 120).Select(i => i % 2 == 0).ToArray();
            var outcome = isTrained.Select(trained => random.Normal() is var worth && !trained && worth < -0.8 ? double.NaN : worth + (trained ? 1 : 0)).ToArray();
            held += AttritionBounds.Of(outcome, isTrained, draws: 199, seed: (ulong)round).Required.Interval.Contains(1) ? 1 : 0;
        }
        Assert.InRange(held / 100.0, 0.87, 1);
    }
}
