using System.Threading.RateLimiting;

namespace ServiceAcademy.Web.Accounts.SignIn;

/// <summary>
/// Slows guessing down: so many failures a minute from one address and for one account. Successes are not counted; a whole house signs in
/// from one address when its shift begins. Each web node counts for itself; the account's lockout, in the database, counts for all.
/// </summary>
internal sealed class SignInThrottle : IDisposable
{
    public const int PerAddress = 30;
    public const int PerAccount = 10;

    private readonly PartitionedRateLimiter<string> addresses = Limiter(PerAddress);
    private readonly PartitionedRateLimiter<string> accounts = Limiter(PerAccount);

    /// <summary>Whether another attempt may be made now.</summary>
    public bool Allows(string? address, string account)
    {
        using var byAddress = addresses.AttemptAcquire(address ?? "", 0);
        using var byAccount = accounts.AttemptAcquire(Key(account), 0);
        return byAddress.IsAcquired && byAccount.IsAcquired;
    }

    /// <summary>Counts a failure.</summary>
    public void Failed(string? address, string account)
    {
        addresses.AttemptAcquire(address ?? "").Dispose();
        accounts.AttemptAcquire(Key(account)).Dispose();
    }

    public void Dispose()
    {
        addresses.Dispose();
        accounts.Dispose();
    }

    private static string Key(string account) => account.Trim().ToUpperInvariant();

    private static PartitionedRateLimiter<string> Limiter(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }),
        StringComparer.Ordinal);
}
