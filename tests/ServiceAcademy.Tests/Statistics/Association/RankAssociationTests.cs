using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Association;

public sealed class RankAssociationTests
{
    private static readonly double[] Iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    private static readonly double[] Television = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];

    /// <summary>Oracle: the worked example of Wikipedia's article on Spearman's ρ (IQ, hours of television): Σd² = 194, ρ = −29/165.</summary>
    [Fact]
    public void Spearman_agrees_with_the_worked_example() => Assert.Equal(-29.0 / 165, Correlation.Spearman(Iq, Television)!.Value, 12);

    /// <summary>Oracle: 1 − 6Σd²/(n(n² − 1)) for all 120 orders of five, and their known counts by Σd² (OEIS A062869, row 5).</summary>
    [Fact]
    public void Every_order_of_five_gives_the_textbook_value()
    {
        double[] first = [1, 2, 3, 4, 5];
        var counts = new SortedDictionary<int, int>();
        foreach (var order in Orders([1, 2, 3, 4, 5]))
        {
            var squares = (int)first.Zip(order, (a, b) => (a - b) * (a - b)).Sum();
            counts[squares] = counts.GetValueOrDefault(squares) + 1;
            Assert.Equal(1 - 6.0 * squares / 120, Correlation.Spearman(first, order)!.Value, 12);
        }
        Assert.Equal([1, 4, 3, 6, 7, 6, 4, 10, 6, 10, 6, 10, 6, 10, 4, 6, 7, 6, 3, 4, 1], counts.Values);
    }

    [Fact]
    public void Ties_share_the_mean_of_their_ranks() =>
        Assert.Equal([1, 2.5, 2.5, 4, 6, 6, 6], Correlation.Ranks([-3.0, 0, 0, 2, 9, 9, 9]));

    /// <summary>Oracle: for one covariate, (r_xy − r_xz·r_yz)/√((1 − r_xz²)(1 − r_yz²)).</summary>
    [Fact]
    public void Partial_correlation_agrees_with_the_textbook_formula()
    {
        var random = new Random(29);
        for (var round = 0; round < 50; round++)
        {
            var (x, y, z) = (Draw(random, 20), Draw(random, 20), Draw(random, 20));
            double xy = Correlation.Spearman(x, y)!.Value, xz = Correlation.Spearman(x, z)!.Value, yz = Correlation.Spearman(y, z)!.Value;
            var expected = (xy - xz * yz) / Math.Sqrt((1 - xz * xz) * (1 - yz * yz));
            Assert.Equal(expected, RankAssociation.PartialSpearman([x, y, z])!.Value, 10);
            Assert.Equal(expected, RankAssociation.PartialSpearman([x, y, z, z])!.Value, 10);
        }
    }

    /// <summary>What both owe to a third figure disappears when it is held constant.</summary>
    [Fact]
    public void A_common_cause_is_seen_through()
    {
        var random = new Random(31);
        var size = Enumerable.Range(0, 60).Select(i => (double)i).ToArray();
        var x = size.Select(s => s + 8 * random.NextDouble()).ToArray();
        var y = size.Select(s => s + 8 * random.NextDouble()).ToArray();
        var plain = Assert.IsType<ServiceAcademy.Statistics.Association>(RankAssociation.Between(x, y));
        var partial = Assert.IsType<ServiceAcademy.Statistics.Association>(RankAssociation.Between(x, y, [size]));
        Assert.True(plain.Rho > 0.95 && plain.PermutationP < 0.001);
        Assert.True(partial.Interval.Contains(0) && partial.PermutationP > 0.05);
        Assert.Equal(1, partial.Covariates);
        Assert.Same(EvidenceGrade.D, partial.Grade);
        Assert.Contains("no-cause-implied", partial.Assumptions);
    }

    [Fact]
    public void Too_few_units_and_no_variation_are_answers()
    {
        var seven = Draw(new Random(1), 7);
        var few = Assert.IsType<NotEnoughData>(RankAssociation.Between(seven, seven));
        Assert.Equal((8, 7, NotEnoughData.TooFewUnits), (few.Needed, few.Got, few.Why));
        var eight = Draw(new Random(1), 8);
        Assert.Equal(9, Assert.IsType<NotEnoughData>(RankAssociation.Between(eight, eight, [eight])).Needed);
        var still = Assert.IsType<NotEnoughData>(RankAssociation.Between(eight, new double[8]));
        Assert.Equal(NotEnoughData.NoVariation, still.Why);
        var ten = Draw(new Random(1), 10);
        Assert.IsType<NotEnoughData>(RankAssociation.Between(ten, Iq, [ten]));
    }

    [Fact]
    public void Figures_must_be_finite_and_paired()
    {
        Assert.ThrowsAny<ArgumentException>(() => RankAssociation.Between(Iq, Television[..9]));
        Assert.ThrowsAny<ArgumentException>(() => RankAssociation.Between(Iq, [.. Television[..9], double.NaN]));
        Assert.ThrowsAny<ArgumentException>(() => RankAssociation.Between(Iq, Television, [Iq[..9]]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_answer_and_a_monotone_change_of_scale_none_at_all()
    {
        var one = (ServiceAcademy.Statistics.Association)RankAssociation.Between(Iq, Television);
        var again = (ServiceAcademy.Statistics.Association)RankAssociation.Between([.. Iq.Select(Math.Exp)], Television);
        Assert.Equal((one.Rho, one.Interval, one.PermutationP), (again.Rho, again.Interval, again.PermutationP));
        Assert.True(one.Interval.Contains(0) && one.Interval.Contains(one.Rho));
    }

    /// <summary>Oracle: exact enumeration would give p = 2·1/8! for eight units in perfect order; the draws give about 1/2000.</summary>
    [Fact]
    public void Perfect_order_of_eight_is_not_told_as_certainty()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8];
        var perfect = (ServiceAcademy.Statistics.Association)RankAssociation.Between(x, x);
        Assert.Equal(1, perfect.Rho);
        Assert.InRange(perfect.Interval.Low, 0.3, 0.95);
        Assert.Equal(1, perfect.Interval.High);
        Assert.InRange(perfect.PermutationP, 0, 0.002);
    }

    /// <summary>Oracle: exact permutation distribution of all 8! orders against random permutations.</summary>
    [Fact]
    public void Permutation_p_agrees_with_full_enumeration()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8], y = [2, 1, 5, 3, 8, 4, 6, 7];
        var rho = Correlation.Spearman(x, y)!.Value;
        int hits = 0, all = 0;
        foreach (var order in Orders([1, 2, 3, 4, 5, 6, 7, 8]))
        {
            double squares = 0;
            for (var i = 0; i < 8; i++)
                squares += (x[i] - order[i]) * (x[i] - order[i]);
            all++;
            if (Math.Abs(1 - squares / 84) >= Math.Abs(rho) - 1e-12)
                hits++;
        }
        var found = (ServiceAcademy.Statistics.Association)RankAssociation.Between(x, y, draws: 20_000);
        Assert.Equal((double)hits / all, found.PermutationP, 0.005);
    }

    /// <summary>Oracle: by hand, tanh(2.801585·√(1.06/82)) for 85 units; without the factor for ranks it is Cohen's (1988) 0.30 for n = 85.</summary>
    [Fact]
    public void Least_detectable_association()
    {
        Assert.Equal(Math.Tanh(2.8015852 * Math.Sqrt(1.06 / 82)), RankAssociation.LeastDetectable(85), 6);
        Assert.Equal(RankAssociation.LeastDetectable(20), RankAssociation.LeastDetectable(22, 2), 12);
        Assert.InRange(RankAssociation.LeastDetectable(8), 0.8, 0.9);
    }

    /// <summary>Truth known: bivariate normal with Spearman's ρ = (6/π)·asin(r/2). Intervals cover at least about what they say.</summary>
    [Theory]
    [InlineData(9, 0.0)]
    [InlineData(9, 0.8)]
    [InlineData(15, 0.5)]
    [InlineData(40, 0.5)]
    public void Intervals_cover_the_truth(int n, double r)
    {
        var random = new Random(37);
        double truth = 6 / Math.PI * Math.Asin(r / 2);
        const int Rounds = 200;
        var covered = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var x = Draw(random, n);
            var y = x.Zip(Draw(random, n), (a, b) => r * a + Math.Sqrt(1 - r * r) * b).ToArray();
            var found = (ServiceAcademy.Statistics.Association)RankAssociation.Between(x, y, draws: 399, seed: (ulong)round);
            if (found.Interval.Contains(truth))
                covered++;
        }
        Assert.InRange((double)covered / Rounds, 0.93, 1);
    }

    private static double[] Draw(Random random, int n) =>
        [.. Enumerable.Range(0, n).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

    private static IEnumerable<double[]> Orders(double[] values, int from = 0)
    {
        if (from == values.Length)
        {
            yield return [.. values];
            yield break;
        }
        for (var i = from; i < values.Length; i++)
        {
            (values[from], values[i]) = (values[i], values[from]);
            foreach (var order in Orders(values, from + 1))
                yield return order;
            (values[from], values[i]) = (values[i], values[from]);
        }
    }
}
