using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Web.Accounts;

/// <summary>What Identity refuses, in the person's language.</summary>
internal sealed class AccountMessages(IStringLocalizer<AccountMessages> T) : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        Say(nameof(PasswordTooShort), T["The password is too short: it needs at least {0} characters. A short sentence is easy to remember.", length]);

    public override IdentityError PasswordMismatch() =>
        Say(nameof(PasswordMismatch), T["The current password is not right. Type it again."]);

    public override IdentityError DuplicateEmail(string email) =>
        Say(nameof(DuplicateEmail), T["{0} already has an account. Every account has an e-mail address of its own.", email]);

    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidEmail(string? email) =>
        Say(nameof(InvalidEmail), T["{0} is not an e-mail address. Check it for missing or foreign signs.", email ?? ""]);

    public override IdentityError InvalidUserName(string? userName) => InvalidEmail(userName);

    private static IdentityError Say(string code, string text) => new() { Code = code, Description = text };
}
