using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Impact;

/// <summary>What this module's permissions are called.</summary>
public static class ImpactPermissions
{
    public const string Read = "Impact.Read";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(ImpactPermissions.Read, "Read how competency and KPIs relate", AcademyRoles.HR),
    ];
}
