using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Web.Admin;

/// <summary>What people call the roles.</summary>
internal static class RoleNames
{
    /// <summary>Role and name, in order.</summary>
    public static IEnumerable<(string Role, string Name)> All(IStringLocalizer T) =>
    [
        (AcademyRoles.Employee, T["Employee"].Value), (AcademyRoles.Trainer, T["Trainer"].Value), (AcademyRoles.Manager, T["Manager"].Value),
        (AcademyRoles.HR, T["HR"].Value), (AcademyRoles.Administrator, T["Administrator"].Value),
    ];

    /// <summary>A role within a sentence: “Continue as Lin Mei, employee”.</summary>
    public static string InSentence(IStringLocalizer T, string role) => role switch
    {
        AcademyRoles.Trainer => T["trainer"].Value,
        AcademyRoles.Manager => T["manager"].Value,
        AcademyRoles.HR => T["HR"].Value,
        AcademyRoles.Administrator => T["administrator"].Value,
        _ => T["employee"].Value,
    };
}
