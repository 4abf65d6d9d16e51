using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using OrchardCore.Modules;

namespace ServiceAcademy.OrchardCore.Tenants;

/// <summary>
/// Prepares the academy when its tenant starts. A failure is logged and does not stop the site: its other pages work, and the academy's say why
/// they do not.
/// </summary>
internal sealed class TenantStart(
    ShellSettings tenant, TenantPreparation preparation, TenantAddress address, IServiceProvider services, ILogger<TenantStart> logger) : ModularTenantEvents
{
    public override async Task ActivatedAsync()
    {
        // While a site is being set up, its recipe decides which features there will be.
        if (!tenant.IsRunning())
            return;
        try
        {
            await address.RefreshAsync();
            await preparation.EnsureAsync(services);
        }
        catch (Exception error)
        {
            logger.LogError(error, "The academy of the tenant {Tenant} could not be prepared; its pages try again.", tenant.Name);
        }
    }
}
