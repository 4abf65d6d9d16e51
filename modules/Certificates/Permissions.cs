using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Certificates;

/// <summary>What this module's permissions are called.</summary>
public static class CertificatesPermissions
{
    public const string ReadOwn = "Certificates.ReadOwn";
    public const string ReadAll = "Certificates.ReadAll";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(CertificatesPermissions.ReadOwn, "See and download one's own certificates", AcademyRoles.Everybody),
        new(CertificatesPermissions.ReadAll, "See the register of certificates", AcademyRoles.HR),
    ];
}
