using Microsoft.Extensions.Options;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.OrchardCore.Tenants;

namespace ServiceAcademy.OrchardCore.Recipes;

/// <summary>The recipe step <c>AcademyDemo</c>: the invented company, its people as users of the site, and generated figures.</summary>
internal sealed class DemoStep(TenantPreparation preparation, DemoAcademy demo, IOptions<AcademyOptions> options, IServiceProvider services)
    : NamedRecipeStepHandler("AcademyDemo")
{
    protected override async Task HandleAsync(RecipeExecutionContext context)
    {
        await preparation.EnsureAsync(services);
        await demo.EnsureAsync();
        options.Value.Demo = true;
    }
}
