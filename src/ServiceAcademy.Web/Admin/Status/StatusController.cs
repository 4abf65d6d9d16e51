using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Admin.Status;

/// <summary>Version, database, regular work, messages, content findings, modules: what an administrator is asked when something is wrong.</summary>
[BackOffice]
[Authorize(AccountsPermissions.ReadStatus)]
public sealed class StatusController(
    DatabaseAddress database, IServiceProvider services, WorkTurns turns, Outbox outbox, PeopleApi people, TimeProvider clock) : Controller
{
    /// <summary>So many messages that need somebody are listed; the rest come up as these are seen to.</summary>
    private const int Listed = 100;

    [HttpGet("/admin/status")]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View(new StatusPage(
        typeof(StatusController).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        database.DisplayName,
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}",
        clock.GetUtcNow() - System.Diagnostics.Process.GetCurrentProcess().StartTime,
        services.GetRequiredService<Preparation>().Findings,
        ModuleCatalog.Modules,
        await turns.StatesAsync(cancellation),
        await outbox.DesksAsync(cancellation),
        await outbox.TroubledAsync(Listed, cancellation),
        (await people.OrganisationAsync(cancellation)).TimeZone));
}

/// <summary>What the page shows.</summary>
public sealed record StatusPage(
    string Version, string Database, string Runtime, TimeSpan Uptime, IReadOnlyList<Finding> Findings, IReadOnlyList<ModuleInfo> Modules,
    IReadOnlyList<TurnState> Works, IReadOnlyList<DeskState> Desks, IReadOnlyList<TroubledMessage> Troubled, TimeZoneInfo Zone)
{
    /// <summary>An instant as people here read it; a dash for never.</summary>
    public string Say(DateTimeOffset? at) => at is { } instant ? TimeZoneInfo.ConvertTime(instant, Zone).ToString("g", System.Globalization.CultureInfo.CurrentCulture) : "–";
}
