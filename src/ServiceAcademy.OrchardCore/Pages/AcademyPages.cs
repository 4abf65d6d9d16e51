using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.OrchardCore.Pages;

/// <summary>Tells the academy's pages from all others of the site.</summary>
internal static class AcademyPages
{
    private static readonly HashSet<System.Reflection.Assembly> Ours = [.. ModuleCatalog.Modules.Select(module => module.Assembly), typeof(AcademyPages).Assembly];

    /// <summary>The theme that brings the academy’s style sheet and menus by itself.</summary>
    public const string Theme = "ServiceAcademy.Theme";

    public static bool Is(ActionDescriptor action) => action is ControllerActionDescriptor page && Ours.Contains(page.ControllerTypeInfo.Assembly);

    public static bool IsBackOffice(ActionDescriptor action) =>
        action is ControllerActionDescriptor page && page.ControllerTypeInfo.IsDefined(typeof(BackOfficeAttribute), inherit: true);
}
