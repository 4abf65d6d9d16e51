using MathNet.Numerics.Distributions;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Ability;

/// <summary>Oracles: the formulas by hand for two people, and a simulation with known truth.</summary>
public sealed class GroupAbilityTests
{
    [Fact]
    public void Two_people_by_hand()
    {
        var group = GroupAbility.Of([(1, 0.6), (-1, 0.8)], 0)!;

        Assert.Equal(0, group.Mean, 12);
        Assert.Equal(0.5, group.StandardError, 12);
        Assert.Equal(Math.Sqrt(1.5), group.Spread, 12);
        // Φ(1/0.6) = 0.952210, Φ(−1/0.8) = 0.105650 (tables of the normal distribution).
        Assert.Equal((0.952210 + 0.105650) / 2, group.Shares[1], 5);
        Assert.Equal(1, group.Shares.Sum(), 12);
    }

    [Fact]
    public void Nobody_is_no_group() => Assert.Null(GroupAbility.Of([], 0));

    [Fact]
    public void Spread_and_shares_are_those_of_the_true_abilities_not_of_the_shrunken_dots()
    {
        var random = new Random(7);
        var truth = new List<double>();
        var told = new List<(double, double)>();
        const double noise = 0.8, variance = noise * noise / (1 + noise * noise);
        for (var i = 0; i < 20000; i++)
        {
            truth.Add(Normal.Sample(random, 0, 1));
            told.Add(((truth[^1] + Normal.Sample(random, 0, noise)) * (1 - variance), Math.Sqrt(variance)));
        }
        var group = GroupAbility.Of(told, -1, 0, 1)!;

        Assert.Equal(1, group.Spread, 0.02);
        Assert.Equal(truth.Count(ability => ability >= 1) / 20000.0, group.Shares[3], 0.01);
        Assert.True(Math.Abs(told.Count(person => person.Item1 >= 1) / 20000.0 - group.Shares[3]) > 0.02, "Counting dots is biased.");
    }

    [Fact]
    public void Intervals_of_group_means_hold_the_true_mean_nine_times_in_ten()
    {
        var random = new Random(11);
        const double noise = 1.1, variance = noise * noise / (1 + noise * noise);
        var covered = 0;
        for (var round = 0; round < 3000; round++)
        {
            var people = Enumerable.Range(0, 8).Select(_ => Normal.Sample(random, 0, 1))
                .Select(truth => (Truth: truth, Told: ((truth + Normal.Sample(random, 0, noise)) * (1 - variance), Math.Sqrt(variance)))).ToList();
            if (GroupAbility.Of(people.Select(person => person.Told).ToList(), 0)!.IntervalAt().Contains(people.Average(person => person.Truth)))
                covered++;
        }
        Assert.InRange(covered / 3000.0, 0.878, 0.922);
    }
}
