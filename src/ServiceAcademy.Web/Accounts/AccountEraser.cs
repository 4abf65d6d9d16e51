using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.People;
using ServiceAcademy.Web.Accounts.Links;

namespace ServiceAcademy.Web.Accounts;

/// <summary>Deletes the account of somebody who is erased.</summary>
internal sealed class AccountEraser(UserManager<Account> users, AccountsDb db) : IAccountEraser
{
    public async Task EraseAsync(string userId, CancellationToken cancellation)
    {
        db.RemoveRange(await db.Set<OneTimeLink>().Where(link => link.UserId == userId).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        if (await users.FindByIdAsync(userId) is { } account)
            await users.DeleteAsync(account);
    }
}
