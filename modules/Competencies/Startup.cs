using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Competencies.Answers;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Competencies.Profiles;
using ServiceAcademy.Competencies.Matrix;
using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Modules.Work;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<CompetenciesApi>()
        .AddScoped<EvidencePages>()
        .AddScoped<Scoping>()
        .AddScoped<FigureBook>()
        .AddScoped<FigureExport>()
        .AddScoped<MatrixQuery>()
        .AddScoped<Groups>()
        .AddScoped<TeamReports>()
        .AddScoped<GapReports>()
        .AddScoped<ReadinessReports>()
        .AddScoped<IHandle<SentencesAppended>, Projection>()
        .AddScoped<IProjection, Projection>()
        .AddScoped<CalibrationShelf>()
        .AddSingleton(new RegularWork("Competencies.Calibrate", "Learns how hard items and how strict raters are, and computes estimates anew when that changed.", TimeSpan.FromDays(1),
            (scope, cancellation) => scope.GetRequiredService<CompetenciesApi>().CalibrateAsync(null, cancellation)))
        .AddSingleton<CalibrationCache>()
        .AddSingleton<IContentKind, FrameworkKind>()
        .AddSingleton<IContentKind, ProfileKind>()
        .AddSingleton<IContentKind, RubricKind>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();
}
