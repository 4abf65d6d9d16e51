using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using ServiceAcademy.OrchardCore.Pages;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>Somebody who was signed in before the academy came to the site becomes a person of it with the first of its pages.</summary>
internal sealed class FirstVisit(PeopleApi people, FollowedUsers followed, UserManager<IUser> users) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (AcademyPages.Is(context.ActionDescriptor)
            && context.HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && await people.FindByAccountAsync(id) is null
            && await users.FindByIdAsync(id) is User { IsEnabled: true } user)
            await followed.FollowAsync(user);
        await next();
    }
}
