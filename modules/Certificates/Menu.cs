using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Menu;

namespace ServiceAcademy.Certificates;

internal sealed class Menu(IStringLocalizer<Menu> T) : IMenuSource
{
    public IEnumerable<MenuItem> Items =>
    [
        new(T["Certificates"], "/certificates", "certificate", CertificatesPermissions.ReadOwn, MenuPlace.Learner, 40),
        new(T["Register of certificates"], "/certificates/register", "certificate", CertificatesPermissions.ReadAll, MenuPlace.BackOffice, 70),
    ];
}
