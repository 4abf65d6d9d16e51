using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Admin.Status;

/// <summary>Version, database, content findings, modules: what an administrator is asked when something is wrong.</summary>
[BackOffice]
[Authorize(AccountsPermissions.ReadStatus)]
public sealed class StatusController(DatabaseAddress database, IServiceProvider services, TimeProvider clock) : Controller
{
    [HttpGet("/admin/status")]
    public IActionResult Show() => View(new StatusPage(
        typeof(StatusController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        database.DisplayName,
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}",
        clock.GetUtcNow() - System.Diagnostics.Process.GetCurrentProcess().StartTime,
        services.GetRequiredService<Preparation>().Findings,
        ModuleCatalog.Modules));
}

/// <summary>What the page shows.</summary>
public sealed record StatusPage(
    string Version, string Database, string Runtime, TimeSpan Uptime, IReadOnlyList<Finding> Findings, IReadOnlyList<ModuleInfo> Modules);
