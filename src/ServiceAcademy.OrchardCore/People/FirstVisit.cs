using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using ServiceAcademy.OrchardCore.Pages;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>
/// Somebody who was signed in before the academy came to the site becomes a person of it with the first of its pages. What it needs is asked for
/// inside: a database that cannot be had is then told by the page.
/// </summary>
internal sealed class FirstVisit : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        if (AcademyPages.Is(context.ActionDescriptor)
            && context.HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && await services.GetRequiredService<PeopleApi>().FindByAccountAsync(id) is null
            && await services.GetRequiredService<UserManager<IUser>>().FindByIdAsync(id) is User { IsEnabled: true } user)
            await services.GetRequiredService<FollowedUsers>().FollowAsync(user);
        await next();
    }
}
