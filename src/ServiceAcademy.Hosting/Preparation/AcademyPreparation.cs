using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Hosting.Preparation;

/// <summary>What every host does before the first page: tables, then content, then the demo company if it is wanted and there is none.</summary>
public sealed class AcademyPreparation(
    AcademyDb db, DatabaseAddress database, ContentLoader content, IServiceProvider services, IOptions<AcademyOptions> options,
    ILogger<AcademyPreparation> logger)
{
    /// <summary>Makes or brings forward the tables.</summary>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        await database.EnsureSchemaAsync(cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>Publishes what is new in the content folder; what is wrong there is logged, and left as it was.</summary>
    public async Task<ContentReport> LoadAsync(CancellationToken cancellation = default)
    {
        var report = await content.LoadAsync(options.Value.ContentPath, cancellation);
        foreach (var finding in report.Findings)
            logger.LogWarning("Content left as it was: {Finding}", finding);
        if (options.Value.Demo)
            await services.GetRequiredService<DemoAcademy>().EnsureAsync(cancellation);
        return report;
    }
}
