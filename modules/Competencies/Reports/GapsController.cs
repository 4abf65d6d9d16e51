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
    public async Task<IActionResult> Csv(ReportFilter filter, string? target, CancellationToken cancellation)
    {
        var report = await ReportAsync(filter, target, cancellation);
        return new CsvTable("gaps",
            [T["Team"], T["Competency"], T["With a figure"], T["Distance to the target"], T["Low (90 %)"], T["High (90 %)"], T["Expected share who reach it"]],
            from line in report.Lines
            from cell in line.Cells.Zip(report.Columns)
            select (IReadOnlyList<object?>)
            [
                line.Group.Name, cell.Second.Name.ToString(), cell.First.N,
                .. cell.First.IsTold ? new object?[] { Math.Round(cell.First.Points, 1), Math.Round(cell.First.Low, 1), Math.Round(cell.First.High, 1), Math.Round(cell.First.Share, 3) } : [null, null, null, null],
            ]);
    }

    private Task<GapReport> ReportAsync(ReportFilter filter, string? target, CancellationToken cancellation) =>
        services.GetRequiredService<GapReports>().OfAsync(services.GetRequiredService<Scoping>().Demand(filter, ModelState), target == "desired", cancellation);
}
