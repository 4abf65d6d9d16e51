using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Competencies;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Where I stand"], "/competencies/mine", "competencies", CompetenciesPermissions.ReadOwn, MenuPlace.Learner, 30),
        new(T["Competencies"], "/competencies", "matrix", CompetenciesPermissions.Read, MenuPlace.BackOffice, 40),
        new(T["Observations"], "/observations", "eye", CompetenciesPermissions.Rate, MenuPlace.BackOffice, 42),
        new(T["Notes on figures"], "/contests", "talk", CompetenciesPermissions.Settle, MenuPlace.BackOffice, 43),
        new(T["Frameworks and forms"], "/author/competencies", "list", CompetenciesPermissions.Author, MenuPlace.BackOffice, 44),
    ];
}
