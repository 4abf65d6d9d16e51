using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Web.Accounts.Passwords;

/// <summary>Length beats signs: twelve characters, not one of those everybody tries, not one's own address (NIST SP 800-63B, 3.1.1.2).</summary>
internal sealed class PasswordRules(IStringLocalizer<PasswordRules> T) : IPasswordValidator<Account>
{
    public const int Length = 12;

    /// <summary>Stems of the common passwords that are long enough; compared without digits, signs and case at the ends.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwordpassword", "passw0rd", "p@ssword", "p@ssw0rd", "letmein", "letmeinletmein", "qwertyuiop", "qwertyuiopasdf", "qwertyqwerty", "qwerty",
        "asdfghjkl", "asdfghjklqwerty", "zxcvbnm", "iloveyou", "iloveyouiloveyou", "administrator", "admin", "adminadmin", "adminadminadmin", "welcome",
        "welcomewelcome", "changeme", "changemechangeme", "changemenow", "trustnoone", "superman", "football", "baseball", "sunshine", "princess",
        "monkey", "dragon", "master", "secret", "secretsecret", "serviceacademy", "academy", "hotel", "abcabcabcabc", "abcdefghijkl", "abcdefghijklm",
        "abcdefghijklmnop", "aaaaaaaaaaaa", "woaini", "woainiwoaini", "wodemima", "mima", "nihao", "nihaonihao", "correcthorsebatterystaple", "",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var given = password ?? "";
        var stem = given.Trim().TrimEnd("0123456789!@#$%^&*().-_ ".ToCharArray()).TrimStart("0123456789!@#$%^&*().-_ ".ToCharArray());
        var address = user.Email ?? "";
        var local = address.Split('@')[0];
        if (given.Length >= Length && (Common.Contains(stem) || given.Distinct().Count() < 5))
            return Refuse("Common", T["This password is one of the first that others would try. Choose a sentence of your own."]);
        if (address.Length > 0 && given.Contains(local.Length >= 4 ? local : address, StringComparison.OrdinalIgnoreCase))
            return Refuse("OwnAddress", T["The password contains your e-mail address, which others know. Choose something else."]);
        return Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Refuse(string code, string text) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = text }));
}
