using OrchardCore.Admin;
using OrchardCore.Security.Permissions;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.OrchardCore.Permissions;

using SitePermission = global::OrchardCore.Security.Permissions.Permission;

/// <summary>The permissions of the enabled modules, as the site's roles editor shows them, and which role holds what at first.</summary>
internal sealed class AcademyPermissions(IEnumerable<IPermissionSource> sources) : IPermissionProvider
{
    public Task<IEnumerable<SitePermission>> GetPermissionsAsync() =>
        Task.FromResult<IEnumerable<SitePermission>>(sources.SelectMany(source => source.Permissions).Select(Site).ToList());

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => AcademyRoles.Everybody.Select(role => new PermissionStereotype
    {
        Name = role,
        Permissions = [.. HeldBy(role, sources.SelectMany(source => source.Permissions))],
    });

    /// <summary>What a role holds of some permissions; who has a tool in the back office may enter it.</summary>
    internal static IEnumerable<SitePermission> HeldBy(string role, IEnumerable<Modules.Permissions.Permission> permissions)
    {
        foreach (var permission in permissions.Where(permission => permission.Roles.Contains(role)))
            yield return Site(permission);
        if (role is AcademyRoles.Trainer or AcademyRoles.Manager or AcademyRoles.HR or AcademyRoles.Administrator)
            yield return AdminPermissions.AccessAdminPanel;
    }

    internal static SitePermission Site(Modules.Permissions.Permission permission) => new(permission.Name, permission.Description) { Category = "Training" };
}
