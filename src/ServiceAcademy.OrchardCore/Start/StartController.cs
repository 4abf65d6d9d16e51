using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Modules.Menu;
using ServiceAcademy.Theme.Layout;

namespace ServiceAcademy.OrchardCore.Start;

/// <summary>
/// The front door that the recipe makes the site's home page: one's own day, or what this is and where to sign in. Without a route of its own,
/// because the home route of a site is asked for by area, controller and action.
/// </summary>
[AllowAnonymous]
public sealed class StartController(Chrome chrome) : Controller
{
    /// <summary>The page, or the first of the learner's entries.</summary>
    public async Task<IActionResult> Index() =>
        await chrome.EntriesAsync(MenuPlace.Learner) is [var first, ..] ? LocalRedirect(first.Url) : View();
}
