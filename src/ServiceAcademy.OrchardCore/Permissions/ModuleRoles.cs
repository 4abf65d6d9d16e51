using Microsoft.AspNetCore.Identity;
using OrchardCore.Environment.Extensions.Features;
using OrchardCore.Environment.Shell;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.OrchardCore.Permissions;

using SitePermission = global::OrchardCore.Security.Permissions.Permission;

/// <summary>
/// When a module is enabled for the first time, the roles get what it means them to hold. The site does this by itself for a provider that lies
/// in the feature; ours lies here, for all of them.
/// </summary>
internal sealed class ModuleRoles(IEnumerable<IPermissionSource> sources, RoleManager<IRole> roles) : FeatureEventHandler
{
    public override async Task InstalledAsync(IFeatureInfo feature)
    {
        var permissions = sources.Where(source => source.GetType().Assembly.GetName().Name == feature.Id).SelectMany(source => source.Permissions).ToList();
        if (permissions.Count == 0)
            return;
        foreach (var name in AcademyRoles.Everybody)
            if (await roles.FindByNameAsync(name) is Role role)
            {
                var missing = AcademyPermissions.HeldBy(name, permissions).Select(permission => permission.Name)
                    .Except(role.RoleClaims.Where(claim => claim.ClaimType == SitePermission.ClaimType).Select(claim => claim.ClaimValue)).ToList();
                if (missing.Count == 0)
                    continue;
                role.RoleClaims.AddRange(missing.Select(RoleClaim.Create));
                await roles.UpdateAsync(role);
            }
    }
}
