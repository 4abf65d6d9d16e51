using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Calibration;

/// <summary>Items whose truth is known: questions (half of them with a guessing floor) and the three-level decisions of one role-play.</summary>
internal sealed class SimulatedItems
{
    private readonly int questions;

    public SimulatedItems(int seed, int questions, int decisions)
    {
        this.questions = questions;
        var random = new Random(seed);
        Curves =
        [
            .. Enumerable.Range(0, questions).Select(i => new ItemCurve(Normal(random), Math.Exp(0.3 * Normal(random)), i % 2 == 0 ? 0.25 : 0)),
            .. Enumerable.Range(0, decisions).Select(_ => new ItemCurve(Math.Exp(0.3 * Normal(random)), [Normal(random) - 0.5, Normal(random) + 0.5], [0, 0.5, 1])),
        ];
        Unknown = [.. Curves.Select(curve => new CalibrationItem(curve.Steps.Count == 1
            ? new ItemCurve(0, 1, curve.Floor) : new ItemCurve(1, new double[curve.Steps.Count], curve.Credits)))];
    }

    public ItemCurve[] Curves { get; }

    public CalibrationItem[] Unknown { get; }

    public CalibrationAnswer[][] Answers(int people, int seed, double mean = 0, double deviation = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, people).Select(_ =>
        {
            double ability = mean + deviation * Normal(random), effect = Math.Sqrt(AbilityEstimator.UsualTestletVariance) * Normal(random);
            return Curves.Select((curve, item) => item < questions
                ? new CalibrationAnswer(item, Draw(curve, ability, random))
                : new CalibrationAnswer(item, Draw(curve, ability + effect, random), Testlet: 0)).ToArray();
        })];
    }

    public static double Draw(ItemCurve curve, double ability, Random random)
    {
        var chances = curve.Probabilities(ability);
        var left = random.NextDouble();
        for (var level = 0; level < chances.Length - 1; level++)
            if ((left -= chances[level]) < 0)
                return curve.Credits[level];
        return curve.Credits[^1];
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
