using Microsoft.AspNetCore.Identity;
using OrchardCore.Users;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>Deletes the site's user of somebody who is erased; the site's own modules hear of it as of any user who is deleted.</summary>
internal sealed class UserEraser(UserManager<IUser> users) : IAccountEraser
{
    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(userId) is not { } user)
            return;
        var deleted = await users.DeleteAsync(user);
        if (!deleted.Succeeded)
            throw new InvalidOperationException($"The site did not delete the user {userId}: {string.Join(" ", deleted.Errors.Select(error => error.Description))}");
    }
}
