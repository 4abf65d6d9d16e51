using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Kpis;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Service KPIs"], "/kpis", "kpi", KpisPermissions.Read, MenuPlace.BackOffice, 50),
    ];
}
