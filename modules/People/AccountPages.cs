namespace ServiceAcademy.People;

/// <summary>
/// Where the host keeps the accounts of people; a host registers it if it has such pages. People knows who works here, the host knows
/// who can sign in and with which role.
/// </summary>
public interface IAccountPages
{
    /// <summary>Where the current person adds somebody; null: may not.</summary>
    Task<string?> AddUrlAsync();

    /// <summary>Where the current person manages somebody's account; null: may not.</summary>
    Task<Func<PersonCard, string>?> UrlsAsync();
}

/// <summary>Deletes accounts of people who are erased; a host that keeps accounts registers it.</summary>
public interface IAccountEraser
{
    /// <summary>Deletes the account and everything the host holds about it; an account that is gone already is fine.</summary>
    Task EraseAsync(string userId, CancellationToken cancellation);
}
