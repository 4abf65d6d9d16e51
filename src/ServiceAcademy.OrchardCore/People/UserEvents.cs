using OrchardCore.Users;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Models;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>What happens to users in the site.</summary>
internal sealed class UserEvents(FollowedUsers followed) : UserEventHandlerBase
{
    public override Task CreatedAsync(UserCreateContext context) => TellAsync(context.User);

    public override Task UpdatedAsync(UserUpdateContext context) => TellAsync(context.User);

    public override Task EnabledAsync(UserContext context) => TellAsync(context.User, active: true);

    public override Task DisabledAsync(UserContext context) => TellAsync(context.User, active: false);

    public override Task DeletedAsync(UserDeleteContext context) => TellAsync(context.User, active: false);

    private Task TellAsync(IUser account, bool? active = null) => account is User user ? followed.FollowAsync(user, active) : Task.CompletedTask;
}
