using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.Data.Migration;
using OrchardCore.Environment.Shell;
using OrchardCore.Localization;
using OrchardCore.Modules;
using OrchardCore.Navigation;
using OrchardCore.Security.Permissions;
using ServiceAcademy.Data;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.OrchardCore.Errors;
using ServiceAcademy.OrchardCore.Localization;
using ServiceAcademy.OrchardCore.Navigation;
using ServiceAcademy.OrchardCore.Pages;
using ServiceAcademy.OrchardCore.Permissions;
using ServiceAcademy.OrchardCore.Tenants;
using ServiceAcademy.Theme.Layout;

namespace ServiceAcademy.OrchardCore;

/// <summary>What every module of the academy finds in a tenant of the site.</summary>
public sealed class Startup : StartupBase
{
    /// <summary>Before the modules: they may replace what stands here, and add to it.</summary>
    public override int Order => -10;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddAcademyData(provider => provider.GetRequiredService<TenantDatabase>().Address);
        services.AddSingleton<TenantDatabase>();
        services.AddSingleton<TenantPreparation>();
        services.AddScoped<AcademyPreparation>().AddScoped<AcademyEvents>();
        services.AddScoped<IModularTenantEvents, TenantStart>();
        services.AddTenantOptions();

        services.AddPermissionProvider<AcademyPermissions>();
        services.AddPermissionPolicies();
        services.AddScoped<IFeatureEventHandler, ModuleRoles>();
        services.AddDataMigration<Migrations>();

        services.AddNavigationProvider<BackOfficeMenu>();
        services.AddNavigationProvider<LearnersMenu>();
        services.AddAcademyTheme();

        services.AddSingleton<ITranslationProvider, HostTranslations>();
        services.AddPersonsLanguage();
        services.AddSingleton<ErrorBook>();
        services.AddRateLimiter(_ => { });
        services.Configure<MvcOptions>(mvc =>
        {
            // Which theme a page takes is asked before the site's own filters look at it.
            mvc.Filters.Add<BackOfficePages>(-1001);
            mvc.Filters.Add<ReadyPages>(-1001);
            mvc.Filters.Add<RefusedPages>(-1001);
            mvc.Filters.Add<InsideRedirects>();
        });
        services.Configure<RazorViewEngineOptions>(razor =>
        {
            // A view lies beside its controller.
            razor.AreaViewLocationFormats.Add("/Areas/{2}/{1}/{0}.cshtml");
            razor.AreaViewLocationFormats.Add("/Areas/{2}/{0}.cshtml");
        });
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) => app.UseRateLimiter();
}
