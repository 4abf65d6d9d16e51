using System.Diagnostics;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Ability;

public sealed class AbilityEstimatorTests
{
    [Fact]
    public void Without_evidence_it_is_the_prior()
    {
        var estimate = AbilityEstimator.Estimate([]);
        Assert.Equal(0, estimate.Mean, 12);
        Assert.Equal(1, estimate.StandardError, 6);
        Assert.Equal(0, estimate.LogEvidence, 12);
        Assert.False(estimate.IsEnough);
        Assert.Equal(0, estimate.N);
    }

    /// <summary>Oracle: Simpson's rule with 2,001 points on [−10, 10], the model written out plainly.</summary>
    [Fact]
    public void Agrees_with_an_independent_integration()
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var observations = Enumerable.Range(0, random.Next(1, 60)).Select(_ => new Observation(
                random.Next(3) == 0 ? random.NextDouble() : random.Next(2),
                difficulty: 4 * random.NextDouble() - 2,
                floor: random.Next(2) * 0.25,
                weight: 0.25 + random.NextDouble(),
                testlet: random.Next(3) is > 0 and var key ? $"attempt {key}" : null)).ToArray();
            var (mean, error) = Simpson(observations, 0.2);
            var estimate = AbilityEstimator.Estimate(observations, 0.2);
            Assert.Equal(mean, estimate.Mean, 5);
            Assert.Equal(error, estimate.StandardError, 5);
        }
    }

    [Fact]
    public void All_right_and_all_wrong_stay_finite_and_mirror_each_other()
    {
        foreach (var n in new[] { 1, 5, 20, 100, 1000 })
        {
            var right = AbilityEstimator.Estimate([.. Enumerable.Repeat(new Observation(1), n)]);
            var wrong = AbilityEstimator.Estimate([.. Enumerable.Repeat(new Observation(0), n)]);
            Assert.InRange(right.Mean, 0.1, 6);
            Assert.Equal(-right.Mean, wrong.Mean, 9);
            Assert.Equal(right.StandardError, wrong.StandardError, 9);
        }
    }

    /// <summary>Extreme difficulties and thousands of answers overflow nothing.</summary>
    [Theory]
    [InlineData(-20, 1)]
    [InlineData(-20, 0)]
    [InlineData(20, 1)]
    [InlineData(20, 0)]
    [InlineData(0, 0.5)]
    public void Extremes_stay_finite(double difficulty, double score)
    {
        foreach (var floor in new[] { 0, 0.5 })
        {
            var estimate = AbilityEstimator.Estimate([.. Enumerable.Repeat(new Observation(score, difficulty, floor), 5000)]);
            Assert.InRange(estimate.Mean, -6, 6);
            Assert.InRange(estimate.StandardError, 0.01, 1.001);
            Assert.True(double.IsFinite(estimate.LogEvidence));
        }
    }

    [Fact]
    public void Order_does_not_matter()
    {
        var random = new Random(11);
        var observations = Enumerable.Range(0, 30).Select(i => new Observation(random.NextDouble(), random.NextDouble(), 0.2, 1, i % 3 == 0 ? "a" : null)).ToArray();
        var there = AbilityEstimator.Estimate(observations);
        Array.Reverse(observations);
        var back = AbilityEstimator.Estimate(observations);
        Assert.Equal(there.Mean, back.Mean, 12);
        Assert.Equal(there.StandardError, back.StandardError, 12);
    }

    [Fact]
    public void More_credit_never_lowers_the_estimate_and_a_harder_item_is_worth_more()
    {
        var random = new Random(13);
        for (var round = 0; round < 300; round++)
        {
            var others = Enumerable.Range(0, random.Next(8))
                .Select(_ => new Observation(random.NextDouble(), random.NextDouble() * 4 - 2, random.Next(2) * 0.25)).ToArray();
            double credit = random.NextDouble(), better = credit + (1 - credit) * random.NextDouble(), difficulty = random.NextDouble() * 4 - 2;
            double With(double score, double b, double floor) => AbilityEstimator.Estimate([.. others, new Observation(score, b, floor)]).Mean;
            Assert.True(With(better, difficulty, 0.2) >= With(credit, difficulty, 0.2) - 1e-12);
            // Only without a floor: where one can guess, a right answer to a far too hard item looks like a guess.
            Assert.True(With(1, difficulty + 0.5, 0) > With(1, difficulty, 0));
        }
    }

    /// <summary>A right answer that a guess could have given says less than one that it could not.</summary>
    [Fact]
    public void A_guessing_floor_takes_from_a_right_answer_and_not_from_a_wrong_one()
    {
        double Mean(double score, double floor) => AbilityEstimator.Estimate([new Observation(score, 0, floor)]).Mean;
        Assert.True(Mean(1, 0.25) < Mean(1, 0) && Mean(1, 0.25) > 0);
        Assert.Equal(Mean(0, 0), Mean(0, 0.25), 12);
    }

    /// <summary>Oracle: Kish's design effect by hand: 6 decisions at ρ 0.2 are worth 6/(1 + 5·0.2) = 3 answers; at ρ 1, one.</summary>
    [Fact]
    public void A_testlet_counts_for_less_than_its_answers()
    {
        var attempt = Enumerable.Repeat(new Observation(1, testlet: "attempt"), 6).ToArray();
        Assert.Equal(3, AbilityEstimator.Estimate(attempt).EffectiveN, 12);
        Assert.Equal(1, AbilityEstimator.Estimate(attempt, 1).EffectiveN, 12);
        Assert.Equal(6, AbilityEstimator.Estimate(attempt, 0).EffectiveN, 12);
        var three = AbilityEstimator.Estimate([.. Enumerable.Repeat(new Observation(1), 3)]);
        Assert.Equal(three.Mean, AbilityEstimator.Estimate(attempt).Mean, 12);
        Assert.Equal(6, AbilityEstimator.Estimate(attempt).N);
    }

    [Fact]
    public void One_answer_is_not_enough_and_a_dozen_is()
    {
        Assert.False(AbilityEstimator.Estimate([new Observation(1)]).IsEnough);
        Assert.True(AbilityEstimator.Estimate([.. Enumerable.Range(0, 12).Select(i => new Observation(i % 2))]).IsEnough);
    }

    [Fact]
    public void Impossible_observations_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Observation(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Observation(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Observation(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Observation(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Observation(1, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AbilityEstimator.Estimate([], 1.5));
    }

    /// <summary>It runs within a request. The limit here is loose, for slow and busy machines; 10 to 20 µs were seen.</summary>
    [Fact]
    public void A_hundred_observations_take_microseconds()
    {
        var observations = Enumerable.Range(0, 100).Select(i => new Observation(i % 2, i / 50.0 - 1, i % 3 == 0 ? 0.25 : 0, 1, i % 2 == 0 ? $"{i / 10}" : null)).ToArray();
        for (var i = 0; i < 1000; i++)
            AbilityEstimator.Estimate(observations);
        var best = double.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 50; i++)
                AbilityEstimator.Estimate(observations);
            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / 50);
        }
        Assert.True(best < 500, $"{best:F1} µs");
    }

    private static (double Mean, double Error) Simpson(Observation[] observations, double rho)
    {
        const int Steps = 2_000;
        double mass = 0, first = 0, second = 0;
        var weights = observations.Select(o =>
        {
            var group = o.Testlet is null ? [o] : observations.Where(other => other.Testlet == o.Testlet).ToArray();
            var m = Math.Pow(group.Sum(g => g.Weight), 2) / group.Sum(g => g.Weight * g.Weight);
            return o.Weight / (1 + (m - 1) * rho);
        }).ToArray();
        for (var i = 0; i <= Steps; i++)
        {
            var theta = -10 + 20.0 * i / Steps;
            var log = -theta * theta / 2;
            foreach (var (o, weight) in observations.Zip(weights))
            {
                var p = o.Floor + (1 - o.Floor) / (1 + Math.Exp(o.Difficulty - theta));
                log += weight * (o.Score * Math.Log(p) + (1 - o.Score) * Math.Log(1 - p));
            }
            var density = Math.Exp(log) * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2);
            mass += density;
            first += density * theta;
            second += density * theta * theta;
        }
        return (first / mass, Math.Sqrt(second / mass - first / mass * (first / mass)));
    }
}
