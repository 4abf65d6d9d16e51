using Microsoft.AspNetCore.Identity;

namespace ServiceAcademy.Web.Accounts.Passwords;

internal static class PasswordReasons
{
    /// <summary>Why a password will not do for an account; empty when it will.</summary>
    public static async Task<IReadOnlyList<string>> ReasonsAgainstAsync(this UserManager<Account> users, Account account, string? password)
    {
        var reasons = new List<string>();
        foreach (var rule in users.PasswordValidators)
            reasons.AddRange((await rule.ValidateAsync(users, account, password ?? "")).Errors.Select(error => error.Description));
        // Length is the first thing to mend; the rest follows from it.
        return reasons.Take(1).ToList();
    }
}
