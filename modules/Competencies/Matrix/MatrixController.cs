using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;

namespace ServiceAcademy.Competencies.Matrix;

/// <summary>People × competencies, for those whose figures the reader may see.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Read)]
public sealed class MatrixController(IServiceProvider services) : Controller
{
    /// <summary>A page of the matrix.</summary>
    [HttpGet("/competencies")]
    public async Task<IActionResult> Index(MatrixFilter filter, CancellationToken cancellation) =>
        View(await services.GetRequiredService<MatrixQuery>().PageAsync(Bound(filter), cancellation));

    /// <summary>All figures of the filter, a line each.</summary>
    [HttpGet("/competencies.csv")]
    public async Task<IActionResult> Csv(ReportFilter filter, CancellationToken cancellation)
    {
        var export = services.GetRequiredService<FigureExport>().Noting();
        var scope = await services.GetRequiredService<Scoping>().OfAsync(Bound(filter), cancellation);
        return new CsvTable("competencies", export.Header(), export.LinesAsync(scope, filter.Job, null, cancellation));
    }

    /// <summary>All figures of the filter, a person a line.</summary>
    [HttpGet("/competencies.xlsx")]
    public async Task<IActionResult> Xlsx(ReportFilter filter, CancellationToken cancellation)
    {
        var export = services.GetRequiredService<FigureExport>().Noting();
        var scope = await services.GetRequiredService<Scoping>().OfAsync(Bound(filter), cancellation);
        return new XlsxTable("competencies", await export.WideHeaderAsync(cancellation), export.WideAsync(scope, filter.Job, null, cancellation));
    }

    private TFilter Bound<TFilter>(TFilter filter) where TFilter : ReportFilter =>
        services.GetRequiredService<Scoping>().Demand(filter, ModelState);
}
