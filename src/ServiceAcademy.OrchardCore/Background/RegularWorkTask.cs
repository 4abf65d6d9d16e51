using Microsoft.Extensions.DependencyInjection;
using OrchardCore.BackgroundTasks;
using ServiceAcademy.Data.Work;
using ServiceAcademy.OrchardCore.Tenants;

namespace ServiceAcademy.OrchardCore.Background;

/// <summary>
/// Runs the academy's regular work in each tenant. The site asks every minute; each work has its own pace and its own turn, so that with several web
/// nodes one runs it.
/// </summary>
[BackgroundTask(
    Title = "ServiceAcademy: regular work", Schedule = "* * * * *",
    Description = "Reminders, deliveries of the outbox and whatever else the academy does by itself. Each runs at its own pace.")]
public sealed class RegularWorkTask : IBackgroundTask
{
    /// <inheritdoc />
    public async Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken)
    {
        await serviceProvider.GetRequiredService<TenantPreparation>().EnsureAsync(serviceProvider, cancellationToken);
        await serviceProvider.GetRequiredService<WorkTurns>().RunDueAsync(cancellationToken);
    }
}
