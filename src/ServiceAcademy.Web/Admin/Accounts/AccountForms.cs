using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;

namespace ServiceAcademy.Web.Admin.Accounts;

/// <summary>Somebody to add.</summary>
public sealed class NewAccountForm
{
    [Required, StringLength(200)]
    public string? Name { get; set; }

    [StringLength(200)]
    public string? NativeName { get; set; }

    [Required, EmailAddress, StringLength(254)]
    public string? Email { get; set; }

    [StringLength(200)]
    public string? Job { get; set; }

    public int? TeamId { get; set; }

    [Required]
    public string Role { get; set; } = AcademyRoles.Employee;

    [Required]
    public string Locale { get; set; } = Languages.Current;

    [BindNever, ValidateNever]
    public IReadOnlyList<TeamCard> Teams { get; set; } = [];
}

/// <summary>A person's account, as the administrator sees it.</summary>
/// <param name="Role">Null when there is no account yet.</param>
/// <param name="Done">What has just been done: <c>role</c>.</param>
public sealed record AccountPage(PersonCard Person, TeamCard? Team, string? Role, bool IsSelf, string? Done);

/// <summary>A one-time link, shown once.</summary>
public sealed record LinkPage(PersonCard Person, string Link, bool IsNew);
