using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Scenarios;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<ScenariosApi>()
        .AddSingleton<IContentKind, ScenarioContent>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
