using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>From logits to points and levels, and back.</summary>
internal static class Scale
{
    /// <summary>Where levels 2, 3 and 4 begin, in logits.</summary>
    public static IReadOnlyList<double> Cuts { get; } = CompetenciesApi.LevelCuts.Select(Logits).ToList();

    public static double Points(double logits) => CompetencyScale.Usual.Points(logits);

    public static double Logits(double points) => (points - 50) / CompetencyScale.PointsPerLogit;
}
