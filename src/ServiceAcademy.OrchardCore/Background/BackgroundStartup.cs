using Microsoft.Extensions.DependencyInjection;
using OrchardCore.BackgroundTasks;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Modules;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Work;
using ServiceAcademy.OrchardCore.Messages;

namespace ServiceAcademy.OrchardCore.Background;

/// <summary>Regular work and the outbox in a tenant.</summary>
public sealed class BackgroundStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        // A scope of the tenant: what the site keeps (workflows, audit trail) is saved when it ends.
        services.AddSingleton<InScope>(_ => work => ShellScope.UsingChildScopeAsync(scope => work(scope.ServiceProvider)));
        services.AddSingleton<IBackgroundTask, RegularWorkTask>();
        services.AddSingleton<IPermissionSource, MessagesPermissions>();
        services.AddScoped<IMenuSource, MessagesMenu>();
    }
}

/// <summary>E-mail leaves through the site's own mail service, where that is enabled.</summary>
[RequireFeatures("OrchardCore.Email")]
public sealed class MailStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services.AddOutboxReceiver<SiteMail>("mail", "Hands e-mail to the site's mail service.");
}
