using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceAcademy.People;

namespace ServiceAcademy.Web.Accounts.SignIn;

/// <summary>Leavers cannot sign in, and those who are signed in are signed out at the next check (every minute).</summary>
internal sealed class AccountSignIn(
    UserManager<Account> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, PeopleApi people)
    : SignInManager<Account>(users, http, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Account user) => await base.CanSignInAsync(user) && await WorksHereAsync(user);

    public override async Task<Account?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { } user && await WorksHereAsync(user) ? user : null;

    private async Task<bool> WorksHereAsync(Account user) => await people.FindByAccountAsync(user.Id) is { IsActive: true };
}
