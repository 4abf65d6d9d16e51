using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Impact;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<TeamRelations>()
        .AddScoped(services => new ImpactApi(services.GetRequiredService<TeamRelations>()))
        .AddSingleton<AssociationCache>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
