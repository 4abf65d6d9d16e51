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

    /// <summary>
    /// Oracle: Simpson's rule with 2,001 points on [−10, 10], the model written out plainly; a testlet's effect by the trapezoid rule.
    /// </summary>
    [Fact]
    public void Agrees_with_an_independent_integration()
    {
        var random = new Random(7);
        for (var round = 0; round < 12; round++)
        {
            var observations = Enumerable.Range(0, random.Next(1, 30)).Select(_ => new Observation(
                random.Next(3) == 0 ? random.NextDouble() : random.Next(2),
                random.Next(3) == 0
                    ? new ItemCurve(0.5 + random.NextDouble(), [random.NextDouble() - 1, random.NextDouble()], [0, 0.5, 1])
                    : new ItemCurve(4 * random.NextDouble() - 2, 0.5 + random.NextDouble(), random.Next(2) * 0.25),
                testlet: random.Next(3) is > 0 and var key ? $"attempt {key}" : null)).ToArray();
            var (mean, error) = Simpson(observations);
            var estimate = AbilityEstimator.Estimate(observations);
            Assert.Equal(mean, estimate.Mean, 4);
            Assert.Equal(error, estimate.StandardError, 4);
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
            var estimate = AbilityEstimator.Estimate([.. Enumerable.Repeat(new Observation(score, new ItemCurve(difficulty, 1, floor)), 5000)]);
            Assert.InRange(estimate.Mean, -7.5, 7.5);
            Assert.InRange(estimate.StandardError, 0.01, 1.001);
            Assert.True(double.IsFinite(estimate.LogEvidence));
        }
    }

    [Fact]
    public void Order_does_not_matter()
    {
        var random = new Random(11);
        var observations = Enumerable.Range(0, 30).Select(i => new Observation(random.NextDouble(), new ItemCurve(random.NextDouble(), 1, 0.2), testlet: i % 3 == 0 ? "a" : null)).ToArray();
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
                .Select(_ => new Observation(random.NextDouble(), new ItemCurve(random.NextDouble() * 4 - 2, 1, random.Next(2) * 0.25))).ToArray();
            double credit = random.NextDouble(), better = credit + (1 - credit) * random.NextDouble(), difficulty = random.NextDouble() * 4 - 2;
            double With(double score, double b, double floor) => AbilityEstimator.Estimate([.. others, new Observation(score, new ItemCurve(b, 1, floor))]).Mean;
            Assert.True(With(better, difficulty, 0.2) >= With(credit, difficulty, 0.2) - 1e-12);
            // Only without a floor: where one can guess, a right answer to a far too hard item looks like a guess.
            Assert.True(With(1, difficulty + 0.5, 0) > With(1, difficulty, 0));
        }
    }

    /// <summary>A right answer that a guess could have given says less than one that it could not.</summary>
    [Fact]
    public void A_guessing_floor_takes_from_a_right_answer_and_not_from_a_wrong_one()
    {
        double Mean(double score, double floor) => AbilityEstimator.Estimate([new Observation(score, new ItemCurve(0, 1, floor))]).Mean;
        Assert.True(Mean(1, 0.25) < Mean(1, 0) && Mean(1, 0.25) > 0);
        Assert.Equal(Mean(0, 0), Mean(0, 0.25), 12);
    }

    /// <summary>However many decisions one story has, it says no more than its shared effect allows; apart they would say ever more.</summary>
    [Fact]
    public void A_testlet_counts_for_less_than_its_answers()
    {
        double Error(int n, string? testlet) => AbilityEstimator.Estimate([.. Enumerable.Range(0, n).Select(i => new Observation(i % 2, testlet: testlet))]).StandardError;
        Assert.True(Error(8, "attempt") > Error(8, null));
        Assert.True(Error(80, "attempt") > Math.Sqrt(0.8 / 1.8));
        Assert.True(Error(80, null) < 0.25);
        Assert.Equal(Error(8, null), AbilityEstimator.Estimate([.. Enumerable.Range(0, 8).Select(i => new Observation(i % 2, testlet: "attempt"))], testletVariance: 0).StandardError, 9);
    }

    /// <summary>
    /// A strict rater's rating is worth more; a rater of unknown severity is worth less than a known one, and does not become known by rating again.
    /// </summary>
    [Fact]
    public void Raters()
    {
        AbilityEstimate By(int occasions, double severity, double variance, double score = 0.5) => AbilityEstimator.Estimate(
            [.. Enumerable.Range(0, occasions).SelectMany(day => Enumerable.Repeat(new Observation(score, null, day, $"case {day}", new RaterEffect("r", severity, variance)), 4))]);
        Assert.True(By(1, 1, 0).Mean > By(1, 0, 0).Mean);
        Assert.True(By(1, 0, 0.5).StandardError > By(1, 0, 0).StandardError);
        Assert.True(By(100, 0, 0.5).StandardError > 0.55);
        Assert.True(By(100, 0, 0).StandardError < 0.2);
    }

    /// <summary>One rater sees nothing right, the other nothing wrong: the middle, and no firm figure from one case each.</summary>
    [Fact]
    public void Contradicting_raters_leave_doubt()
    {
        Observation[] Case(string rater, double score) => [.. Enumerable.Repeat(new Observation(score, testlet: "case of " + rater, rater: new RaterEffect(rater)), 4)];
        var estimate = AbilityEstimator.Estimate([.. Case("a", 1), .. Case("b", 0)]);
        Assert.Equal(0, estimate.Mean, 9);
        Assert.False(estimate.IsEnough);
        Assert.True(estimate.StandardError > AbilityEstimator.Estimate([.. Enumerable.Range(0, 8).Select(i => new Observation(i % 2))]).StandardError);
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
        Assert.Throws<ArgumentOutOfRangeException>(() => new ItemCurve(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ItemCurve(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ItemCurve(0, 0));
        Assert.Throws<ArgumentException>(() => new ItemCurve(1, [0, 1], [0, 1, 0.5]));
        Assert.Throws<ArgumentException>(() => new ItemCurve(1, [0, 1], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AbilityEstimator.Estimate([], testletVariance: -1));
    }

    /// <summary>It runs within a request. A hundred answers in ten testlets and questions on five days; the limit is loose, for unoptimised code on busy
    /// machines: the benchmark <c>estimator</c> has the figures.</summary>
    [Fact]
    public void A_hundred_observations_fit_into_a_request()
    {
        var observations = Enumerable.Range(0, 100).Select(i => new Observation(i % 2, new ItemCurve(i / 50.0 - 1, 1, i % 3 == 0 ? 0.25 : 0), i / 20, i % 2 == 0 ? $"{i / 10}" : null)).ToArray();
        for (var i = 0; i < 1000; i++)
            AbilityEstimator.Estimate(observations, new AbilityDrift(730));
        var best = double.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 50; i++)
                AbilityEstimator.Estimate(observations, new AbilityDrift(730));
            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / 50);
        }
        Assert.True(best < 4_000, $"{best:F1} µs");
    }

    private static (double Mean, double Error) Simpson(Observation[] observations)
    {
        const int Steps = 2_000;
        double mass = 0, first = 0, second = 0;
        var groups = observations.GroupBy(o => o.Testlet).ToArray();
        for (var i = 0; i <= Steps; i++)
        {
            var theta = -10 + 20.0 * i / Steps;
            var density = Math.Exp(-theta * theta / 2) * (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2);
            foreach (var group in groups)
                density *= group.Key is null ? Likelihood(group, theta) : Effect(gamma => Likelihood(group, theta + gamma));
            mass += density;
            first += density * theta;
            second += density * theta * theta;
        }
        return (first / mass, Math.Sqrt(second / mass - first / mass * (first / mass)));
    }

    /// <summary>∫ f(γ) φ(γ; 0, 0.8) dγ by the trapezoid rule on [−8σ, 8σ], exact to rounding for smooth f.</summary>
    private static double Effect(Func<double, double> f)
    {
        double sigma = Math.Sqrt(0.8), sum = 0, weights = 0;
        for (var i = -80; i <= 80; i++)
        {
            var weight = Math.Exp(-i * i / 200.0);
            sum += weight * f(sigma * i / 10);
            weights += weight;
        }
        return sum / weights;
    }

    private static double Likelihood(IEnumerable<Observation> group, double theta)
    {
        var product = 1.0;
        foreach (var o in group)
        {
            if (o.Curve.Steps.Count == 1)
            {
                var p = o.Curve.Floor + (1 - o.Curve.Floor) / (1 + Math.Exp(-o.Curve.Slope * (theta - o.Curve.Steps[0])));
                product *= Math.Pow(p, o.Score) * Math.Pow(1 - p, 1 - o.Score);
                continue;
            }
            double z1 = o.Curve.Slope * (theta - o.Curve.Steps[0]), z2 = z1 + o.Curve.Slope * (theta - o.Curve.Steps[1]);
            double[] chances = [1 / (1 + Math.Exp(z1) + Math.Exp(z2)), Math.Exp(z1) / (1 + Math.Exp(z1) + Math.Exp(z2)), Math.Exp(z2) / (1 + Math.Exp(z1) + Math.Exp(z2))];
            var level = o.Score < 0.5 ? 0 : 1;
            var share = (o.Score - level * 0.5) / 0.5;
            product *= Math.Pow(chances[level], 1 - share) * Math.Pow(chances[level + 1], share);
        }
        return product;
    }
}
