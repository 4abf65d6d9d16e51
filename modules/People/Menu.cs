using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.People;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["People"], "/people", "people", PeoplePermissions.Manage, MenuPlace.BackOffice, 80),
        new(T["Programs"], "/people/tokens", "key", PeoplePermissions.ManageTokens, MenuPlace.BackOffice, 85),
        new(T["My data"], "/privacy", "lock", PeoplePermissions.ReadPrivacy, MenuPlace.Person, 5),
    ];
}
