using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Competencies;

/// <summary>What this module's permissions are called.</summary>
public static class CompetenciesPermissions
{
    public const string ReadOwn = "Competencies.ReadOwn";
    public const string Read = "Competencies.Read";
    public const string Rate = "Competencies.Rate";
    public const string Settle = "Competencies.Settle";
    public const string Author = "Competencies.Author";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(CompetenciesPermissions.ReadOwn, "See one's own competency profile", AcademyRoles.Everybody),
        new(CompetenciesPermissions.Read, "See competency profiles of the people one may see", AcademyRoles.Manager, AcademyRoles.HR) { ForPrograms = true },
        new(CompetenciesPermissions.Rate, "Observe and appraise the people one may see, and take part in calibration rounds", AcademyRoles.Manager, AcademyRoles.HR, AcademyRoles.Trainer),
        new(CompetenciesPermissions.Settle, "Answer those who contest a figure, and correct others' ratings", AcademyRoles.HR),
        new(CompetenciesPermissions.Author, "Write competency frameworks, role profiles and observation forms", AcademyRoles.HR, AcademyRoles.Trainer),
    ];
}
