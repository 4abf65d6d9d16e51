using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Golden;

namespace ServiceAcademy.Tests.Statistics.Randomised;

/// <summary>Oracle: R 4.2.2, clubSandwich 0.5.8 (CR2 with each unit its own cluster is HC2) and power.t.test (Golden/impact.R).</summary>
public sealed class WaitListTests
{
    private static readonly Dictionary<string, double[]> Golden = GoldenValues.Read("impact.txt");

    private static Answer<WaitListStudy> Study(int draws = 1999) => WaitListAnalysis.Study(
        Golden["after"], Golden["before"], [.. Golden["trained"].Select(z => z == 1)], [.. Golden["stratum"].Select(s => (int)s)], draws: draws);

    [Fact]
    public void Effect_error_and_degrees_of_freedom_are_those_of_R()
    {
        var study = Study().Required;
        Assert.Equal(Golden["waitlist"][0], study.Effect.Estimate, 9);
        Assert.Equal(Golden["waitlist"][1], study.Effect.StandardError, 9);
        Assert.Equal(Golden["waitlist"][2], study.Effect.DegreesOfFreedom, 6);
        Assert.Equal(Golden["waitlist"][3], study.Effect.P, 9);
        Assert.Equal((12, 12, 3), (study.Trained, study.Waiting, study.Strata));
        Assert.Equal(study.RandomisationP < 0.05, !study.RandomisationInterval.Contains(0));
        Assert.InRange(study.RandomisationInterval.Width / study.Effect.Interval.Width, 0.7, 1.4);
        Assert.Equal(study, Study().Required);
    }

    /// <summary>Oracle: all 20·70·252 draws need not be made to know that the share of extreme ones is near the p of the regression.</summary>
    [Fact]
    public void Randomisation_p_is_near_that_of_the_regression() => Assert.InRange(Study(9999).Required.RandomisationP, 0.03, 0.09);

    [Fact]
    public void Nothing_to_find_is_found_as_often_as_the_level_says()
    {
        var random = new SplitMix64(7);
        int hits = 0, regression = 0;
        for (var round = 0; round < 300; round++)
        {
            var strata = Enumerable.Range(0, 24).Select(i => i / 8).ToArray();
            var before = strata.Select(s => s + random.Normal()).ToArray();
            // Skewed, and noisier where it began high.
            var after = before.Select(b => b + Math.Exp(random.Normal()) * (b > 1 ? 2 : 1)).ToArray();
            var waves = WaitListDraw.Waves(strata, 2, (ulong)round);
            var study = WaitListAnalysis.Study(after, before, [.. waves.Select(wave => wave == 0)], strata, draws: 199, seed: (ulong)round).Required;
            hits += study.RandomisationP <= 0.05 ? 1 : 0;
            regression += study.Effect.P <= 0.05 ? 1 : 0;
        }
        Assert.InRange(hits / 300.0, 0.02, 0.085);
        Assert.InRange(regression / 300.0, 0.01, 0.085);
    }

    [Fact]
    public void Waves_are_even_fair_and_repeatable()
    {
        int[] strata = [.. Enumerable.Range(0, 23).Select(i => i < 7 ? 1 : i < 12 ? 2 : 3)];
        var first = new int[23];
        for (ulong seed = 0; seed < 3000; seed++)
        {
            var waves = WaitListDraw.Waves(strata, 3, seed);
            foreach (var stratum in strata.Distinct())
                Assert.InRange(Spread(waves.Where((_, i) => strata[i] == stratum)), 0, 1);
            Assert.InRange(Spread(waves), 0, 1);
            for (var i = 0; i < 23; i++)
                first[i] += waves[i] == 0 ? 1 : 0;
        }
        Assert.All(first, count => Assert.InRange(count, 900, 1100));
        // Kept for ever: a published draw can be repeated.
        Assert.Equal("0110202", string.Concat(WaitListDraw.Waves([.. Enumerable.Repeat(0, 7)], 3, 20261122)));

        static int Spread(IEnumerable<int> waves) => Enumerable.Range(0, 3).Select(wave => waves.Count(w => w == wave)) is var sizes ? sizes.Max() - sizes.Min() : 0;
    }

    [Fact]
    public void Power_is_that_of_R()
    {
        var plan = new WaitListPower(20, 20, 6, 0.5, 0, 1);
        Assert.Equal(Golden["power"][0], plan.Power(5), 6);
        Assert.Equal(Golden["power"][1], plan.LeastDetectable(), 5);
        // McKenzie 2012: with ρ = 0.5 and one month before and after, 25 % less variance than without the month before.
        Assert.Equal(0.75, Math.Pow((plan with { MonthsBefore = 1 }).StandardError / plan.StandardError, 2), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => (plan with { Correlation = 1 }).StandardError);
    }

    [Fact]
    public void Too_little_is_an_answer()
    {
        double[] ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11];
        bool[] Arm(int trained) => [.. ten.Select((_, i) => i < trained)];
        Assert.Equal(new Refusal(Refusal.TooFewTreated, 5, 4), WaitListAnalysis.Study(ten, ten, Arm(4)).Refusal);
        Assert.Equal(new Refusal(Refusal.TooFewControls, 5, 4), WaitListAnalysis.Study(ten, ten, Arm(6)).Refusal);
        Assert.Equal(Refusal.NoVariation, WaitListAnalysis.Study([.. ten.Select(_ => 3.0)], ten, Arm(5)).Refusal!.Why);
        // Strata of one arm only say nothing.
        Assert.Equal(new Refusal(Refusal.TooFewTreated, 5, 0), WaitListAnalysis.Study(ten, ten, Arm(5), [.. ten.Select((_, i) => i / 5)]).Refusal);
    }
}
