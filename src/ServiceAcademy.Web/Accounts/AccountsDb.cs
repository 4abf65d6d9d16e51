using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Migrations;
using ServiceAcademy.Web.Accounts.Keys;
using ServiceAcademy.Web.Accounts.Links;

namespace ServiceAcademy.Web.Accounts;

/// <summary>Somebody who can sign in to the standalone host.</summary>
public sealed class Account : IdentityUser;

/// <summary>Accounts of the standalone host: ASP.NET Core Identity in the academy's database, with a migration history of its own.</summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options, WriteGate gate) : IdentityDbContext<Account>(options)
{
    public const string HistoryTable = "Accounts_Migrations";

    /// <summary>Identity's stores save by themselves; they wait for the same turn as every writer.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        foreach (var entity in model.Model.GetEntityTypes())
            entity.SetTableName("Accounts_" + entity.GetTableName()!.Replace("AspNet", "", StringComparison.Ordinal));
        model.ApplyConfiguration(new ProtectionKeyTable());
        model.ApplyConfiguration(new OneTimeLinkTable());
    }
}

[DbContext(typeof(AccountsDb)), Migration("20261122000000_Accounts")]
internal sealed class FirstAccounts : SqlMigration;
