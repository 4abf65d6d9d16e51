using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Courses;

/// <summary>What this module's permissions are called.</summary>
public static class CoursesPermissions
{
    public const string Take = "Courses.Take";
    public const string Author = "Courses.Author";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(CoursesPermissions.Take, "Take courses", AcademyRoles.Everybody),
        new(CoursesPermissions.Author, "Write and publish courses, and read who finished", AcademyRoles.Trainer),
    ];
}
