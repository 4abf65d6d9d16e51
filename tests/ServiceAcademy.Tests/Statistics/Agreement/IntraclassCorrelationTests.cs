using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Agreement;

public sealed class IntraclassCorrelationTests
{
    /// <summary>Shrout &amp; Fleiss 1979, table 2: six targets, four judges.</summary>
    private static readonly double[][] Example = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    /// <summary>
    /// Oracle: their table 4, ICC(2,1) = 0.29 and ICC(2,4) = 0.62; further digits and 95 % intervals from R's package psych 2.2.9
    /// (Golden/agreement.R).
    /// </summary>
    [Fact]
    public void Shrout_and_Fleiss()
    {
        var icc = IntraclassCorrelation.Of(Example)!;
        Assert.Equal(0.28976378, icc.Single.Value, 8);
        Assert.Equal(0.62005055, icc.Mean.Value, 8);
        Assert.Equal(0.018786513, icc.Single.Interval!.Low, 7);
        Assert.Equal(0.76108437, icc.Single.Interval!.High, 7);
        Assert.Equal(0.071136815, icc.Mean.Interval!.Low, 7);
        Assert.Equal(0.92723204, icc.Mean.Interval!.High, 7);
        Assert.Equal((6, 4), (icc.Mean.N, icc.Raters));
    }

    /// <summary>Oracle: simulation with known truth (cases 1, severities 0.3, rest 0.7: ICC(2,1) = 1/2, fixed seed); 95 % intervals cover 91–98 %.</summary>
    [Fact]
    public void Intervals_cover_the_truth()
    {
        var random = new Random(5);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var covered = 0;
        for (var round = 0; round < 400; round++)
        {
            var severity = Enumerable.Range(0, 6).Select(_ => Math.Sqrt(0.3) * Normal()).ToArray();
            var ratings = Enumerable.Range(0, 25).Select(_ => Normal() is var worth ? severity.Select(s => worth + s + Math.Sqrt(0.7) * Normal()).ToArray() : []).ToArray();
            if (IntraclassCorrelation.Of(ratings)!.Single.Interval!.Contains(0.5))
                covered++;
        }
        Assert.InRange(covered / 400.0, 0.91, 0.98);
    }

    [Fact]
    public void Edges()
    {
        Assert.Null(IntraclassCorrelation.Of([]));
        Assert.Null(IntraclassCorrelation.Of([[3, 3], [3, 3]]));
        Assert.Equal(1, IntraclassCorrelation.Of([[1, 1], [3, 3], [2, 2]])!.Mean.Value, 12);
        Assert.True(IntraclassCorrelation.Of([[1, 5], [5, 1], [1, 5], [5, 1]])!.Single.Value < 0);
        Assert.Throws<ArgumentException>(() => IntraclassCorrelation.Of([[1, 2], [1, 2, 3]]));
    }
}
