using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People;

/// <summary>What a host says of one of its accounts.</summary>
/// <param name="UserId">The account's key: what the host's name identifier claim says.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Email">The address at work; a person is recognised by it when the account is new here.</param>
/// <param name="Locale">The person's language (<c>en</c> or <c>zh-Hans</c>); null leaves it.</param>
/// <param name="IsActive">Whether the account was just opened (true) or closed (false) there; null leaves what the academy knows.</param>
public sealed record HostAccount(string UserId, string Name, string Email, string? Locale = null, bool? IsActive = null);

/// <summary>
/// For hosts that keep the accounts themselves: people follow them. Who is new there is added here, who is renamed there is renamed here, who is
/// shut out there leaves here; nobody is ever deleted.
/// </summary>
public sealed class PeopleAccounts
{
    private readonly AcademyDb db;
    private readonly PeopleApi people;

    /// <summary>Made by the container.</summary>
    public PeopleAccounts(AcademyDb db, PeopleApi people) => (this.db, this.people) = (db, people);

    /// <summary>Brings the person of an account up to date; a second time with the same facts changes nothing.</summary>
    public Task FollowAsync(HostAccount account, CancellationToken cancellation = default) =>
        db.WriteAsync(async () =>
        {
            var email = account.Email.Trim().ToLowerInvariant();
            var person = await db.Set<Person>().SingleOrDefaultAsync(known => known.UserId == account.UserId, cancellation)
                ?? await db.Set<Person>().SingleOrDefaultAsync(known => known.Email == email, cancellation);
            if (person is null)
            {
                if (account.IsActive == false)
                    return;
                var id = await people.AddAsync(new NewPerson(account.Name, null, email, new LocalText(), account.Locale ?? Languages.English, account.UserId, null,
                    await people.TodayAsync(cancellation)), cancellation);
                person = await people.DemandAsync(id, cancellation);
            }
            person.UserId = account.UserId;
            person.Name = account.Name;
            // An address that another person of the academy has stays theirs; the account keeps its person under the old one.
            if (person.Email != email && !await db.Set<Person>().AnyAsync(other => other.Email == email && other.Id != person.Id, cancellation))
                person.Email = email;
            if (account.Locale is { } locale)
                person.Locale = locale;
            if (account.IsActive is { } active && active != person.DeactivatedAt is null)
                await people.SetActiveAsync(person, active, cancellation);
            if (db.Entry(person).State == EntityState.Modified)
                people.Touch(person);
        }, cancellation);
}
