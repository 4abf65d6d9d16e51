namespace ServiceAcademy.Modules.Permissions;

/// <summary>
/// Something a person may be allowed to do. Its name is also the name of the authorization policy:
/// <c>[Authorize("Quizzes.Author")]</c>.
/// </summary>
/// <param name="Name">Module and verb, for example <c>Quizzes.Author</c>.</param>
/// <param name="Description">One English sentence for administrators.</param>
/// <param name="Roles">The roles that hold it unless an administrator decides otherwise (see <see cref="AcademyRoles"/>).</param>
public sealed record Permission(string Name, string Description, params IReadOnlyList<string> Roles)
{
    /// <summary>Whether an administrator may give it to a program, as a scope of a bearer token.</summary>
    public bool ForPrograms { get; init; }
}

/// <summary>The permissions a module brings; registered in its Startup.</summary>
public interface IPermissionSource
{
    /// <summary>All permissions of the module.</summary>
    IEnumerable<Permission> Permissions { get; }
}

/// <summary>The five roles of an academy.</summary>
public static class AcademyRoles
{
    public const string Employee = "Employee";
    public const string Trainer = "Trainer";
    public const string Manager = "Manager";
    public const string HR = "HR";
    public const string Administrator = "Administrator";

    /// <summary>Everybody who works here: each signs in and learns.</summary>
    public static readonly string[] Everybody = [Employee, Trainer, Manager, HR, Administrator];
}
