using System.Diagnostics;
using System.Globalization;
using ServiceAcademy.Statistics;
using ServiceAcademy.Tests.Statistics.Ability;
using ServiceAcademy.Tests.Statistics.Calibration;

namespace ServiceAcademy.Benchmarks;

/// <summary>
/// The estimator against known truth at full size: coverage of 90 % intervals over the prior and by ability, recovery of parameters, time.
/// dotnet run -c Release --project tests/ServiceAcademy.Benchmarks -- estimator [--people N]
/// </summary>
internal static class EstimatorProof
{
    public static void Run(int people)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Coverage(people);
        Recovery(replications: Math.Max(2, people / 1_000));
        Time();
    }

    private static void Coverage(int people)
    {
        Console.WriteLine($"""

            Coverage of 90 % intervals, {people:#,0} simulated people each, drawn from the prior

            | Evidence | all | θ < −1.5 | −1.5 … −0.5 | −0.5 … 0.5 | 0.5 … 1.5 | θ > 1.5 | Mean SE | RMSE |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|
            """);
        (string, SimulatedPerson)[] kinds =
        [
            ("4 answers", new() { Alone = 4 }), ("12 answers", new() { Alone = 12 }), ("12 answers, floor 0.25", new() { Alone = 12, Floor = 0.25 }),
            ("60 answers", new() { Alone = 60 }), ("5 role-plays of 8 decisions", new() { Testlets = 5, Size = 8 }),
            ("12 answers and 3 role-plays of 6", new() { Alone = 12, Testlets = 3, Size = 6 }),
            ("36 answers over 3 years, half-life 1 year", new() { Alone = 36, Over = 1_095, HalfLife = 365 }),
            ("20 answers, read a year later, half-life 1 year", new() { Alone = 20, HalfLife = 365, ReadAfter = 365 }),
            ("8 observed cases of 3 criteria, 2 unknown raters", new() { Testlets = 8, Size = 3, Raters = 2 }),
        ];
        foreach (var (what, kind) in kinds)
        {
            var random = new Random(41);
            var drawn = Enumerable.Range(0, people).Select(_ => kind.Draw(random)).ToList();
            double Share(Func<double, bool> which) => drawn.Where(pair => which(pair.Truth)).Average(pair => pair.Estimate.IntervalAt(0.90).Contains(pair.Truth) ? 1.0 : 0);
            Console.WriteLine($"| {what} | {Share(_ => true):0.000} | {Share(t => t < -1.5):0.000} | {Share(t => t is >= -1.5 and < -0.5):0.000} "
                + $"| {Share(t => t is >= -0.5 and < 0.5):0.000} | {Share(t => t is >= 0.5 and < 1.5):0.000} | {Share(t => t >= 1.5):0.000} "
                + $"| {drawn.Average(pair => pair.Estimate.StandardError):0.000} | {Math.Sqrt(drawn.Average(pair => Math.Pow(pair.Estimate.Mean - pair.Truth, 2))):0.000} |");
        }
    }

    private static void Recovery(int replications)
    {
        Console.WriteLine($"""

            Recovery of parameters: 20 questions (half with a floor of 0.25), 6 three-level decisions of one role-play, {replications} replications

            | People | Difficulty: bias | RMSE | Mean SE | 90 % intervals cover | ln(slope): bias | RMSE | Rounds | Seconds |
            |--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """);
        foreach (var n in new[] { 100, 250, 1_000, 5_000 })
        {
            List<(double Error, double Se)> steps = [];
            List<double> slopes = [];
            var (rounds, clock) = (0, Stopwatch.StartNew());
            for (var replication = 0; replication < replications; replication++)
            {
                var truth = new SimulatedItems(1_000 + replication, questions: 20, decisions: 6);
                var learned = ItemCalibration.Learn(truth.Unknown, truth.Answers(n, 2_000 + replication));
                rounds += learned.Rounds;
                foreach (var (curve, item) in truth.Curves.Zip(learned.Items))
                {
                    steps.AddRange(item.Curve.Steps.Zip(curve.Steps).Zip(item.StepErrors).Select(p => (p.First.First - p.First.Second, p.Second)));
                    slopes.Add(Math.Log(item.Curve.Slope / curve.Slope));
                }
            }
            Console.WriteLine($"| {n} | {steps.Average(s => s.Error):0.000} | {Math.Sqrt(steps.Average(s => s.Error * s.Error)):0.000} | {steps.Average(s => s.Se):0.000} "
                + $"| {steps.Average(s => Math.Abs(s.Error) <= 1.645 * s.Se ? 1.0 : 0):0.00} | {slopes.Average():0.000} | {Math.Sqrt(slopes.Average(s => s * s)):0.000} "
                + $"| {(double)rounds / replications:0} | {clock.Elapsed.TotalSeconds / replications:0.0} |");
        }
    }

    private static void Time()
    {
        Console.WriteLine("""

            | One estimate | µs, best of 20 |
            |---|--:|
            """);
        foreach (var (what, kind) in new (string, SimulatedPerson)[]
        {
            ("20 answers on one day", new() { Alone = 20 }), ("20 answers and 3 role-plays of 6, 23 days, half-life 2 years", new() { Alone = 20, Testlets = 3, Size = 6, Over = 600, HalfLife = 730 }),
            ("400 answers on 400 days, half-life 2 years", new() { Alone = 400, Over = 1_000, HalfLife = 730 }),
        })
        {
            var (observations, drift) = (kind.Observations(new Random(5)), new AbilityDrift(kind.HalfLife));
            var best = double.MaxValue;
            for (var round = 0; round < 20; round++)
            {
                var clock = Stopwatch.StartNew();
                for (var i = 0; i < 100; i++)
                    AbilityEstimator.Estimate(observations, drift);
                best = Math.Min(best, clock.Elapsed.TotalMicroseconds / 100);
            }
            Console.WriteLine($"| {what} | {best:0} |");
        }
    }
}
