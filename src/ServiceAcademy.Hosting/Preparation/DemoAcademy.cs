using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.People.Demo;

namespace ServiceAcademy.Hosting.Preparation;

/// <summary>How a host opens the accounts of the demo company.</summary>
public interface IDemoAccounts
{
    /// <summary>The account of a person in the host, opened when it is not there yet, with that role and the company's password.</summary>
    /// <returns>The account's id: what the host's name identifier claim says.</returns>
    Task<string> OpenAsync(DemoPerson person, string password, CancellationToken cancellation);
}

/// <summary>
/// Creates the invented company in an empty academy: first the accounts (the host keeps them, so they are found again if the start breaks
/// off), then in one transaction each module's part, in module order, and the link from people to accounts.
/// </summary>
public sealed class DemoAcademy(
    AcademyDb db, PeopleApi people, IDemoAccounts accounts, IEnumerable<IDemoSeed> seeds, IOptions<AcademyOptions> options, ILogger<DemoAcademy> logger)
{
    /// <summary>Creates the company unless the academy has been set up, by whomever.</summary>
    public async Task EnsureAsync(CancellationToken cancellation = default)
    {
        if (await people.IsSetUpAsync(cancellation))
            return;
        if (DemoCompany.Read(options.Value.ContentPath) is not { } company)
        {
            logger.LogWarning("Demo mode is on, but the content folder has no demo/company.yaml; no demo company was created.");
            return;
        }
        var userIds = new Dictionary<string, string>();
        foreach (var person in company.People)
            userIds[person.Email] = await accounts.OpenAsync(person, company.Password, cancellation);
        await db.WriteAsync(async () =>
        {
            foreach (var seed in seeds)
            {
                await seed.SeedAsync(cancellation);
                db.ChangeTracker.Clear();
                if (!await people.IsSetUpAsync(cancellation))
                    throw new InvalidOperationException("The first demo seed must write the company.");
            }
            foreach (var (email, userId) in userIds)
                await people.LinkAccountAsync(email, userId, cancellation);
        }, cancellation);
    }
}
