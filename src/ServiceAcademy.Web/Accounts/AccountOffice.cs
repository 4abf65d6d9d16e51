using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Hosting.Errors;
using ServiceAcademy.Hosting.Preparation;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People.Demo;

namespace ServiceAcademy.Web.Accounts;

/// <summary>Opens accounts and gives them their role. A person has exactly one.</summary>
internal sealed class AccountOffice(UserManager<Account> users, RoleManager<IdentityRole> roles, AccountsDb db) : IDemoAccounts
{
    /// <summary>Creates the roles that are not there yet.</summary>
    public async Task EnsureRolesAsync(CancellationToken cancellation = default)
    {
        var have = await db.Roles.Select(role => role.Name).ToListAsync(cancellation);
        foreach (var role in AcademyRoles.Everybody.Except(have))
            Demand(await roles.CreateAsync(new IdentityRole(role!)));
    }

    /// <summary>The account with an address, or a new one; without a password nobody can sign in with it yet.</summary>
    /// <exception cref="AccountRefused">The password or the address breaks a rule.</exception>
    public async Task<Account> OpenAsync(string email, string role, string? password)
    {
        var address = email.Trim().ToLowerInvariant();
        if (await users.FindByEmailAsync(address) is { } known)
        {
            await SetRoleAsync(known, role);
            return known;
        }
        var account = new Account { UserName = address, Email = address, EmailConfirmed = true };
        Demand(password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password));
        Demand(await users.AddToRoleAsync(account, role));
        return account;
    }

    async Task<string> IDemoAccounts.OpenAsync(DemoPerson person, string password, CancellationToken cancellation) =>
        (await OpenAsync(person.Email, person.Role, password)).Id;

    /// <summary>Gives an account another role; the person's pages follow within a minute.</summary>
    public async Task SetRoleAsync(Account account, string role)
    {
        var have = await users.GetRolesAsync(account);
        if (have is [var only] && only == role)
            return;
        if (have.Count > 0)
            Demand(await users.RemoveFromRolesAsync(account, have));
        Demand(await users.AddToRoleAsync(account, role));
        Demand(await users.UpdateSecurityStampAsync(account));
    }

    /// <summary>The role of an account.</summary>
    public async Task<string> RoleOfAsync(Account account) => (await users.GetRolesAsync(account)).FirstOrDefault() ?? AcademyRoles.Employee;

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new AccountRefused(result.Errors.ToList());
    }
}
