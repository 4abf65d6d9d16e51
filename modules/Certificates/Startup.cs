using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceAcademy.Certificates.Badges;
using ServiceAcademy.Certificates.Signing;
using ServiceAcademy.Certificates.Verify;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.Modules.Work;
using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.Pdf.Fonts;
using ServiceAcademy.Pdf.Signing;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates;

/// <summary>Starts the module.</summary>
public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.TryAddSingleton<ICertificateRenderer>(_ => new CertificateRenderer(FontLibrary.BesideTheProgram()));
        services.AddRateLimiter(limits => limits.AddPolicy<string, VerifyRate>(VerifyRate.Policy));
        services.AddOptions<SigningOptions>().BindConfiguration(SigningOptions.Section);
        services.AddHttpClient(nameof(TimestampService), client => client.Timeout = TimeSpan.FromSeconds(15));
        services
            .AddSingleton<CertificateSigner>()
            .AddSingleton<BadgeIssuer>()
            .AddScoped<CertificatesApi>()
            .AddScoped<IHandle<PersonErased>, Erasure>()
            .AddScoped<IPersonData, CertificatesData>()
            .AddScoped<IHandle<CourseCompleted>, CompletionHandler>()
            .AddScoped<INextStepSource, Renewals>()
            .AddScoped<ExpiryNotices>()
            .AddScoped<IHandle<CertificateExpiring>, ExpiryMail>()
            .AddSingleton(new RegularWork("Certificates.Expiring", "Tells of certificates that run out in 90, 60, 30, 7 and 0 days.", TimeSpan.FromHours(1),
                (scope, cancellation) => scope.GetRequiredService<ExpiryNotices>().RaiseAsync(cancellation)))
            .AddSingleton<IPermissionSource, Permissions>()
            .AddScoped<IMenuSource, Menu>();
    }
}
