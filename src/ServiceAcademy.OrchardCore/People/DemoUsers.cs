using Microsoft.AspNetCore.Identity;
using OrchardCore.Security.Services;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People.Demo;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>The demo company's people as users of the site; each signs in with the e-mail address or the id as user name.</summary>
internal sealed class DemoUsers(UserManager<IUser> users, IRoleService roles, FollowedUsers followed) : IDemoAccounts
{
    public async Task<string> OpenAsync(DemoPerson person, string password, CancellationToken cancellation)
    {
        if (await users.FindByEmailAsync(person.Email) is User known)
            return known.UserId;
        var user = new User { UserName = person.Id, Email = person.Email, EmailConfirmed = true, RoleNames = [await RoleOfAsync(person.Role)] };
        user.UserClaims.Add(new UserClaim { ClaimType = "name", ClaimValue = person.Name });
        user.UserClaims.Add(new UserClaim { ClaimType = "locale", ClaimValue = person.Locale });
        followed.IsPaused = true;
        var opened = await users.CreateAsync(user, password);
        followed.IsPaused = false;
        return opened.Succeeded
            ? user.UserId
            : throw new InvalidOperationException($"The demo account {person.Email} was refused: {string.Join(" ", opened.Errors.Select(error => error.Description))}");
    }

    /// <summary>The site’s own name for the role that may do everything; the others are called as here.</summary>
    private async Task<string> RoleOfAsync(string role)
    {
        if (role == AcademyRoles.Administrator)
            foreach (var name in await roles.GetRoleNamesAsync())
                if (await roles.IsAdminRoleAsync(name))
                    return name;
        return role;
    }
}
