using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Modules;
using OrchardCore.Recipes;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Services;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.OrchardCore.Recipes;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>Users of the site who are people of the academy; with the module People.</summary>
[RequireFeatures("ServiceAcademy.People")]
public sealed class PeopleStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<FollowedUsers>();
        services.AddScoped<IUserEventHandler, UserEvents>();
        services.AddScoped<IUserClaimsProvider, PersonClaims>();
        services.AddScoped<IAccountPages, SiteAccountPages>();
        services.AddScoped<IAccountEraser, UserEraser>();
        services.AddScoped<DemoAcademy>().AddScoped<IDemoAccounts, DemoUsers>();
        services.AddRecipeExecutionStep<DemoStep>();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<FirstVisit>(-1000));
    }
}
