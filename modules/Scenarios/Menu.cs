using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Scenarios;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Role-plays"], "/author/scenarios", "talk", ScenariosPermissions.Author, MenuPlace.BackOffice, 20),
    ];
}
