using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceAcademy.Certificates.Verify;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Certificates;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.TryAddSingleton<ICertificateRenderer>(_ => new CertificateRenderer(FontLibrary.BesideTheProgram()));
        services.AddRateLimiter(limits => limits.AddPolicy<string, VerifyRate>(VerifyRate.Policy));
        services
            .AddScoped<CertificatesApi>()
            .AddScoped<IHandle<CourseCompleted>, CompletionHandler>()
            .AddScoped<INextStepSource, Renewals>()
            .AddSingleton<IPermissionSource, Permissions>()
            .AddScoped<IMenuSource, Menu>();
    }
}
