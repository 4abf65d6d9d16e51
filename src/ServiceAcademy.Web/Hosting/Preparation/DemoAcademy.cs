using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Accounts.SignIn;

namespace ServiceAcademy.Web.Hosting.Preparation;

/// <summary>
/// Creates the invented company in an empty academy: first the accounts (in their own context, so they are found again if the start breaks
/// off), then in one transaction each module's part, in module order, and the link from people to accounts.
/// </summary>
internal sealed class DemoAcademy(
    AcademyDb db, PeopleApi people, AccountOffice accounts, DemoPersonas personas, IEnumerable<IDemoSeed> seeds, ILogger<DemoAcademy> logger)
{
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (await people.IsSetUpAsync(cancellation))
            return;
        if (personas.Company is not { } company)
        {
            logger.LogWarning("Demo mode is on, but the content folder has no demo/company.yaml; no demo company was created.");
            return;
        }
        var userIds = new Dictionary<string, string>();
        foreach (var person in company.People)
            userIds[person.Email] = (await accounts.OpenAsync(person.Email, person.Role, company.Password)).Id;
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
