using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Calibration;
using static ServiceAcademy.Tests.Statistics.Calibration.SimulatedItems;

namespace ServiceAcademy.Tests.Statistics.Ability;

/// <summary>People whose ability is drawn from the prior and who answer as the model says.</summary>
internal sealed record SimulatedPerson
{
    /// <summary>Answers outside testlets.</summary>
    public int Alone { get; init; }

    public int Testlets { get; init; }

    /// <summary>Answers a testlet, rated on four levels when there are raters, else right or wrong.</summary>
    public int Size { get; init; }

    public double Floor { get; init; }

    public double TestletVariance { get; init; } = AbilityEstimator.UsualTestletVariance;

    /// <summary>Strangers who take turns with the testlets; 0 for none.</summary>
    public int Raters { get; init; }

    /// <summary>Days over which the answers spread evenly.</summary>
    public int Over { get; init; }

    public double? HalfLife { get; init; }

    /// <summary>Days after the last answer at which the estimate is read.</summary>
    public int ReadAfter { get; init; }

    /// <summary>Share of people whose 90 % interval holds the truth.</summary>
    public double Coverage(int people, int seed, double? assumedTestletVariance = null, bool isDriftIgnored = false)
    {
        var random = new Random(seed);
        var covered = 0;
        for (var person = 0; person < people; person++)
        {
            var (truth, estimate) = Draw(random, assumedTestletVariance, isDriftIgnored);
            covered += estimate.IntervalAt(0.90).Contains(truth) ? 1 : 0;
        }
        return (double)covered / people;
    }

    public (double Truth, AbilityEstimate Estimate) Draw(Random random, double? assumedTestletVariance = null, bool isDriftIgnored = false)
    {
        var (truth, observations, today) = Answer(random);
        var drift = isDriftIgnored ? AbilityDrift.None : new AbilityDrift(HalfLife);
        return (truth, AbilityEstimator.Estimate(observations, drift, assumedTestletVariance ?? AbilityEstimator.UsualTestletVariance).On(today, drift));
    }

    public IReadOnlyList<Observation> Observations(Random random) => Answer(random).Observations;

    private (double Truth, List<Observation> Observations, int Today) Answer(Random random)
    {
        var drift = new AbilityDrift(HalfLife);
        var observations = new List<Observation>();
        double theta = Normal(random);
        int total = Alone + Testlets, last = 0;
        void Walk(int day)
        {
            var left = drift.Left(day - last);
            theta = left * theta + Math.Sqrt(1 - left * left) * Normal(random);
            last = day;
        }
        var severities = Enumerable.Range(0, Raters).Select(_ => Math.Sqrt(RaterEffect.UsualVariance) * Normal(random)).ToArray();
        for (var i = 0; i < total; i++)
        {
            Walk(total == 1 ? 0 : i * Over / (total - 1));
            if (i < Alone)
            {
                var curve = new ItemCurve(Normal(random), 1, Floor);
                observations.Add(new Observation(SimulatedItems.Draw(curve, theta, random), curve, last));
                continue;
            }
            var effect = Math.Sqrt(TestletVariance) * Normal(random);
            for (var k = 0; k < Size; k++)
            {
                var b = Normal(random);
                var curve = Raters > 0 ? new ItemCurve(1, [b - 1, b, b + 1], [0, 1 / 3.0, 2 / 3.0, 1]) : new ItemCurve(b, 1, Floor);
                var rater = Raters > 0 ? i % Raters : -1;
                observations.Add(new Observation(
                    SimulatedItems.Draw(curve, theta + effect - (rater < 0 ? 0 : severities[rater]), random), curve, last, $"t{i}",
                    rater < 0 ? null : new RaterEffect($"r{rater}")));
            }
        }
        Walk(last + ReadAfter);
        return (theta, observations, last);
    }
}
