using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Kpis.Demo;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Kpis;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<KpisApi>()
        .AddSingleton<IContentKind, KpiList>()
        .AddScoped<IDemoSeed, KpisSeed>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
