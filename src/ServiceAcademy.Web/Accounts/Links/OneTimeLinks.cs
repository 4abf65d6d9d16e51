using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ServiceAcademy.Web.Accounts.Links;

/// <summary>Gives out one-time links and takes them back.</summary>
internal sealed class OneTimeLinks(AccountsDb db, TimeProvider clock)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>A new token; earlier ones for the same purpose stop working.</summary>
    public async Task<string> IssueAsync(string? userId, CancellationToken cancellation = default)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        db.RemoveRange(await db.Set<OneTimeLink>().Where(link => link.UserId == userId).ToListAsync(cancellation));
        db.Add(new OneTimeLink { TokenHash = Hash(token), UserId = userId, ExpiresAt = clock.GetUtcNow() + Life });
        await db.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>The link behind a token, while it works.</summary>
    public async Task<OneTimeLink?> FindAsync(string? token, CancellationToken cancellation = default)
    {
        var hash = Hash(token ?? "");
        var link = await db.Set<OneTimeLink>().SingleOrDefaultAsync(link => link.TokenHash == hash, cancellation);
        return link is not null && link.ExpiresAt > clock.GetUtcNow() ? link : null;
    }

    /// <summary>Uses the link up. False: somebody else was quicker.</summary>
    public async Task<bool> SpendAsync(OneTimeLink link, CancellationToken cancellation = default)
    {
        db.Remove(link);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
