using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Kpis;

/// <summary>What this module's permissions are called.</summary>
public static class KpisPermissions
{
    public const string Read = "Kpis.Read";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(KpisPermissions.Read, "Read service KPIs by team and month", AcademyRoles.Manager, AcademyRoles.HR),
    ];
}
