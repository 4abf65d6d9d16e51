using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Records.Ledger;
using ServiceAcademy.Records.Projections;

namespace ServiceAcademy.Records;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<RecordsApi>()
        .AddScoped<LedgerApi>()
        .AddSingleton<Rebuilding>()
        .AddSingleton<LedgerKey>()
        .AddSingleton<LedgerFolder>()
        .AddScoped<Sealing>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
