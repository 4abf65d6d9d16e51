using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Calibrations;

/// <summary>One criterion of one round with everybody's mark, as a share of full credit (0–1).</summary>
/// <param name="Day">Days since 1970, when the round was opened.</param>
/// <param name="Marks">Rater → share of full credit.</param>
internal sealed record RatedCase(long Round, double Day, Criterion Criterion, IReadOnlyDictionary<Guid, double> Marks);

/// <summary>Two raters beside each other.</summary>
internal sealed record RaterPair(Guid First, Guid Second, AgreementFigure? Kappa, int Cases);

/// <summary>One rater beside the others.</summary>
/// <param name="Severity">Mean of (own mark − mean of the others' marks), in shares of full credit; below 0 stricter. Null without cases.</param>
/// <param name="Interval">Its Student interval, 95 %.</param>
/// <param name="Drift">Whether that changes with time; null before there is enough.</param>
internal sealed record RaterLine(Guid Rater, int Cases, double? Severity, Interval? Interval, RaterDrift? Drift);

/// <summary>
/// How far raters agree over calibration rounds. A case is one criterion of one round; marks are taken as equal steps from nothing to full credit,
/// so that criteria with two, three or four categories stand side by side. Formulas and sources: ServiceAcademy.Statistics, folder Agreement.
/// </summary>
/// <param name="Alpha">Krippendorff's alpha (interval scale) over all raters; some may have left out cases.</param>
/// <param name="Intraclass">ICC(2,1) and ICC(2,k) over the cases that every rater rated; null below two such cases.</param>
internal sealed record RaterAgreement(
    IReadOnlyList<Guid> Raters, IReadOnlyList<RatedCase> Cases, AgreementFigure? Alpha, IntraclassCorrelation? Intraclass, IReadOnlyList<RaterPair> Pairs,
    IReadOnlyList<RaterLine> Lines)
{
    /// <summary>Steps that hold every mark of two to six categories as a whole number: the least common multiple of 1 to 5.</summary>
    private const int Steps = 60;

    public static RaterAgreement Of(IEnumerable<RatedCase> rated)
    {
        var cases = rated.Where(one => one.Marks.Count > 0).ToList();
        var raters = cases.SelectMany(one => one.Marks.Keys).Distinct().Order().ToList();
        var table = cases.ConvertAll(one => (IReadOnlyList<double?>)raters.ConvertAll(rater => one.Marks.TryGetValue(rater, out var mark) ? mark : (double?)null));
        var complete = table.Where(row => row.All(mark => mark is not null)).Select(row => (IReadOnlyList<double>)row.Select(mark => mark!.Value).ToList()).ToList();
        return new RaterAgreement(raters, cases, KrippendorffAlpha.Of(table, RatingScale.Interval), IntraclassCorrelation.Of(complete),
            [.. from first in Enumerable.Range(0, raters.Count)
                from second in Enumerable.Range(first + 1, raters.Count - first - 1)
                select Pair(raters[first], raters[second], cases)],
            raters.ConvertAll(rater => Line(rater, cases)));
    }

    private static RaterPair Pair(Guid first, Guid second, List<RatedCase> cases)
    {
        var both = cases.Where(one => one.Marks.ContainsKey(first) && one.Marks.ContainsKey(second))
            .Select(one => (Step(one.Marks[first]), Step(one.Marks[second]))).ToList();
        return new RaterPair(first, second, WeightedKappa.Of(both, Steps + 1), both.Count);
    }

    private static RaterLine Line(Guid rater, List<RatedCase> cases)
    {
        var residuals = cases.Where(one => one.Marks.ContainsKey(rater) && one.Marks.Count > 1)
            .Select(one => (one.Day, Residual: one.Marks[rater] - one.Marks.Where(mark => mark.Key != rater).Average(mark => mark.Value))).ToList();
        var (n, sum, squares) = (residuals.Count, residuals.Sum(one => one.Residual), residuals.Sum(one => one.Residual * one.Residual));
        return new RaterLine(rater, n, n == 0 ? null : Moments.Mean(n, sum), n == 0 ? null : Moments.StudentInterval(n, sum, squares), RaterDrift.Of(residuals));
    }

    private static int Step(double share) => (int)Math.Round(Steps * share);
}
