using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Who meets what a role asks for.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Read)]
public sealed class ReadinessController(IServiceProvider services) : Controller
{
    [HttpGet("/competencies/readiness")]
    public async Task<IActionResult> Index(ReportFilter filter, string? role, string? who, string? after, CancellationToken cancellation) =>
        View("/Areas/ServiceAcademy.Competencies/Reports/Readiness.cshtml",
            await services.GetRequiredService<ReadinessReports>()
                .OfAsync(services.GetRequiredService<Scoping>().Demand(filter, ModelState), role, who != "all", after, cancellation));
}
