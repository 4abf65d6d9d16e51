using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.Tenants;

/// <summary>
/// Prepares the tenant's academy once: tables, content, demo company. Whoever comes first does it, the others wait; what failed (a database
/// that is away) is tried again by the next one.
/// </summary>
internal sealed class TenantPreparation
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile bool done;

    /// <summary>Returns when the academy can answer.</summary>
    public async Task EnsureAsync(IServiceProvider scope, CancellationToken cancellation = default)
    {
        if (done)
            return;
        await turn.WaitAsync(cancellation);
        try
        {
            if (done)
                return;
            var preparation = scope.GetRequiredService<AcademyPreparation>();
            await preparation.MigrateAsync(cancellation);
            await preparation.LoadAsync(cancellation);
            // The demo company stays one when its tenant starts again.
            if (scope.GetService<PeopleApi>() is { } people)
                scope.GetRequiredService<IOptions<AcademyOptions>>().Value.Demo = (await people.OrganisationAsync(cancellation)).IsDemo;
            // What an earlier process has left undone.
            scope.GetRequiredService<LongWorkRunner>().Wake();
            done = true;
        }
        finally
        {
            turn.Release();
        }
    }
}
