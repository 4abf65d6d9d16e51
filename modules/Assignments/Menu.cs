using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Assignments;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Today"], "/today", "today", AssignmentsPermissions.ReadOwn, MenuPlace.Learner, 10),
        new(T["Assignments"], "/assignments", "assignments", AssignmentsPermissions.Assign, MenuPlace.BackOffice, 30),
    ];
}
