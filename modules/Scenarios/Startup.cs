using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;
using ServiceAcademy.Scenarios.Attempts;
using ServiceAcademy.Scenarios.Author;
using ServiceAcademy.Scenarios.Decisions;

namespace ServiceAcademy.Scenarios;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<ScenariosApi>()
        .AddScoped<Workshop>()
        .AddScoped<IHandle<PersonErased>, ReviewedWords>()
        .AddSingleton<ScenarioExchangeApi>()
        .AddScoped<AttemptPages>()
        .AddScoped<IPersonData, PersonDecisions>()
        .AddScoped<IEvidenceTeller, DecisionsTold>()
        .AddSingleton<IContentKind, ScenarioContent>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
