using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.OrchardCore.Messages;

/// <summary>What an administrator of the site may do with messages.</summary>
internal sealed class MessagesPermissions : IPermissionSource
{
    public const string SeeTo = "Academy.SeeToMessages";

    public IEnumerable<Modules.Permissions.Permission> Permissions =>
        [new(SeeTo, "Decide on messages that failed or whose fate is unknown", AcademyRoles.Administrator)];
}

internal sealed class MessagesMenu(IStringLocalizer<MessagesMenu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items => [new(T["Regular work and messages"], MessagesController.Path, "health", MessagesPermissions.SeeTo, MenuPlace.BackOffice, 90)];
}
