using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>One competency, team by team: mean with interval, spread, expected shares of levels.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Read)]
public sealed class TeamsController(IServiceProvider services, IStringLocalizer<CompetenciesApi> T) : Controller
{
    [HttpGet("/competencies/teams")]
    public async Task<IActionResult> Index(ReportFilter filter, string? competency, CancellationToken cancellation) =>
        View("/Areas/ServiceAcademy.Competencies/Reports/Teams.cshtml", await ReportAsync(filter, competency, cancellation));

    [HttpGet("/competencies/teams.csv")]
    public Task<IActionResult> Csv(ReportFilter filter, string? competency, CancellationToken cancellation) => FileAsync("csv", filter, competency, cancellation);

    [HttpGet("/competencies/teams.xlsx")]
    public Task<IActionResult> Xlsx(ReportFilter filter, string? competency, CancellationToken cancellation) => FileAsync("xlsx", filter, competency, cancellation);

    private async Task<IActionResult> FileAsync(string kind, ReportFilter filter, string? competency, CancellationToken cancellation)
    {
        var report = await ReportAsync(filter, competency, cancellation);
        var levels = report.Competency?.LevelNames ?? [];
        return TableFile.Of(kind, "teams",
            [T["Team"], T["Competency"], T["People"], T["With a figure"], T["Mean"], T["Low (90 %)"], T["High (90 %)"], T["Spread (standard deviation)"], .. levels.Select(level => level.ToString())],
            from row in report.All is { } all ? report.Groups.Append(all with { Group = all.Group with { Name = T["All together"] } }) : report.Groups
            select (IReadOnlyList<object?>)
            [
                row.Group.Name, report.Competency?.Name.ToString(), row.Group.People, row.Known, .. Numbers(row.Ability),
                .. row.Ability?.Shares.Select(share => (object?)Coarse.Share(share)) ?? levels.Select(_ => (object?)null),
            ]);
    }

    private static object?[] Numbers(GroupAbility? ability)
    {
        if (ability is null)
            return [null, null, null, null];
        var (low, high, _) = ability.IntervalAt();
        return [Coarse.Points(Scale.Points(ability.Mean)), Coarse.Points(Scale.Points(low)), Coarse.Points(Scale.Points(high)), Coarse.Points(ability.Spread * CompetencyScale.PointsPerLogit)];
    }

    private Task<TeamReport> ReportAsync(ReportFilter filter, string? competency, CancellationToken cancellation) =>
        services.GetRequiredService<TeamReports>().OfAsync(services.GetRequiredService<Scoping>().Demand(filter, ModelState), competency, cancellation);
}
