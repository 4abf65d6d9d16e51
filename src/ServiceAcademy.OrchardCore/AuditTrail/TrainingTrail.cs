using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Services;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.Environment.Shell.Scope;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.OrchardCore.Background;

namespace ServiceAcademy.OrchardCore.AuditTrail;

/// <summary>What the audit trail keeps of an event of the academy.</summary>
public class AuditTrailTrainingEvent
{
    /// <summary>A line by which people recognise it.</summary>
    public string Title { get; set; } = "";

    /// <summary>Its data by name.</summary>
    public Dictionary<string, string> Values { get; set; } = [];
}

/// <summary>The category and its events, as the settings of the audit trail list them.</summary>
internal sealed class TrainingTrail : IConfigureOptions<AuditTrailOptions>
{
    public const string Category = "Training";

    /// <summary>Kinds of messages and the names of their events.</summary>
    public static readonly Dictionary<string, string> Events = new()
    {
        ["content-published"] = "ContentPublished", ["assignment-made"] = "AssignmentMade",
        ["certificate-issued"] = "CertificateIssued", ["certificate-revoked"] = "CertificateRevoked",
    };

    public void Configure(AuditTrailOptions options) => options.For<TrainingTrail>(Category, T => T["Training"])
        .WithEvent("ContentPublished", T => T["Content published"], T => T["A version of a course, role-play, quiz or framework was published."], true)
        .WithEvent("AssignmentMade", T => T["Course assigned"], T => T["A course was assigned to a person."], true)
        .WithEvent("CertificateIssued", T => T["Certificate issued"], T => T["A certificate was issued."], true)
        .WithEvent("CertificateRevoked", T => T["Certificate revoked"], T => T["A certificate was taken back."], true);
}

/// <summary>Writes messages of the academy into the site's audit trail, in a scope of its own.</summary>
internal sealed class TrailReceiver : IOutboxReceiver
{
    public string? Closed => null;

    public bool Takes(string kind) => TrainingTrail.Events.ContainsKey(kind);

    public Task HandOverAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var values = Values.Of(message.Body).ToDictionary(value => value.Key, value => Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "");
        return ShellScope.UsingChildScopeAsync(scope => scope.ServiceProvider.GetRequiredService<IAuditTrailManager>().RecordEventAsync(
            new AuditTrailContext<AuditTrailTrainingEvent>(
                TrainingTrail.Events[message.Kind], TrainingTrail.Category, message.Key, values.GetValueOrDefault("BySubject", ""), values.GetValueOrDefault("ByName", ""),
                new AuditTrailTrainingEvent { Title = values.GetValueOrDefault("Title", message.Key), Values = values })));
    }
}
