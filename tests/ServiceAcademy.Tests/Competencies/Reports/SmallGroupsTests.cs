using ServiceAcademy.Competencies.Reports;

namespace ServiceAcademy.Tests.Competencies.Reports;

/// <summary>Groups under five, and what would uncover them.</summary>
public sealed class SmallGroupsTests
{
    [Fact]
    public void One_small_group_takes_the_next_smallest_with_it() =>
        Assert.Equal(["a", "c"], SmallGroups.Hidden([("a", 3), ("b", 20), ("c", 7)]).Order());

    [Fact]
    public void Two_small_groups_that_hide_each_other_leave_the_rest() =>
        Assert.Equal(["a", "d"], SmallGroups.Hidden([("a", 3), ("b", 20), ("c", 7), ("d", 4)]).Order());

    [Fact]
    public void Groups_of_nobody_uncover_nothing() => Assert.Equal(["a"], SmallGroups.Hidden([("a", 0), ("b", 5)]));

    [Fact]
    public void What_is_hidden_is_small_or_never_fewer_than_five_in_all()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var groups = Enumerable.Range(0, random.Next(1, 8)).Select(key => (Key: key, N: random.Next(0, 12))).ToList();
            var hidden = SmallGroups.Hidden(groups);
            var (inside, all) = (groups.Where(group => hidden.Contains(group.Key)).Sum(group => group.N), groups.Sum(group => group.N));

            Assert.All(groups.Where(group => group.N is > 0 and < 5), group => Assert.Contains(group.Key, hidden));
            Assert.True(inside is 0 or >= 5 || inside == all, $"seed {seed}: {inside} of {all} could be told by subtraction");
        }
    }
}
