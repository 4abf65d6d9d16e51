using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Scope;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>
/// A real Orchard Core site on a free loopback port, set up by itself with the recipe <c>ServiceAcademy</c>: its first tenant with the demo
/// company, and two more that share nothing with it.
/// </summary>
internal sealed class Site
{
    /// <summary>The tenants: SQLite with the demo company; SQLite; PostgreSQL, where the table prefix names the schema.</summary>
    public const string Main = "Default", South = "South", East = "East";

    /// <summary>The password of every demo person and of each tenant's administrator, whose user name is <c>admin</c>.</summary>
    public const string Password = "Quiet-River-2026";

    private static readonly Lazy<Task<Site>> Shared = new(StartAsync);
    private readonly WebApplication app;

    private Site(WebApplication app, string folder, string postgres) => (this.app, Folder, Postgres) = (app, folder, postgres);

    /// <summary>The site that all tests of a run share.</summary>
    public static Task<Site> SharedAsync() => Shared.Value;

    /// <summary>Its folder; tenants lie in <c>App_Data/Sites</c>.</summary>
    public string Folder { get; }

    /// <summary>The connection string of the tenant East.</summary>
    public string Postgres { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What stands before a tenant's paths: nothing, or the tenant's prefix.</summary>
    public static string Prefix(string tenant) => tenant == Main ? "" : "/" + tenant.ToLowerInvariant();

    /// <summary>A browser that has not signed in.</summary>
    public Visitor Anonymous(string language = "en")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new Visitor(client);
    }

    /// <summary>A browser that has signed in through the site's own page, by user name (<c>mei-lin</c>, an id of content/demo/company.yaml).</summary>
    public async Task<Visitor> AsAsync(string user, string language = "en", string tenant = Main)
    {
        var visitor = Anonymous(language);
        var page = await visitor.OpenAsync(Prefix(tenant) + "/Login");
        var form = page.Html.QuerySelector("input[type=password]")?.Closest("form")
            ?? throw new InvalidOperationException($"No form to sign in ({(int)page.Status}):\n{page.Html.Body?.TextContent}");
        form.SetAttribute("data-test", "sign-in");
        string Name(string end) => page.The($"form[data-test] input[name$='{end}']").GetAttribute("name")!;
        var answer = await visitor.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : page.Url, page,
            (Name("UserName"), user), (Name("Password"), Password));
        return answer.Status == HttpStatusCode.Redirect
            ? visitor
            : throw new InvalidOperationException($"{user} could not sign in ({(int)answer.Status}):\n{answer.Html.Body?.TextContent}");
    }

    /// <summary>Runs code with a tenant's services.</summary>
    public async Task<T> InsideAsync<T>(string tenant, Func<IServiceProvider, Task<T>> work)
    {
        T result = default!;
        var scope = await app.Services.GetRequiredService<IShellHost>().GetScopeAsync(tenant);
        await scope.UsingAsync(async within => result = await work(within.ServiceProvider));
        return result;
    }

    private static async Task<Site> StartAsync()
    {
        var folder = RunFolder.NewFolder("site");
        var postgres = await PostgresServer.NewDatabaseAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = folder, EnvironmentName = "Production",
        });
        builder.Configuration.AddInMemoryCollection(Settings(postgres));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOrchardCms().AddSetupFeatures("OrchardCore.AutoSetup");
        var app = builder.Build();
        app.UseStaticFiles();
        app.UseOrchardCore();
        await app.StartAsync();
        var site = new Site(app, folder, postgres);
        // The first request to a tenant sets it up.
        foreach (var tenant in new[] { Main, South, East })
        {
            var page = await site.Anonymous().OpenAsync(Prefix(tenant) + "/Login");
            if (page.Status != HttpStatusCode.OK)
                throw new InvalidOperationException($"The tenant {tenant} was not set up ({(int)page.Status}):\n{page.Html.Body?.TextContent}");
        }
        return site;
    }

    private static Dictionary<string, string?> Settings(string postgres)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Warning",
        };
        (string Name, string Provider, string Connection, string Prefix)[] tenants =
            [(Main, "Sqlite", "", ""), (South, "Sqlite", "", ""), (East, "Postgres", postgres, "east")];
        for (var i = 0; i < tenants.Length; i++)
        {
            var (name, provider, connection, prefix) = tenants[i];
            foreach (var (key, value) in new Dictionary<string, string>
            {
                ["ShellName"] = name, ["SiteName"] = "Academy " + name, ["SiteTimeZone"] = "Asia/Shanghai", ["AdminUsername"] = "admin",
                ["AdminEmail"] = "admin@site.example", ["AdminPassword"] = Password, ["DatabaseProvider"] = provider,
                ["DatabaseConnectionString"] = connection, ["DatabaseTablePrefix"] = prefix, ["RecipeName"] = name == Main ? "ServiceAcademyDemo" : "ServiceAcademy",
                ["RequestUrlPrefix"] = Site.Prefix(name).TrimStart('/'),
            })
                settings[$"OrchardCore:OrchardCore_AutoSetup:Tenants:{i}:{key}"] = value;
        }
        return settings;
    }
}
