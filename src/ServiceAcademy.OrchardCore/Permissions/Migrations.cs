using Microsoft.AspNetCore.Identity;
using OrchardCore.Data.Migration;
using OrchardCore.Security;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.OrchardCore.Permissions;

/// <summary>
/// Creates the roles of the academy in a site that does not have them: once a tenant, so that a role which an administrator deletes stays deleted.
/// </summary>
internal sealed class Migrations(RoleManager<IRole> roles) : DataMigration
{
    public async Task<int> CreateAsync()
    {
        foreach (var (name, description) in Roles)
            if (await roles.FindByNameAsync(name) is null)
                await roles.CreateAsync(new Role { RoleName = name, RoleDescription = description });
        return 1;
    }

    private static readonly (string Name, string Description)[] Roles =
    [
        (AcademyRoles.Employee, "Learns: takes courses, plays role-plays, answers quizzes, earns certificates."),
        (AcademyRoles.Trainer, "Writes and publishes courses, role-plays and quizzes, and reads their statistics."),
        (AcademyRoles.Manager, "Assigns courses to own teams and reads their figures."),
        (AcademyRoles.HR, "Keeps the list of people and reads every figure of the academy."),
    ];
}
