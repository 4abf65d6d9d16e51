namespace ServiceAcademy.Competencies.Reports;

/// <summary>
/// Figures of groups as they leave the house. Means are told in whole points: two reports about almost the same people (the day before and the day after somebody
/// came; those who have a role profile, and all) then leave at least ±5 points to whoever subtracts one from the other: half a point a head is lost in each, of five heads and more.
/// </summary>
internal static class Coarse
{
    /// <summary>Whole points; null where there is no such figure.</summary>
    public static double? Points(double points) => double.IsFinite(points) ? Math.Round(points) : null;

    /// <summary>Whole percent, as a share.</summary>
    public static double Share(double share) => Math.Round(share, 2);
}
