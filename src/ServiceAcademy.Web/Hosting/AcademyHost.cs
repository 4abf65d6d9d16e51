using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Theme.Layout;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Errors;
using ServiceAcademy.Web.Health;
using ServiceAcademy.Web.Hosting.Preparation;
using ServiceAcademy.Web.Hosting.Work;
using ServiceAcademy.Web.Localization;
using ServiceAcademy.Web.Mail;
using ServiceAcademy.Web.Security;

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
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
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
        // What people reach by https gets cookies that never travel otherwise.
        var secureCookies = options.PublicAddress.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

        services.AddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddAcademyData(database);
        services.AddScoped<AcademyEvents>();
        services.AddAccounts(database, secureCookies);
        services.AddAcademyAuthorization();
        services.AddAcademyLocalization(secureCookies);
        services.AddAcademyTheme();
        services.AddErrorPages();
        services.AddWebSecurity(secureCookies);
        services.AddRateLimiter();
        services.AddModules();
        services.Configure<MailOptions>(builder.Configuration.GetSection("Academy:Mail"));
        services.AddOutboxReceiver<SmtpReceiver>("mail", "Hands e-mail to the mail server.");
        services.AddPreparation();
        services.AddHostedService<RegularWorkService>();
    }

    /// <summary>The pipeline.</summary>
    public static void UseAcademy(this WebApplication app)
    {
        BeginModels(app.Services);
        app.UseSecurityHeaders();
        app.UseConfiguredProxies();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseHttpsOnly();
        app.UseResponseCompression();
        app.UseErrorPages();
        app.UseRouting();
        app.UseRateLimiter();
        app.UsePreparation();
        app.UseAuthentication();
        app.UseRequestLocalization();
        app.UseAuthorization();

        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        app.MapModules();
        app.MapHealth();
        app.MapNotFound();
    }

    /// <summary>
    /// Building the database models is the longest part of a start, so it begins while the pipeline is put together; whoever needs a model
    /// first waits for the same work. Should it fail, the preparation fails the same way and says so.
    /// </summary>
    private static void BeginModels(IServiceProvider services) => Task.Run(() =>
    {
        using var scope = services.CreateScope();
        return (scope.ServiceProvider.GetRequiredService<AcademyDb>().Model, scope.ServiceProvider.GetRequiredService<AccountsDb>().Model);
    });
}
