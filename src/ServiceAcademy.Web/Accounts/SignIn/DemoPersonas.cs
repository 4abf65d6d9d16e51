using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People.Demo;

namespace ServiceAcademy.Web.Accounts.SignIn;

/// <summary>Who can be tried with one tap, in demo mode; nobody otherwise.</summary>
internal sealed class DemoPersonas(IOptions<AcademyOptions> options)
{
    private readonly Lazy<DemoCompany?> company = new(() => options.Value.Demo ? DemoCompany.Read(options.Value.ContentPath) : null);

    /// <summary>The company of demo mode; null outside it.</summary>
    public DemoCompany? Company => company.Value;

    /// <summary>One person for each role, in the order of the roles.</summary>
    public IEnumerable<DemoPerson> Main =>
        AcademyRoles.Everybody.Select(role => Company?.People.FirstOrDefault(person => person.Role == role)).OfType<DemoPerson>();
}
