using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.OrchardCore.Permissions;

namespace ServiceAcademy.OrchardCore.Navigation;

/// <summary>
/// The learners' entries as a menu that a site's theme may draw anywhere: <c>{% shape "navigation", menuName: "academy" %}</c>. The frame of the
/// academy's own pages draws it anyway.
/// </summary>
internal sealed class LearnersMenu(IEnumerable<IMenuSource> menus, IEnumerable<IPermissionSource> permissions) : NamedNavigationProvider("academy")
{
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        var known = permissions.SelectMany(source => source.Permissions).ToDictionary(permission => permission.Name, AcademyPermissions.Site);
        foreach (var entry in menus.SelectMany(menu => menu.Items).Where(item => item.Place is MenuPlace.Learner or MenuPlace.Person))
            builder.Add(new LocalizedString(entry.Text, entry.Text), entry.Order.ToString(System.Globalization.CultureInfo.InvariantCulture), item =>
            {
                item.Url("~" + entry.Url);
                if (known.TryGetValue(entry.Permission, out var permission))
                    item.Permission(permission);
            });
        return ValueTask.CompletedTask;
    }
}
