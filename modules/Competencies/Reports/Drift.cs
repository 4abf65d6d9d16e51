namespace ServiceAcademy.Competencies.Reports;

/// <summary>How abilities stay like themselves over time.</summary>
internal static class Drift
{
    private const double DaysOfMonth = 365.25 / 12;

    /// <summary>
    /// For a competency that does not age. Its estimates pool evidence of all times, yet people may change: a change is then judged as if half
    /// of what was told were gone after two years.
    /// </summary>
    private const int UsualMonths = 24;

    /// <summary>ρ = 2^(−span/half-life): the correlation of an ability with itself so many days later.</summary>
    public static double Correlation(CompetencyCard competency, int days) =>
        Math.Pow(2, -days / (DaysOfMonth * (competency.HalfLifeMonths ?? UsualMonths)));
}
