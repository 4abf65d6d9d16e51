using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Assignments;

/// <summary>What this module's permissions are called.</summary>
public static class AssignmentsPermissions
{
    public const string ReadOwn = "Assignments.ReadOwn";
    public const string Assign = "Assignments.Assign";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(AssignmentsPermissions.ReadOwn, "See one's own assignments and next step", AcademyRoles.Everybody),
        new(AssignmentsPermissions.Assign, "Assign courses to the people one may see", AcademyRoles.Manager, AcademyRoles.HR),
    ];
}
