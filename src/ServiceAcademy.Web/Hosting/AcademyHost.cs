using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Theme.Layout;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Web.Hosting;

/// <summary>The three steps of the standalone host: register, wire, prepare.</summary>
internal static class AcademyHost
{
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
        services.AddAccounts(database);
        services.AddAcademyAuthorization();
        services.AddLocalization();
        services.AddAcademyTheme();
        services.AddModules();
    }

    /// <summary>The pipeline.</summary>
    public static void UseAcademy(this WebApplication app)
    {
        app.UseStaticFiles();
        app.UseRequestLocalization(localization => localization
            .AddSupportedCultures("en", "zh-Hans").AddSupportedUICultures("en", "zh-Hans").SetDefaultCulture("en"));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.MapModules();
    }

    /// <summary>Migrates, loads content and, in demo mode, creates the demo company.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<AcademyDb>().Database.EnsureCreatedAsync();
        await services.GetRequiredService<AccountsDb>().Database.MigrateAsync();
        var options = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AcademyOptions>>().Value;
        var report = await services.GetRequiredService<ContentLoader>().LoadAsync(options.ContentPath);
        foreach (var finding in report.Findings)
            app.Logger.LogWarning("Content left as it was: {Finding}", finding);
    }
}
