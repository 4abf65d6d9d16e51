using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Settings;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.OrchardCore.Tenants;

/// <summary>
/// The academy's public address is the base URL of the site's settings. It may be changed while the site runs, so it is read again with
/// every page (from the site's own cache).
/// </summary>
internal sealed class TenantAddress(ISiteService sites, IOptions<AcademyOptions> options)
{
    public async Task RefreshAsync()
    {
        var address = (await sites.GetSiteSettingsAsync()).BaseUrl;
        if (!string.IsNullOrWhiteSpace(address) && options.Value.PublicAddress != address)
            options.Value.PublicAddress = address;
    }
}

internal static class TenantOptions
{
    /// <summary>Settings of a tenant: the section <c>Academy</c> of its configuration, over what every tenant begins with.</summary>
    public static void AddTenantOptions(this IServiceCollection services)
    {
        services.AddScoped<TenantAddress>();
        services.AddOptions<AcademyOptions>().Configure<IShellConfiguration, ShellSettings, IOptions<ShellOptions>>((academy, configuration, tenant, sites) =>
        {
            academy.DataPath = Path.Combine(sites.Value.ShellsApplicationDataPath, sites.Value.ShellsContainerName, tenant.Name);
            academy.ContentPath = Path.Combine(AppContext.BaseDirectory, "academy-content");
            // Until the site says its base URL: the first host name given to the tenant.
            if (tenant.RequestUrlHosts is [var host, ..])
                academy.PublicAddress = $"https://{host}{(string.IsNullOrEmpty(tenant.RequestUrlPrefix) ? "" : "/" + tenant.RequestUrlPrefix)}";
            configuration.GetSection("Academy").Bind(academy);
        });
    }
}
