using System.Security.Claims;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
using ServiceAcademy.OrchardCore.Localization;
using ServiceAcademy.People;
using ServiceAcademy.Theme.Layout;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>What the sign-in knows of a person: the name to greet with and the language.</summary>
internal sealed class PersonClaims(FollowedUsers followed, PeopleApi people) : IUserClaimsProvider
{
    public async Task GenerateAsync(IUser account, ClaimsIdentity claims)
    {
        if (account is not User user)
            return;
        await followed.FollowAsync(user);
        if (await people.FindByAccountAsync(user.UserId) is not { IsActive: true } person)
            return;
        if (!claims.HasClaim(claim => claim.Type == Chrome.NameClaim))
            claims.AddClaim(new Claim(Chrome.NameClaim, person.DisplayName));
        if (!claims.HasClaim(claim => claim.Type == PersonsLanguage.Claim))
            claims.AddClaim(new Claim(PersonsLanguage.Claim, person.Locale));
    }
}
