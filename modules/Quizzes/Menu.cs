using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Quizzes;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Quizzes"], "/author/quizzes", "quiz", QuizzesPermissions.Author, MenuPlace.BackOffice, 15),
    ];
}
