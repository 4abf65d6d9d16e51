using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Competencies;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Where I stand"], "/competencies/mine", "competencies", CompetenciesPermissions.ReadOwn, MenuPlace.Learner, 30),
        new(T["Competencies"], "/competencies", "matrix", CompetenciesPermissions.Read, MenuPlace.BackOffice, 40),
    ];
}
