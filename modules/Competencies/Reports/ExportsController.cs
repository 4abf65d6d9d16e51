using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>Exports too large to wait for: handed in here, followed at <c>/work/{id}</c>.</summary>
[BackOffice]
[Authorize(CompetenciesPermissions.Read)]
public sealed class ExportsController(IServiceProvider services, PeopleApi people, LongWorkDesk desk, IStringLocalizer<CompetenciesApi> T) : Controller
{
    [HttpPost("/competencies/exports"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Create([FromForm] string? kind, [FromForm] int? team, [FromForm] int? site, [FromForm] int? department, [FromForm] int? job, [FromForm] DateOnly? asOf, [FromForm] string? channel, CancellationToken cancellation)
    {
        var scoping = services.GetRequiredService<Scoping>();
        var filter = scoping.Demand(new ReportFilter { Team = team, Site = site, Department = department, Job = job, AsOf = asOf, Channel = channel }, ModelState);
        // Decided before it begins: a filter that cannot be met is answered here and now.
        var scope = await scoping.OfAsync(filter, cancellation);
        var sight = await scoping.SightAsync(cancellation);
        var id = await desk.StartAsync(ExportWork.Name, T["Competencies as of {0}", scope.Day.ToString("d")], (await people.CurrentAsync(cancellation)).Id,
            new ExportOrder(kind == "xlsx" ? "xlsx" : "csv", team, site, department, job, asOf, channel, sight.Everybody, [.. sight.Teams], [.. sight.Reports]), cancellation);
        return LocalRedirect($"/work/{id}");
    }
}
