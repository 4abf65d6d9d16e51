using System.Security.Claims;
using OrchardCore.Security.Services;
using OrchardCore.Users.Models;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.OrchardCore.Tenants;
using ServiceAcademy.People;

namespace ServiceAcademy.OrchardCore.People;

/// <summary>
/// Keeps people equal to the site's users who hold a role of the academy. Other users (customers, say) are none of its business; who loses the
/// last such role, is disabled or deleted, has left the academy and stays in its ledger.
/// </summary>
internal sealed class FollowedUsers(PeopleAccounts people, PeopleApi api, TenantPreparation preparation, IRoleService roles, IServiceProvider services)
{
    /// <summary>While the demo company is made, which brings its people by itself.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Tells the academy what the site knows of a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="active">True when just let in, false when just shut out, null when neither.</param>
    public async Task FollowAsync(User user, bool? active = null)
    {
        if (IsPaused || string.IsNullOrWhiteSpace(user.Email))
            return;
        var belongs = false;
        foreach (var role in user.RoleNames)
            // The role that may do everything has in some sites another name than Administrator.
            belongs |= AcademyRoles.Everybody.Contains(role, StringComparer.OrdinalIgnoreCase) || await roles.IsAdminRoleAsync(role);
        await preparation.EnsureAsync(services);
        if (!belongs && await api.FindByAccountAsync(user.UserId) is null)
            return;
        await people.FollowAsync(new HostAccount(user.UserId, NameOf(user), user.Email, LocaleOf(user), belongs ? active : false));
    }

    /// <summary>The user's claims say the name (OpenID Connect's), else it is the user name.</summary>
    private static string NameOf(User user)
    {
        string? Claim(params string[] types) =>
            user.UserClaims.FirstOrDefault(claim => types.Contains(claim.ClaimType) && !string.IsNullOrWhiteSpace(claim.ClaimValue))?.ClaimValue.Trim();

        return Claim("name", ClaimTypes.Name)
            ?? (Claim("given_name", ClaimTypes.GivenName) is { } given && Claim("family_name", ClaimTypes.Surname) is { } family ? $"{given} {family}" : null)
            ?? user.UserName;
    }

    private static string? LocaleOf(User user) =>
        user.UserClaims.FirstOrDefault(claim => claim.ClaimType == "locale")?.ClaimValue is { Length: > 0 } locale
            ? locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Languages.Chinese : Languages.English
            : null;
}
