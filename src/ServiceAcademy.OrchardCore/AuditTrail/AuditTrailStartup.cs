using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Models;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.Modules;
using ServiceAcademy.Data.Outgoing;

namespace ServiceAcademy.OrchardCore.AuditTrail;

/// <summary>Publishing, assignments and certificates in the site's audit trail.</summary>
[Feature("ServiceAcademy.OrchardCore.AuditTrail")]
public sealed class AuditTrailStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddTransient<IConfigureOptions<AuditTrailOptions>, TrainingTrail>();
        services.AddDisplayDriver<AuditTrailEvent, TrailDriver>();
        services.AddOutboxReceiver<TrailReceiver>("audit-trail", "Writes what happened into the site's audit trail.");
    }
}
