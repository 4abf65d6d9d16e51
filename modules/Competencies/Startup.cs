using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Competencies.Answers;
using ServiceAcademy.Competencies.Asks;
using ServiceAcademy.Competencies.Author;
using ServiceAcademy.Competencies.Calibrations;
using ServiceAcademy.Competencies.Demo;
using ServiceAcademy.Competencies.Contests;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Mine;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.Competencies.Profiles;
using ServiceAcademy.Competencies.Matrix;
using ServiceAcademy.Competencies.Reports;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Modules.Work;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    /// <summary>The name of the description for programs, and its part of the address.</summary>
    private const string Document = "competencies";

    public void ConfigureServices(IServiceCollection services) => services
        .AddScoped<CompetenciesApi>()
        .AddScoped<EvidencePages>()
        .AddScoped<People.PersonPages>()
        .AddScoped<Scoping>()
        .AddScoped<FigureBook>()
        .AddScoped<FigureExport>()
        .AddScoped<MatrixQuery>()
        .AddScoped<Groups>()
        .AddScoped<TeamReports>()
        .AddScoped<GapReports>()
        .AddScoped<ReadinessReports>()
        .AddScoped<FiguresApi>()
        .AddLongWork<ExportWork>()
        .AddOpenApi(Document, options => options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/competencies", StringComparison.Ordinal) ?? false)
        .AddScoped<IHandle<SentencesAppended>, Projection>()
        .AddScoped<IProjection, Projection>()
        .AddScoped<CalibrationShelf>()
        .AddSingleton(new RegularWork("Competencies.Calibrate", "Learns how hard items and how strict raters are, and computes estimates anew when that changed.", TimeSpan.FromDays(1),
            (scope, cancellation) => scope.GetRequiredService<CompetenciesApi>().CalibrateAsync(null, cancellation)))
        .AddSingleton<CalibrationCache>()
        .AddScoped<CompetenciesDesk>()
        .AddScoped<Instruments>()
        .AddScoped<SheetBook>()
        .AddScoped<SheetReader>()
        .AddScoped<Sheets>()
        .AddScoped<RoundBook>()
        .AddScoped<ContestBook>()
        .AddScoped<AskBook>()
        .AddScoped<INextStepSource, AskSteps>()
        .AddScoped<Drafts>()
        .AddScoped<Standpoints>()
        .AddScoped<IHandle<PersonErased>, RatedWords>()
        .AddScoped<IPersonData, RatedData>()
        .AddScoped<IDemoSeed, RatingsSeed>()
        .AddScoped<IEvidenceTeller, RubricMarksTold>()
        .AddScoped<IEvidenceTeller, LevelMarksTold>()
        .AddSingleton<IContentKind, FrameworkKind>()
        .AddSingleton<IContentKind, ProfileKind>()
        .AddSingleton<IContentKind, RubricKind>()
        .AddSingleton<IPermissionSource, Permissions>()
        .AddScoped<IMenuSource, Menu>();

    public void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services) =>
        // A description holds no figure; who writes a program reads it before there is a key.
        routes.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
}
