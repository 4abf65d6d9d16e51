using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.People.Tokens;

namespace ServiceAcademy.People;

/// <summary>A program's key, as administrators see it: never the key itself.</summary>
/// <param name="Hint">Its last four signs.</param>
/// <param name="Scopes">The permissions that it has.</param>
public sealed record ApiTokenCard(
    int Id, string Name, string Hint, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

/// <summary>
/// Keys with which programs come in. A program sends <c>Authorization: Bearer sa_…</c>; its scopes are permissions marked
/// <see cref="Modules.Permissions.Permission.ForPrograms"/>. A controller for programs says
/// <c>[Authorize(XPermissions.Y, AuthenticationSchemes = ApiTokens.Scheme)]</c> and <c>[IgnoreAntiforgeryToken]</c> (no browser sends such a key by
/// itself). Nobody is signed in then: <see cref="PeopleApi.CurrentAsync"/> refuses, <see cref="PeopleApi.ScopeAsync"/> answers by the scopes.
/// </summary>
public sealed class ApiTokens
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "ApiToken";

    /// <summary>Claim: a permission that the key has.</summary>
    public const string ScopeClaim = "academy:scope";

    /// <summary>Claim: the key's id.</summary>
    public const string IdClaim = "academy:token";

    private const string Prefix = "sa_";

    private readonly AcademyDb db;
    private readonly TimeProvider clock;

    /// <summary>Made by the container.</summary>
    public ApiTokens(AcademyDb db, TimeProvider clock) => (this.db, this.clock) = (db, clock);

    /// <summary>Makes a key.</summary>
    /// <param name="name">Which program it is for.</param>
    /// <param name="scopes">Names of permissions.</param>
    /// <param name="life">How long it works.</param>
    /// <param name="by">The person (id) who makes it.</param>
    /// <returns>The key: shown once, kept nowhere.</returns>
    public async Task<string> CreateAsync(string name, IReadOnlyCollection<string> scopes, TimeSpan life, int? by, CancellationToken cancellation = default)
    {
        var key = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var now = clock.GetUtcNow();
        await db.WriteAsync(() =>
        {
            db.Add(new ApiToken
            {
                Name = name, Hash = HashOf(key), Hint = key[^4..], Scopes = string.Join(' ', scopes), CreatedAt = now, CreatedBy = by, ExpiresAt = now + life,
            });
            return Task.CompletedTask;
        }, cancellation);
        return key;
    }

    /// <summary>The key stops working at once.</summary>
    public Task RevokeAsync(int id, int? by, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            if (await db.Set<ApiToken>().SingleOrDefaultAsync(token => token.Id == id && token.RevokedAt == null, cancellation) is { } token)
                (token.RevokedAt, token.RevokedBy) = (clock.GetUtcNow(), by);
        }, cancellation);

    /// <summary>All keys, the newest first.</summary>
    public async Task<IReadOnlyList<ApiTokenCard>> AllAsync(CancellationToken cancellation = default) =>
        (await db.Set<ApiToken>().AsNoTracking().OrderByDescending(token => token.Id).ToListAsync(cancellation)).ConvertAll(Card);

    /// <summary>The key that works now, or null.</summary>
    internal async Task<ApiTokenCard?> FindAsync(string key, CancellationToken cancellation)
    {
        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        if (!key.StartsWith(Prefix, StringComparison.Ordinal)
            || await db.Set<ApiToken>().AsNoTracking().SingleOrDefaultAsync(token => token.Hash == hash, cancellation) is not { RevokedAt: null } token || token.ExpiresAt <= now)
            return null;
        if (!(token.LastUsedAt > now.AddHours(-1)))
            await db.WriteAsync(() => db.Set<ApiToken>().Where(row => row.Id == token.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(used => used.LastUsedAt, now), cancellation), cancellation);
        return Card(token);
    }

    private static ApiTokenCard Card(ApiToken token) =>
        new(token.Id, token.Name, token.Hint, token.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), token.CreatedAt, token.ExpiresAt, token.RevokedAt, token.LastUsedAt);

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
