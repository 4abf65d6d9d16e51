using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Modules;
using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.Pdf.Fonts;

namespace ServiceAcademy.Pdf.QuestPdf;

/// <summary>Takes the place of the built-in renderer; certificates that were printed before keep their bytes.</summary>
public sealed class Startup(IShellConfiguration configuration) : StartupBase
{
    /// <summary>After the module that registers the built-in one.</summary>
    public override int Order => 10;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.Configure<QuestPdfOptions>(configuration.GetSection("Academy:QuestPdf"));
        services.Replace(ServiceDescriptor.Singleton<ICertificateRenderer>(container =>
            new QuestPdfRenderer(container.GetRequiredService<IOptions<QuestPdfOptions>>().Value, FontLibrary.BesideTheProgram())));
    }
}
