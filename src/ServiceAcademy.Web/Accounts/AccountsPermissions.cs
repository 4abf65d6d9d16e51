using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Web.Accounts;

/// <summary>What only the standalone host asks; under another host these are that host's own pages.</summary>
public sealed class AccountsPermissions : IPermissionSource
{
    public const string Manage = "Accounts.Manage";
    public const string Own = "Accounts.Own";
    public const string ReadStatus = "Academy.ReadStatus";
    public const string SeeToMessages = "Academy.SeeToMessages";

    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(Manage, "Open accounts, give roles, reset passwords", AcademyRoles.Administrator),
        new(Own, "Change one's own password", AcademyRoles.Everybody),
        new(ReadStatus, "Read the academy's version, database and content findings", AcademyRoles.Administrator),
        new(SeeToMessages, "Decide on messages that failed or whose fate is unknown", AcademyRoles.Administrator),
    ];
}

internal sealed class AccountsMenu(IStringLocalizer<AccountsMenu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Change password"], "/account/password", "key", AccountsPermissions.Own, MenuPlace.Person, 10),
        new(T["Status"], "/admin/status", "health", AccountsPermissions.ReadStatus, MenuPlace.BackOffice, 90),
    ];
}
