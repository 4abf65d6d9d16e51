using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>The modules' permissions are the site's, and each role begins with those that the modules mean it to hold.</summary>
public sealed class PermissionTests
{
    [Theory]
    [InlineData(Site.Main), InlineData(Site.South), InlineData(Site.East)]
    public async Task The_roles_editor_offers_every_permission_of_the_modules(string tenant)
    {
        var (declared, offered) = await (await Site.SharedAsync()).InsideAsync(tenant, async services =>
        {
            var offered = new List<global::OrchardCore.Security.Permissions.Permission>();
            foreach (var provider in services.GetServices<IPermissionProvider>())
                offered.AddRange(await provider.GetPermissionsAsync());
            return (services.GetServices<IPermissionSource>().SelectMany(source => source.Permissions).ToList(), offered);
        });

        Assert.NotEmpty(declared);
        Assert.All(declared, permission =>
        {
            var there = Assert.Single(offered, offer => offer.Name == permission.Name);
            Assert.Equal(permission.Description, there.Description);
            Assert.Equal("Training", there.Category);
        });
    }

    [Theory]
    [InlineData(AcademyRoles.Employee), InlineData(AcademyRoles.Trainer), InlineData(AcademyRoles.Manager), InlineData(AcademyRoles.HR)]
    public async Task A_role_begins_with_what_the_modules_mean_it_to_hold(string role)
    {
        var (meant, held) = await (await Site.SharedAsync()).InsideAsync(Site.Main, async services =>
        {
            var there = (Role)(await services.GetRequiredService<RoleManager<IRole>>().FindByNameAsync(role))!;
            return (services.GetServices<IPermissionSource>().SelectMany(source => source.Permissions).Where(permission => permission.Roles.Contains(role)).Select(permission => permission.Name).ToList(),
                there.RoleClaims.Where(claim => claim.ClaimType == "Permission").Select(claim => claim.ClaimValue).ToList());
        });

        Assert.NotEmpty(meant);
        Assert.Equal(meant.Concat(role == AcademyRoles.Employee ? [] : ["AccessAdminPanel"]).Order(), held.Order());
    }
}
