using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Theme.Layout;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Hosting;

/// <summary>The three steps of the standalone host: a builder, what it registers, the pipeline.</summary>
internal static class AcademyHost
{
    /// <summary>A builder that finds settings and files beside the program, wherever it was started from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // An unpublished build keeps the modules' static files where they are written, in every environment.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        string[] addresses = ["urls", "http_ports", "https_ports"];
        if (addresses.All(key => string.IsNullOrEmpty(builder.Configuration[key])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(new AcademyOptions().PublicAddress);
        return builder;
    }

    /// <summary>Registers the database, accounts, modules and MVC.</summary>
    public static void AddAcademy(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<AcademyOptions>(builder.Configuration.GetSection("Academy"));
        var options = builder.Configuration.GetSection("Academy").Get<AcademyOptions>() ?? new AcademyOptions();
        var database = builder.Configuration.GetConnectionString("Academy") is { Length: > 0 } address
            ? DatabaseAddress.Parse(address)
            : DatabaseAddress.SqliteFile(Path.Combine(options.DataPath, "academy.db"));

        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddAcademyData(database);
        services.AddScoped<AcademyEvents>();
        services.AddAccounts(database, secureCookies: options.PublicAddress.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        services.AddAcademyAuthorization();
        services.AddLocalization();
        services.AddAcademyTheme();
        services.AddModules();
        services.AddPreparation();
    }

    /// <summary>The pipeline.</summary>
    public static void UseAcademy(this WebApplication app)
    {
        app.UsePreparation();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRequestLocalization(localization => localization
            .AddSupportedCultures("en", "zh-Hans").AddSupportedUICultures("en", "zh-Hans").SetDefaultCulture("en"));
        app.UseAuthorization();
        app.MapControllers();
        app.MapModules();
    }
}
