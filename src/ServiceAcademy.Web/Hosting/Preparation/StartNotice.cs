using Microsoft.Extensions.Options;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;
using ServiceAcademy.Web.Accounts.Links;
using ServiceAcademy.Web.Accounts.SignIn;

namespace ServiceAcademy.Web.Hosting.Preparation;

/// <summary>What a person at the console wants to know: the address, the database, and who can sign in or how to begin.</summary>
internal sealed class StartNotice(
    IServer server, DatabaseAddress database, IOptions<AcademyOptions> options, PeopleApi people, OneTimeLinks links, DemoPersonas personas,
    ILogger<StartNotice> logger)
{
    public async Task PrintAsync(CancellationToken cancellation)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost")
            ?? options.Value.PublicAddress;
        var inward = options.Value.PublicAddress == new AcademyOptions().PublicAddress ? address : options.Value.PublicAddress.TrimEnd('/');
        var lines = new List<string> { "", $"  ServiceAcademy is open at {address}", $"  Database: {database.DisplayName}" };
        if (personas.Company is { } company && (await people.OrganisationAsync(cancellation)).IsDemo)
        {
            lines.AddRange(["", $"  Demo company {company.Organisation.Name.En}. Who can sign in, each with the password {company.Password}:"]);
            lines.AddRange(company.People.OrderBy(person => Array.IndexOf(Modules.Permissions.AcademyRoles.Everybody, person.Role))
                .Select(person => $"    {person.Role,-14} {person.Name,-18} {person.Email}"));
        }
        else if (!await people.AnyAsync(cancellation))
        {
            var token = await links.IssueAsync(userId: null, cancellation);
            lines.AddRange(["", "  Nobody works here yet. The first administrator begins here, once, within 24 hours:",
                $"    {inward}/first-steps?token={token}"]);
        }
        lines.Add("");
        logger.LogInformation("{Notice}", string.Join(Environment.NewLine, lines));
    }
}
