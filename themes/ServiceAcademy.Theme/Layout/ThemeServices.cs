using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Theme.Layout;

/// <summary>The theme's door for the standalone host.</summary>
public static class ThemeServices
{
    /// <summary>Registers what the layouts ask for.</summary>
    public static IServiceCollection AddAcademyTheme(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.TryAddScoped<Chrome>();
        return services;
    }

    /// <summary>
    /// The layout of a page: bare for people who are not signed in, back office where the controller is marked so, the learner's otherwise.
    /// For the host's <c>_ViewStart.cshtml</c>.
    /// </summary>
    public static string LayoutOf(ViewContext view) =>
        view.HttpContext.User.Identity?.IsAuthenticated != true ? "/Views/Shared/_Bare.cshtml"
        : view.ActionDescriptor is ControllerActionDescriptor action && action.ControllerTypeInfo.IsDefined(typeof(BackOfficeAttribute), inherit: true) ? "/Views/Shared/_BackOffice.cshtml"
        : "/Views/Shared/_Learner.cshtml";
}
