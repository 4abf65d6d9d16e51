using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Web.Accounts;

/// <summary>What the cookie knows of a person beside account and roles: the name to greet with and the language.</summary>
internal sealed class AccountClaims(
    UserManager<Account> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options, PeopleApi people)
    : UserClaimsPrincipalFactory<Account, IdentityRole>(users, roles, options)
{
    public const string Name = "name";
    public const string Locale = "locale";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (await people.FindByAccountAsync(user.Id) is { } person)
        {
            identity.AddClaim(new Claim(Name, person.Locale == Languages.Chinese ? person.NativeName ?? person.Name : person.Name));
            identity.AddClaim(new Claim(Locale, person.Locale));
        }
        return identity;
    }
}
