using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Courses;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Courses"], "/courses", "courses", CoursesPermissions.Take, MenuPlace.Learner, 20),
        new(T["Authoring"], "/author/courses", "author", CoursesPermissions.Author, MenuPlace.BackOffice, 10),
    ];
}
