using ServiceAcademy.Modules.Permissions;

namespace ServiceAcademy.Records;

/// <summary>What this module's permissions are called.</summary>
public static class RecordsPermissions
{
    public const string ReadOwn = "Records.ReadOwn";
    public const string ReadLedger = "Records.ReadLedger";
}

internal sealed class Permissions : IPermissionSource
{
    IEnumerable<Permission> IPermissionSource.Permissions =>
    [
        new(RecordsPermissions.ReadOwn, "Read one's own record", AcademyRoles.Everybody),
        new(RecordsPermissions.ReadLedger, "See how the ledger is sealed, and what its checks found", AcademyRoles.HR, AcademyRoles.Administrator),
    ];
}
