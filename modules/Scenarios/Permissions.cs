using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Scenarios;

/// <summary>What this module's permissions are called.</summary>
public static class ScenariosPermissions
{
    public const string Play = "Scenarios.Play";
    public const string Author = "Scenarios.Author";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(ScenariosPermissions.Play, "Play role-plays", AcademyRoles.Everybody),
        new(ScenariosPermissions.Author, "Write role-plays and read their statistics", AcademyRoles.Trainer),
    ];
}
