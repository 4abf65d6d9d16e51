using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Ability;

/// <summary>
/// Simulations with known truth; the oracle is the truth. Seeds are fixed, sizes small; <c>estimator</c> in the benchmarks runs them in full and reports
/// coverage by ability, too.
/// </summary>
public sealed class AbilityCoverageTests
{
    [Theory]
    [InlineData(4, 0.0)]
    [InlineData(12, 0.0)]
    [InlineData(12, 0.25)]
    [InlineData(60, 0.0)]
    [InlineData(60, 0.25)]
    public void Ninety_per_cent_intervals_cover_ninety_per_cent_over_the_prior(int answers, double floor) =>
        Assert.InRange(new SimulatedPerson { Alone = answers, Floor = floor }.Coverage(people: 3_000, seed: 17), 0.88, 0.92);

    /// <summary>Decisions of role-plays that share an effect of the stated variance: right, where answers taken as independent cover too little.</summary>
    [Theory]
    [InlineData(2, 8)]
    [InlineData(5, 8)]
    public void Testlets_are_covered_too(int testlets, int size)
    {
        var person = new SimulatedPerson { Testlets = testlets, Size = size };
        Assert.InRange(person.Coverage(2_500, 19), 0.88, 0.92);
        Assert.True(person.Coverage(2_500, 19, assumedTestletVariance: 0) < 0.85);
    }

    /// <summary>A smaller effect than the stated one makes intervals wide, never narrow.</summary>
    [Fact]
    public void A_smaller_testlet_effect_only_makes_intervals_wide() =>
        Assert.InRange(new SimulatedPerson { Testlets = 5, Size = 8, TestletVariance = 0.3 }.Coverage(2_500, 19), 0.90, 0.97);

    /// <summary>Answers over three years, ability moving with a half-life of one: the filter is right where “nothing changes” is far too sure.</summary>
    [Fact]
    public void Drift_is_covered_and_ignoring_it_is_not()
    {
        var person = new SimulatedPerson { Alone = 36, Over = 1_095, HalfLife = 365 };
        Assert.InRange(person.Coverage(2_500, 23), 0.88, 0.92);
        Assert.True(person.Coverage(2_500, 23, isDriftIgnored: true) < 0.85);
    }

    /// <summary>Read a year after the last answer: the standard error has grown as much as it should.</summary>
    [Fact]
    public void Ageing_is_covered() =>
        Assert.InRange(new SimulatedPerson { Alone = 20, HalfLife = 365, ReadAfter = 365 }.Coverage(2_500, 29), 0.88, 0.92);

    /// <summary>Rubric criteria of observed cases under raters whose severity is not known: each rater comes four times.</summary>
    [Fact]
    public void Unknown_raters_are_covered() =>
        Assert.InRange(new SimulatedPerson { Testlets = 8, Size = 3, Raters = 2 }.Coverage(2_500, 31), 0.88, 0.93);
}
