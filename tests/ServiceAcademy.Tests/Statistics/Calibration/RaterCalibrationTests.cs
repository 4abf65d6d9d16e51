using System.Runtime.CompilerServices;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Statistics.Calibration;

/// <summary>
/// A many-facet partial credit model: 300 people, three criteria with four levels, three raters. Oracle: R's package eRm 1.0-2, conditional maximum
/// likelihood (Golden/raters.R made Golden/raters.txt, which holds the ratings and the fit).
/// </summary>
public sealed class RaterCalibrationTests
{
    private const int Criteria = 3;

    [Fact]
    public void Severities_and_steps_are_those_of_eRm()
    {
        var lines = File.ReadAllLines(Golden("raters.txt"));
        var severities = Numbers(lines[0], ':', 2);
        var steps = Numbers(lines[1], ':', 9);
        var items = Enumerable.Repeat(new CalibrationItem(new ItemCurve(1, [0, 0, 0], [0, 1 / 3.0, 2 / 3.0, 1])), Criteria).ToArray();
        var people = lines[2..].Select(line => line
            .Select((level, column) => new CalibrationAnswer(column % Criteria, (level - '0') / 3.0, Rater: column / Criteria)).ToArray()).ToArray();
        var learned = ItemCalibration.Learn(items, people, raters: 3, LawSchoolData.Unaided with { LearnsSlopes = false, SeverityVariance = 100 });

        Assert.True(learned.IsConverged);
        for (var rater = 1; rater < 3; rater++)
            Assert.InRange(learned.Raters[rater].Severity - learned.Raters[0].Severity, severities[rater - 1] - 0.02, severities[rater - 1] + 0.02);
        var own = learned.Items.SelectMany(item => item.Curve.Steps).ToArray();
        for (var step = 1; step < 9; step++)
            Assert.InRange(own[step] - own[0], steps[step] - 0.04, steps[step] + 0.04);
        Assert.All(learned.Raters, rater => Assert.Equal((900, true), (rater.N, rater.Error is > 0.02 and < 0.1)));
    }

    private static double[] Numbers(string line, char after, int count) => [.. line[(line.IndexOf(after) + 1)..]
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(count).Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];

    private static string Golden(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden", name);
}
