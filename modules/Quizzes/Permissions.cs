using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Quizzes;

/// <summary>What this module's permissions are called.</summary>
public static class QuizzesPermissions
{
    public const string Take = "Quizzes.Take";
    public const string Author = "Quizzes.Author";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(QuizzesPermissions.Take, "Answer quizzes", AcademyRoles.Everybody),
        new(QuizzesPermissions.Author, "Write quizzes and read their statistics", AcademyRoles.Trainer),
    ];
}
