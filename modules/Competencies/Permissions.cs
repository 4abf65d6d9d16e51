using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Competencies;

/// <summary>What this module's permissions are called.</summary>
public static class CompetenciesPermissions
{
    public const string ReadOwn = "Competencies.ReadOwn";
    public const string Read = "Competencies.Read";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(CompetenciesPermissions.ReadOwn, "See one's own competency profile", AcademyRoles.Everybody),
        new(CompetenciesPermissions.Read, "See competency profiles of the people one may see", AcademyRoles.Manager, AcademyRoles.HR) { ForPrograms = true },
    ];
}
