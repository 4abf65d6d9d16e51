namespace ServiceAcademy.Statistics;

/// <summary>
/// Who is chosen for a bad month has a better one next, trained or not (Galton 1886). Between two months in which nobody was trained, the expected rise of the chosen
/// is (1 − r)·(mean of all − mean of the chosen), r the correlation of the two months (Davis 1976, <i>Am. J. Epidemiol.</i> 104:493–498).
/// </summary>
/// <param name="Expected">How much the chosen would have moved by themselves, in the KPI's unit.</param>
/// <param name="Interval">From the interval of r.</param>
/// <param name="Distance">How far the chosen began from the mean of all, in standard deviations; below zero: lower.</param>
public sealed record RegressionToTheMean(double Expected, Interval Interval, double Distance)
{
    /// <summary>Fewer units are refused.</summary>
    public const int LeastUnits = 8;

    /// <summary>From half a standard deviation on, a before-and-after difference of the chosen alone is not shown without this one.</summary>
    public bool IsSelected => Math.Abs(Distance) >= 0.5;

    /// <param name="earlier">Each unit's KPI in a period before the one of choosing.</param>
    /// <param name="choosing">The same in the period by which units were chosen.</param>
    /// <param name="isChosen">Who was chosen.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a figure is not finite.</exception>
    public static Answer<RegressionToTheMean> Of(IReadOnlyList<double> earlier, IReadOnlyList<double> choosing, IReadOnlyList<bool> isChosen, double level = Statistics.Interval.UsualLevel)
    {
        Check.Level(level);
        if (earlier.Count != choosing.Count || isChosen.Count != choosing.Count)
            throw new ArgumentException($"All columns need {choosing.Count} units.");
        double[] first = [.. earlier.Select(value => Check.Finite(value))], second = [.. choosing.Select(value => Check.Finite(value))];
        var chosen = second.Where((_, i) => isChosen[i]).ToArray();
        if (second.Length < LeastUnits)
            return new Refusal(Refusal.TooFewFigures, LeastUnits, second.Length);
        if (chosen.Length == 0)
            return new Refusal(Refusal.TooFewTreated, 1, 0);
        if (Correlation.Pearson(first, second) is not { } r || Correlation.FisherInterval(r, second.Length, level) is not { } interval)
            return new Refusal(Refusal.NoVariation);
        double mean = second.Average(), away = mean - chosen.Average(), spread = Math.Sqrt(second.Sum(value => (value - mean) * (value - mean)) / (second.Length - 1));
        double one = (1 - interval.Low) * away, other = (1 - interval.High) * away;
        return new RegressionToTheMean((1 - r) * away, new Interval(Math.Min(one, other), Math.Max(one, other), level), -away / spread);
    }
}
