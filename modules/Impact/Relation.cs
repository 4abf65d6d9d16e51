using ServiceAcademy.Competencies;
using ServiceAcademy.Kpis;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Impact;


/// <summary>One competency and one KPI, team by team.</summary>
/// <param name="From">First month of the KPI's period.</param>
/// <param name="To">Last month of it.</param>
/// <param name="Points">All teams, those left out too.</param>
/// <param name="Result">Oriented: above zero means better on both sides.</param>
internal sealed record Relation(
    CompetencyCard Competency, KpiCard Kpi, DateOnly From, DateOnly To, IReadOnlyList<TeamPoint> Points, AssociationResult Result);
