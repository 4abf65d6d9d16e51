using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Workflows.Services;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.OrchardCore.Background;

namespace ServiceAcademy.OrchardCore.Workflows;

/// <summary>Starts, or goes on with, the workflows that wait for an event of the academy. A scope of its own: what they write is saved when it has left.</summary>
internal sealed class WorkflowReceiver : IOutboxReceiver
{
    private static readonly Dictionary<string, string> Events = new()
    {
        ["course-completed"] = nameof(CourseCompletedEvent), ["certificate-issued"] = nameof(CertificateIssuedEvent),
        ["certificate-expiring"] = nameof(CertificateExpiringEvent), ["certificate-revoked"] = nameof(CertificateRevokedEvent),
        ["assignment-overdue"] = nameof(AssignmentOverdueEvent),
    };

    public string? Closed => null;

    public bool Takes(string kind) => Events.ContainsKey(kind);

    public Task HandOverAsync(OutgoingMessage message, CancellationToken cancellation) =>
        ShellScope.UsingChildScopeAsync(scope => scope.ServiceProvider.GetRequiredService<IWorkflowManager>()
            .TriggerEventAsync(Events[message.Kind], Values.Of(message.Body), message.Key));
}
