using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Modules.Work;
using ServiceAcademy.People;
using ServiceAcademy.Records.Ledger;
using ServiceAcademy.Records.Projections;

namespace ServiceAcademy.Records;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<RecordsApi>()
        .AddScoped<IPersonData, PersonSentences>()
        .AddScoped<LedgerApi>()
        .AddSingleton<Rebuilding>()
        .AddSingleton<LedgerKey>()
        .AddSingleton<LedgerFolder>()
        .AddSingleton(new RegularWork("Records.Seal", "Seals the ledger's days that have ended, publishes the seals and checks the ledger.", TimeSpan.FromMinutes(15),
            (services, cancellation) => services.GetRequiredService<LedgerApi>().SealAndVerifyAsync(cancellation)))
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
