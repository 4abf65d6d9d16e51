using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Agreement;

public sealed class RaterDriftTests
{
    /// <summary>Oracle: R 4.2.2, lm(residual ~ day) and confint (Golden/agreement.R), on R's own data set cars (50 speeds and stopping distances).</summary>
    [Fact]
    public void Agrees_with_least_squares_in_R()
    {
        double[] speed = [4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15,
            15, 16, 16, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25];
        double[] distance = [2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26,
            54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85];
        var drift = RaterDrift.Of([.. speed.Zip(distance)])!;
        Assert.Equal(3.932409, drift.PerMonth / 30, 6);
        Assert.Equal(3.096964, drift.Interval.Low / 30, 6);
        Assert.Equal(4.767853, drift.Interval.High / 30, 6);
        Assert.True(drift.IsSeen);
    }

    [Fact]
    public void A_steady_rater_does_not_drift_and_few_ratings_say_nothing()
    {
        var random = new Random(1);
        var steady = Enumerable.Range(0, 60).Select(day => ((double)day, random.NextDouble() - 0.5)).ToList();
        Assert.False(RaterDrift.Of(steady)!.IsSeen);
        Assert.Null(RaterDrift.Of(steady[..9]));
        Assert.Null(RaterDrift.Of([.. steady.Select(r => (5.0, r.Item2))]));
    }
}
