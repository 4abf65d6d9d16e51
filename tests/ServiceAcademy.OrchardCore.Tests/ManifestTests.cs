using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Extensions;
using OrchardCore.Environment.Shell;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>The features as the admin lists them.</summary>
public sealed class ManifestTests
{
    [Fact]
    public async Task Each_module_is_a_feature_that_says_what_it_is_and_needs()
    {
        var site = await Site.SharedAsync();
        var features = await site.InsideAsync(Site.Main, services => Task.FromResult(services.GetRequiredService<IExtensionManager>().GetFeatures().ToDictionary(feature => feature.Id)));

        Assert.All(ModuleCatalog.Modules, module =>
        {
            var feature = features[module.Id];
            Assert.Equal(module.Name, feature.Name);
            Assert.Equal(module.Description, feature.Description);
            Assert.Equal("Training", feature.Category);
            Assert.False(feature.DefaultTenantOnly || feature.IsAlwaysEnabled || feature.EnabledByDependencyOnly);
            Assert.Equal(module.Dependencies.Append("ServiceAcademy.OrchardCore").Order(), feature.Dependencies.Order());
        });
        Assert.All(features.Values.Where(feature => feature.Id.StartsWith("ServiceAcademy", StringComparison.Ordinal)), feature =>
        {
            Assert.False(string.IsNullOrWhiteSpace(feature.Name) || string.IsNullOrWhiteSpace(feature.Description));
            Assert.All(feature.Dependencies, id => Assert.Contains(id, features.Keys));
        });
    }

    [Fact]
    public async Task Enabling_the_topmost_module_enables_all_that_it_stands_on()
    {
        var site = await Site.SharedAsync();
        var brought = await site.InsideAsync(Site.Main, services => Task.FromResult(
            services.GetRequiredService<IExtensionManager>().GetFeatureDependencies("ServiceAcademy.Impact").Select(feature => feature.Id).ToList()));

        Assert.Contains("ServiceAcademy.OrchardCore", brought);
        Assert.Contains("ServiceAcademy.People", brought);
        Assert.Contains("ServiceAcademy.Kpis", brought);
    }

    [Theory]
    [InlineData(Site.Main), InlineData(Site.South), InlineData(Site.East)]
    public async Task The_recipe_enables_every_module(string tenant)
    {
        var enabled = await (await Site.SharedAsync()).InsideAsync(tenant, async services =>
            (await services.GetRequiredService<IShellFeaturesManager>().GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToList());

        Assert.All(ModuleCatalog.Modules, module => Assert.Contains(module.Id, enabled));
    }
}
