using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Deployment;
using OrchardCore.Modules;
using OrchardCore.Recipes;

namespace ServiceAcademy.OrchardCore.Deployment;

/// <summary>The academy's content in deployment plans.</summary>
[Feature("ServiceAcademy.OrchardCore.Deployment")]
public sealed class DeploymentStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) =>
        services.AddDeployment<AcademyContentDeploymentSource, AcademyContentDeploymentStep, AcademyContentDeploymentDriver>();
}

/// <summary>The academy's content in recipes.</summary>
public sealed class RecipesStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services) => services.AddRecipeExecutionStep<AcademyContentStep>();
}
