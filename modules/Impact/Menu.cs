using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Impact;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Impact"], "/impact", "impact", ImpactPermissions.Read, MenuPlace.BackOffice, 60),
    ];
}
