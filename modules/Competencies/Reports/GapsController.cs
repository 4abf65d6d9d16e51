using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Teams × competencies against what roles ask for.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Read)]
public sealed class GapsController(IServiceProvider services, IStringLocalizer<CompetenciesApi> T) : Controller
{
    [HttpGet("/competencies/gaps")]
    public async Task<IActionResult> Index(ReportFilter filter, string? target, CancellationToken cancellation) =>
        View("/Areas/ServiceAcademy.Competencies/Reports/Gaps.cshtml", await ReportAsync(filter, target, cancellation));

    [HttpGet("/competencies/gaps.csv")]
    public Task<IActionResult> Csv(ReportFilter filter, string? target, CancellationToken cancellation) => FileAsync("csv", filter, target, cancellation);

    [HttpGet("/competencies/gaps.xlsx")]
    public Task<IActionResult> Xlsx(ReportFilter filter, string? target, CancellationToken cancellation) => FileAsync("xlsx", filter, target, cancellation);

    private async Task<IActionResult> FileAsync(string kind, ReportFilter filter, string? target, CancellationToken cancellation)
    {
        var report = await ReportAsync(filter, target, cancellation);
        var titles = report.Columns.Select(card => card.Name.ToString()).Append(T["All competencies"].Value).ToList();
        return TableFile.Of(kind, "gaps",
            [T["Team"], T["Competency"], T["With a figure"], T["Distance to the target"], T["Low (90 %)"], T["High (90 %)"], T["Expected share who reach it"]],
            from line in report.Lines.Append(report.All)
            from cell in line.Cells.Zip(titles)
            select (IReadOnlyList<object?>)[line.Group?.Name ?? T["All together"].Value, cell.Second, cell.First.N, .. Numbers(cell.First)]);
    }

    private static object?[] Numbers(GapCell cell) => cell.IsTold
        ? [Coarse.Points(cell.Points), Coarse.Points(cell.Low), Coarse.Points(cell.High), Coarse.Share(cell.Share)]
        : [null, null, null, null];

    private Task<GapReport> ReportAsync(ReportFilter filter, string? target, CancellationToken cancellation) =>
        services.GetRequiredService<GapReports>().OfAsync(services.GetRequiredService<Scoping>().Demand(filter, ModelState), target == "desired", cancellation);
}
