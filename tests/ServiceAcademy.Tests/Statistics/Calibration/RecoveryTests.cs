using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Calibration;

/// <summary>
/// Oracle: simulations with known truth, fixed seeds. The benchmark command <c>estimator</c> runs them at full size (docs/statistics.md has the figures).
/// </summary>
public sealed class RecoveryTests
{
    /// <summary>Answers in role-plays of six decisions that share an effect, and questions on their own; a floor on half of the questions.</summary>
    [Fact]
    public void Parameters_are_recovered_and_their_standard_errors_are_right()
    {
        var (squares, covered, n, slopes) = (0.0, 0, 0, new List<double>());
        for (var replication = 0; replication < 3; replication++)
        {
            var truth = new SimulatedItems(seed: 1_000 + replication, questions: 12, decisions: 6);
            var learned = ItemCalibration.Learn(truth.Unknown, truth.Answers(people: 800, seed: 2_000 + replication));
            Assert.True(learned.IsConverged);
            foreach (var (curve, item) in truth.Curves.Zip(learned.Items))
            {
                slopes.Add(Math.Log(item.Curve.Slope / curve.Slope));
                foreach (var ((known, found), standardError) in curve.Steps.Zip(item.Curve.Steps).Zip(item.StepErrors))
                {
                    squares += (found - known) * (found - known);
                    covered += Math.Abs(found - known) <= 1.645 * standardError ? 1 : 0;
                    n++;
                }
            }
        }
        Assert.InRange(Math.Sqrt(squares / n), 0, 0.2);
        Assert.InRange((double)covered / n, 0.80, 0.97);
        Assert.InRange(Math.Sqrt(slopes.Average(error => error * error)), 0, 0.2);
    }

    /// <summary>New items are put on the scale of known ones although those who answered them are half a logit stronger and more alike.</summary>
    [Fact]
    public void Known_items_hold_the_scale_when_the_people_change()
    {
        var truth = new SimulatedItems(seed: 73, questions: 20, decisions: 0);
        var people = truth.Answers(people: 1_500, seed: 74, mean: 0.5, deviation: 0.7);
        var items = truth.Curves.Select((curve, item) => item < 10 ? new CalibrationItem(curve, IsKnown: true) : truth.Unknown[item]).ToArray();
        var learned = ItemCalibration.Learn(items, people, settings: new CalibrationSettings { LearnsPopulation = true });

        Assert.InRange(learned.Mean, 0.4, 0.6);
        Assert.InRange(learned.Deviation, 0.6, 0.8);
        var bias = Enumerable.Range(10, 10).Average(item => learned.Items[item].Curve.Steps[0] - truth.Curves[item].Steps[0]);
        Assert.InRange(bias, -0.15, 0.15);
        Assert.All(learned.Items.Take(10).Zip(truth.Curves), pair => Assert.Same(pair.Second, pair.First.Curve));
    }

    /// <summary>A hundred answers of one kind are no reason to call an item impossible, nor slopes of random answers sharp.</summary>
    [Fact]
    public void Null_and_adversarial_cases_stay_sober()
    {
        var items = Enumerable.Repeat(new CalibrationItem(ItemCurve.Plain), 4).ToArray();
        var random = new Random(75);
        CalibrationAnswer[] Person(Func<int, double> score) => [.. Enumerable.Range(0, 4).Select(item => new CalibrationAnswer(item, score(item)))];

        var allWrong = ItemCalibration.Learn(items, [.. Enumerable.Range(0, 100).Select(_ => Person(_ => 0))]);
        Assert.All(allWrong.Items, item => Assert.InRange(item.Curve.Steps[0], 1, 8));
        var noise = ItemCalibration.Learn(items, [.. Enumerable.Range(0, 400).Select(_ => Person(_ => random.Next(2)))]);
        Assert.All(noise.Items, item => Assert.InRange(item.Curve.Slope, 0.1, 0.7));
        Assert.All(noise.Items, item => Assert.InRange(item.Curve.Steps[0], -0.8, 0.8));
        var opposed = ItemCalibration.Learn(items, [.. Enumerable.Range(0, 200).Select(person => Person(item => (person + item) % 2))]);
        Assert.True(opposed.Items.All(item => double.IsFinite(item.Curve.Slope) && item.Curve.Slope < 1));
        var nobody = ItemCalibration.Learn(items, []);
        Assert.All(nobody.Items, item => Assert.Equal(0, item.N));
    }
}
