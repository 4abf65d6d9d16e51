using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Agreement;

public sealed class KrippendorffAlphaTests
{
    /// <summary>Krippendorff 2011, p. 4: four observers (rows), twelve units, values missing.</summary>
    private static readonly double?[][] Observers =
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];

    private static readonly double?[][] Units = [.. Enumerable.Range(0, 12).Select(unit => Observers.Select(row => row[unit]).ToArray())];

    /// <summary>Oracle: his results, nominal 0.743, ordinal 0.815, interval 0.849.</summary>
    [Theory]
    [InlineData(RatingScale.Nominal, 0.743)]
    [InlineData(RatingScale.Ordinal, 0.815)]
    [InlineData(RatingScale.Interval, 0.849)]
    public void Krippendorffs_example(RatingScale scale, double published)
    {
        var alpha = KrippendorffAlpha.Of(Units, scale)!;
        Assert.Equal(published, alpha.Value, 3);
        Assert.Equal(11, alpha.N);
        Assert.True(alpha.Interval!.Contains(alpha.Value));
        Assert.Equal(alpha, KrippendorffAlpha.Of(Units, scale));
    }

    /// <summary>Oracle: simulation (fixed seed): two raters copy the case's level in half the ratings and guess in the others, so α is 0.25 nominally.</summary>
    [Fact]
    public void Intervals_cover_the_truth()
    {
        var random = new Random(3);
        var covered = 0;
        for (var round = 0; round < 120; round++)
        {
            var ratings = Enumerable.Range(0, 60).Select(_ => random.Next(4) is var level
                ? new double?[] { random.Next(2) == 0 ? level : random.Next(4), random.Next(2) == 0 ? level : random.Next(4) } : []).ToArray();
            if (KrippendorffAlpha.Of(ratings, RatingScale.Nominal)!.Interval!.Contains(0.25))
                covered++;
        }
        Assert.InRange(covered / 120.0, 0.89, 1);
    }

    [Fact]
    public void Sameness_tells_nothing_and_contradiction_is_below_zero()
    {
        Assert.Null(KrippendorffAlpha.Of([[2, 2], [2, 2]]));
        Assert.Null(KrippendorffAlpha.Of([[2, null], [null, 3]]));
        Assert.True(KrippendorffAlpha.Of([[1, 4], [4, 1], [1, 4]])!.Value < 0);
        Assert.Equal(1, KrippendorffAlpha.Of([[1, 1], [4, 4], [2, 2]])!.Value, 12);
    }
}
