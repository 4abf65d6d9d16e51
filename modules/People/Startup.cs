using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Data;
using ServiceAcademy.People.Demo;
using ServiceAcademy.People.Import;
using ServiceAcademy.People.Privacy;
using ServiceAcademy.People.Scim;
using ServiceAcademy.People.Tokens;

namespace ServiceAcademy.People;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<PeopleApi>()
        .AddScoped<PeopleAccounts>()
        .AddScoped<AccessLog>()
        .AddScoped<PeopleImport>()
        .AddScoped<PersonExport>()
        .AddScoped<IPersonData, PeopleData>()
        .AddScoped<Erasing>()
        .AddScoped<ErasureApi>()
        .AddScoped<ScimUsers>()
        .AddScoped<ScimGroups>()
        .AddLongWork<ImportWork>()
        .AddApiTokens()
        .AddScoped<IDemoSeed, PeopleSeed>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
