using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Data;

namespace ServiceAcademy.TestHost;

/// <summary>
/// The real host with the demo company (or empty), on a database of its own. <see cref="AsAsync"/> signs a person in through the
/// real sign-in page.
/// </summary>
public sealed class Academy : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> settings;
    private readonly string folder = RunFolder.NewFolder("academy");
    private readonly Action<IServiceCollection>? listeners;

    private Academy(string? connectionString, bool demo, IReadOnlyDictionary<string, string?>? more, Action<IServiceCollection>? listeners = null)
    {
        this.listeners = listeners;
        settings = new()
        {
            ["Academy:Demo"] = demo.ToString(),
            ["Academy:DataPath"] = folder,
            ["ConnectionStrings:Academy"] = connectionString ?? "",
            ["Logging:LogLevel:Default"] = "Warning",
            // As published: what changes under a running developer's copy is not watched, and brings no route of its own.
            ["ReloadStaticAssetsAtRuntime"] = "false",
        };
        foreach (var (key, value) in more ?? new Dictionary<string, string?>())
            settings[key] = value;
    }

    /// <summary>A new academy on a new database.</summary>
    /// <param name="listeners">Services that a test adds to hear what happens.</param>
    public static async Task<Academy> StartAsync(DatabaseKind database, bool demo = true, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? listeners = null)
    {
        var academy = new Academy(database == DatabaseKind.PostgreSql ? await PostgresServer.NewDatabaseAsync() : null, demo, settings, listeners);
        await Task.Run(() => academy.Services);
        // Pages wait for tables, content and the demo company; code run inside would not.
        for (var patience = 0; patience < 9 && (await academy.Anonymous().OpenAsync("/sign-in")).Status == System.Net.HttpStatusCode.ServiceUnavailable; patience++)
        {
        }
        return academy;
    }

    /// <summary>A new academy that real browsers reach, on a free loopback port; <see cref="Address"/> says where.</summary>
    public static async Task<Academy> ServeAsync(DatabaseKind database)
    {
        var academy = new Academy(database == DatabaseKind.PostgreSql ? await PostgresServer.NewDatabaseAsync() : null, demo: true, null);
        academy.UseKestrel(0);
        await Task.Run(academy.StartServer);
        return academy;
    }

    /// <summary>Where browsers reach an academy that is served.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Folder with the academy's files.</summary>
    public string DataPath => folder;

    /// <summary>The password of every demo person.</summary>
    public const string DemoPassword = "Quiet-River-2026";

    /// <summary>A browser that has signed in as a demo person, for example <c>mei-lin</c> (an id of content/demo/company.yaml).</summary>
    public async Task<Visitor> AsAsync(string person, string language = "en")
    {
        var visitor = Anonymous(language);
        await visitor.SignInAsync(person);
        return visitor;
    }

    /// <summary>A browser that has not signed in.</summary>
    public Visitor Anonymous(string language = "en")
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new Visitor(client);
    }

    /// <summary>Runs code with the academy's services, as background work would.</summary>
    public async Task<T> InsideAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <inheritdoc />
    protected override IHost CreateHost(IHostBuilder builder)
    {
        // Host configuration reaches the program before it builds anything, as environment variables would.
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(settings));
        return base.CreateHost(builder);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Development")
        // Regular work would write while a test compares; tests of it run it when they want it, and a process of its own runs it as it is.
        .ConfigureServices(services =>
        {
            services.Remove(services.Single(service => service.ImplementationType?.Name == "RegularWorkService"));
            listeners?.Invoke(services);
        });
}
