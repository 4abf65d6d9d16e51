using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Data.Migration;
using OrchardCore.Liquid;
using OrchardCore.Modules;

namespace ServiceAcademy.OrchardCore.Widgets;

/// <summary>A course card, “my next step” and a certificate check in any page of the site.</summary>
[Feature("ServiceAcademy.OrchardCore.Widgets")]
public sealed class WidgetsStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<Cards>();
        services.AddContentPart<CourseCardPart>().UseDisplayDriver<CourseCardDriver>();
        services.AddContentPart<NextStepPart>().UseDisplayDriver<NextStepDriver>();
        services.AddContentPart<CertificateCheckPart>().UseDisplayDriver<CertificateCheckDriver>();
        services.AddDataMigration<WidgetMigrations>();
        services.AddScoped<ShapeText>();
        services.AddLiquidFilter<CourseFilter>("academy_course");
        services.AddLiquidFilter<NextStepFilter>("academy_next_step");
        services.AddLiquidFilter<CertificateCheckFilter>("academy_certificate_check");
    }
}
