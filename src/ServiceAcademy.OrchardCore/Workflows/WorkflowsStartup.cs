using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Modules;
using OrchardCore.Workflows.Helpers;
using ServiceAcademy.Data.Outgoing;

namespace ServiceAcademy.OrchardCore.Workflows;

/// <summary>Events of the academy in the site's workflows.</summary>
[Feature("ServiceAcademy.OrchardCore.Workflows")]
public sealed class WorkflowsStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddActivity<CourseCompletedEvent, NewsEventDriver<CourseCompletedEvent>>();
        services.AddActivity<CertificateIssuedEvent, NewsEventDriver<CertificateIssuedEvent>>();
        services.AddActivity<CertificateExpiringEvent, NewsEventDriver<CertificateExpiringEvent>>();
        services.AddActivity<CertificateRevokedEvent, NewsEventDriver<CertificateRevokedEvent>>();
        services.AddActivity<AssignmentOverdueEvent, NewsEventDriver<AssignmentOverdueEvent>>();
        services.AddOutboxReceiver<WorkflowReceiver>("workflows", "Tells the site's workflows what happened.");
    }
}
