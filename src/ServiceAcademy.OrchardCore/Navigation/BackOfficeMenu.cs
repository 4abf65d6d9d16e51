using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.OrchardCore.Permissions;

namespace ServiceAcademy.OrchardCore.Navigation;

/// <summary>The back office of the academy in the site's admin menu, under one entry; each stands where its module says, for whom it says.</summary>
internal sealed class BackOfficeMenu(IEnumerable<IMenuSource> menus, IEnumerable<IPermissionSource> permissions, IStringLocalizer<BackOfficeMenu> T)
    : AdminNavigationProvider
{
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        var entries = menus.SelectMany(menu => menu.Items).Where(item => item.Place == MenuPlace.BackOffice)
            .OrderBy(item => item.Order).ThenBy(item => item.Text, StringComparer.CurrentCulture).ToList();
        if (entries.Count == 0)
            return ValueTask.CompletedTask;
        var known = permissions.SelectMany(source => source.Permissions).ToDictionary(permission => permission.Name, AcademyPermissions.Site);
        builder.Add(T["Training"], "5", training =>
        {
            training.Id("training").AddClass("training");
            AddIcon(training, "graduation-cap");
            for (var i = 0; i < entries.Count; i++)
            {
                var (entry, position) = (entries[i], (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
                training.Add(new LocalizedString(entry.Text, entry.Text), position, item =>
                {
                    item.Url("~" + entry.Url).LocalNav();
                    if (known.TryGetValue(entry.Permission, out var permission))
                        item.Permission(permission);
                    AddIcon(item, Icons.GetValueOrDefault(entry.Icon, "circle"));
                });
            }
        });
        return ValueTask.CompletedTask;
    }

    private static void AddIcon(NavigationItemBuilder item, string name) =>
        item.AddClass(NavigationConstants.CssClassPrefix + "fa-solid").AddClass(NavigationConstants.CssClassPrefix + "fa-" + name);

    /// <summary>The theme's icons by the names of the set that the admin draws with.</summary>
    private static readonly Dictionary<string, string> Icons = new()
    {
        ["author"] = "pen-nib", ["assignments"] = "list-check", ["certificate"] = "certificate", ["chart"] = "chart-line", ["impact"] = "scale-balanced",
        ["key"] = "key", ["kpi"] = "gauge", ["matrix"] = "table-cells", ["people"] = "users", ["quiz"] = "circle-question", ["record"] = "book",
        ["talk"] = "comments", ["target"] = "bullseye", ["health"] = "heart-pulse", ["history"] = "clock-rotate-left", ["link"] = "link", ["upload"] = "upload",
    };
}
