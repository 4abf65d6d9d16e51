using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Agreement;

public sealed class WeightedKappaTests
{
    private static readonly double[,] Cohen1968 = { { .44, .07, .09 }, { .05, .20, .05 }, { .01, .03, .06 } };
    private static readonly double[,] Costs = { { 0, 1, 3 }, { 1, 0, 6 }, { 3, 6, 0 } };
    private static readonly double[,] Fleiss1969 = { { .53, .05, .02 }, { .11, .14, .05 }, { .01, .06, .03 } };
    private static readonly double[,] Agreements = { { 1, 0, .4444 }, { 0, 1, .6667 }, { .4444, .6667, 1 } };

    /// <summary>Oracle: Cohen 1968, table 1: two clinicians, 200 patients; κ 0.492, weighted 0.348.</summary>
    [Fact]
    public void Cohens_example()
    {
        Assert.Equal(0.492, WeightedKappa.Of(Cohen1968, 200, 0.95, (i, j) => i == j ? 0 : 1)!.Value, 3);
        Assert.Equal(0.348, WeightedKappa.Of(Cohen1968, 200, 0.95, (i, j) => Costs[i, j])!.Value, 3);
    }

    /// <summary>Oracle: Fleiss, Cohen &amp; Everitt 1969, p. 325: κ 0.429 with variance 0.002885, weighted 0.507 with variance 0.003248.</summary>
    [Fact]
    public void The_variance_of_Fleiss_Cohen_and_Everitt()
    {
        var plain = WeightedKappa.Of(Fleiss1969, 200, 0.95, (i, j) => i == j ? 0 : 1)!;
        var weighted = WeightedKappa.Of(Fleiss1969, 200, 0.95, (i, j) => 1 - Agreements[i, j])!;
        Assert.Equal(0.429, plain.Value, 3);
        Assert.Equal(0.507, weighted.Value, 3);
        Assert.Equal(0.002885, Variance(plain), 6);
        Assert.Equal(0.003248, Variance(weighted), 6);
    }

    /// <summary>Oracle: with quadratic weights and equal margins, κ is Pearson's r (Cohen 1968, p. 218).</summary>
    [Fact]
    public void Quadratic_weights_with_equal_margins_are_a_correlation()
    {
        (int, int)[] ratings = [(0, 1), (1, 0), (1, 2), (2, 1), (2, 3), (3, 2), (3, 3), (0, 0), (2, 2)];
        var r = Correlation.Pearson([.. ratings.Select(pair => (double)pair.Item1)], [.. ratings.Select(pair => (double)pair.Item2)])!.Value;
        Assert.Equal(r, WeightedKappa.Of(ratings, 4)!.Value, 12);
    }

    [Fact]
    public void Contradiction_is_below_zero_and_sameness_tells_nothing()
    {
        Assert.True(WeightedKappa.Of([(0, 3), (3, 0), (0, 3), (3, 0)], 4)!.Value < -0.9);
        Assert.Null(WeightedKappa.Of([(2, 2), (2, 2)], 4));
        Assert.Null(WeightedKappa.Of([], 4));
        var perfect = WeightedKappa.Of([(0, 0), (3, 3)], 4)!;
        Assert.Equal(1, perfect.Value, 12);
        Assert.Null(perfect.Interval);
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedKappa.Of([(0, 4)], 4));
    }

    private static double Variance(AgreementFigure figure) => Math.Pow(figure.Interval!.Width / 2 / 1.959963984540054, 2);
}
