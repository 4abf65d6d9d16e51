using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Kpis;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;

namespace ServiceAcademy.Impact.Relations;

/// <summary>One competency and one KPI, team by team.</summary>
[BackOffice]
[Authorize(ImpactPermissions.Read)]
public sealed class RelationsController(
    ImpactApi impact, KpisApi kpis, CompetenciesApi competencies, IStringLocalizer<RelationsController> T) : Controller
{
    [HttpGet("/impact")]
    public async Task<IActionResult> Index(string? competency, string? kpi, CancellationToken cancellation) =>
        View(new RelationPage(
            await competencies.FrameworkAsync(cancellation), await kpis.ListAsync(cancellation), await ChosenAsync(competency, kpi, cancellation)));

    [HttpGet("/impact.csv")]
    public async Task<IActionResult> Csv(string? competency, string? kpi, CancellationToken cancellation)
    {
        var relation = await ChosenAsync(competency, kpi, cancellation)
            ?? throw new AcademyError(404, T["There is nothing to relate yet."], T["That takes a competency framework and at least one KPI."],
                T["Load the academy's content, then open this page again."]);
        return new CsvTable($"impact-{relation.Competency.Id}-{relation.Kpi.Id}",
            [
                T["House"], T["Team"], T["Competency"], T["People in the team"], T["With enough evidence"], T["Mean score"], T["Score: low (95 %)"], T["Score: high (95 %)"],
                T["KPI"], T["Unit"], T["First month"], T["Last month"], T["Figure"], T["Low (95 %)"], T["High (95 %)"], T["Cases (n)"], T["Counts"],
            ],
            from point in relation.Points
            let figure = point.Kpi
            select (IReadOnlyList<object?>)
            [
                point.Team.SiteName?.ToString(), point.Team.DisplayName, relation.Competency.Name.ToString(), point.People, point.Measured,
                Rounded(point.Score), Rounded(point.ScoreLow), Rounded(point.ScoreHigh), relation.Kpi.Name.ToString(), relation.Kpi.Unit.ToString(),
                relation.From.ToString("yyyy-MM"), relation.To.ToString("yyyy-MM"), Rounded(Shown(point)?.Value), Rounded(Shown(point)?.Low), Rounded(Shown(point)?.High),
                figure?.N ?? 0, (point.Why is null ? T["yes"] : T["no"]).Value,
            ]);
    }

    /// <summary>A team of too few people has no figure to show.</summary>
    private static KpiFigure? Shown(TeamPoint point) => point.Why is LeftOut.TooFewPeople ? null : point.Kpi;

    private static double? Rounded(double? value) => value is { } figure ? Math.Round(figure, 4) : null;

    private async Task<Relation?> ChosenAsync(string? competency, string? kpi, CancellationToken cancellation)
    {
        var allKpis = await kpis.ListAsync(cancellation);
        var framework = await competencies.FrameworkAsync(cancellation);
        if (allKpis.Count == 0 || framework.Count == 0)
            return null;
        var chosen = string.IsNullOrEmpty(competency)
            ? await impact.Relations.BestKnownAsync(cancellation)
            : framework.FirstOrDefault(card => card.Id == competency);
        var figure = string.IsNullOrEmpty(kpi) ? allKpis[0] : allKpis.FirstOrDefault(card => card.Id == kpi);
        if (chosen is null || figure is null)
            throw new AcademyError(404, T["There is no such pair of competency and KPI."],
                T["One of them is in neither the framework nor the list of KPIs."], T["Choose both from the lists on the page."]);
        return await impact.Relations.BetweenAsync(chosen, figure, cancellation);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Relation">Null when there is no framework or no KPI yet.</param>
internal sealed record RelationPage(IReadOnlyList<CompetencyCard> Competencies, IReadOnlyList<KpiCard> Kpis, Relation? Relation);
