using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore.Data;
using OrchardCore.Environment.Shell;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;

namespace ServiceAcademy.OrchardCore.Tenants;

/// <summary>
/// Where a tenant keeps its academy: with SQLite a file in the tenant's folder, with PostgreSQL a schema of its own in the tenant's database.
/// </summary>
internal sealed class TenantDatabase(ShellSettings tenant, IOptions<ShellOptions> sites, IStringLocalizer<TenantDatabase> T)
{
    /// <summary>The tenant's address.</summary>
    /// <exception cref="AcademyError">503: the site runs on a database that the academy does not.</exception>
    public DatabaseAddress Address => tenant["DatabaseProvider"] switch
    {
        DatabaseProviderValue.Sqlite => DatabaseAddress.SqliteFile(Path.Combine(
            sites.Value.ShellsApplicationDataPath, sites.Value.ShellsContainerName, tenant.Name, "academy.db")),
        DatabaseProviderValue.Postgres => DatabaseAddress.PostgreSqlSchema(tenant["ConnectionString"]!, Schema(tenant["Schema"], tenant["TablePrefix"])),
        var other => throw new AcademyError(503, T["The academy cannot run in this site."],
            T["The site keeps its data in {0}; the academy knows SQLite and PostgreSQL.", other ?? "–"],
            T["Set up a tenant with SQLite or PostgreSQL for the academy, and enable its features there."]),
    };

    /// <summary>
    /// Tenants that share a database differ by table prefix or by schema, so both are in the name; without either it is <c>academy</c>.
    /// </summary>
    internal static string Schema(string? schema, string? prefix)
    {
        var name = string.Join('_', new[] { "academy", schema?.Trim(), prefix?.Trim() }.Where(part => !string.IsNullOrEmpty(part)));
        // PostgreSQL cuts longer names without a word, and two tenants would meet.
        return name.Length <= 63 ? name : throw new InvalidOperationException($"The schema's name “{name}” is longer than PostgreSQL's 63 characters.");
    }
}
