using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Records.Projections;

namespace ServiceAcademy.Records;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<RecordsApi>()
        .AddSingleton<Rebuilding>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
