using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People;

/// <summary>Somebody who works here. The ledger knows only <see cref="Subject"/>; everything else here can be erased.</summary>
internal sealed class Person
{
    public int Id { get; init; }

    /// <summary>The random key under which the ledger keeps this person's sentences.</summary>
    public Guid Subject { get; init; }

    /// <summary>The host's account (its name identifier claim).</summary>
    public string? UserId { get; set; }

    public required string Name { get; set; }

    /// <summary>The name in the person's own script, for example in Chinese.</summary>
    public string? NativeName { get; set; }

    public required string Email { get; set; }

    /// <summary>What the person does, in both languages where both are known.</summary>
    public required LocalText Job { get; set; }

    public string Locale { get; set; } = Languages.English;

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? DeactivatedAt { get; set; }

    public List<Membership> Memberships { get; } = [];
}

/// <summary>A person joined a team on a day; the newest membership is the current one, older ones are kept.</summary>
internal sealed class Membership
{
    public int Id { get; init; }
    public int PersonId { get; init; }
    public int TeamId { get; init; }
    public required DateOnly Since { get; init; }
}

/// <summary>A house of the company.</summary>
internal sealed class Site
{
    public int Id { get; init; }
    public required string Code { get; init; }
    public required LocalText Name { get; set; }
}

/// <summary>A team of a house, or one that serves all of them.</summary>
internal sealed class Team
{
    public int Id { get; init; }
    public required string Code { get; init; }
    public required int? SiteId { get; init; }
    public required LocalText Name { get; set; }

    /// <summary>The person who manages it and reads its figures.</summary>
    public int? ManagerId { get; set; }
}

/// <summary>The company itself; one row, written at the first start.</summary>
internal sealed class Organisation
{
    public int Id { get; init; }
    public required LocalText Name { get; set; }

    /// <summary>IANA time zone in which periods and expiry are computed.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Whether the company and its figures are invented.</summary>
    public bool IsDemo { get; init; }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("People_People");
        table.HasIndex(person => person.Subject).IsUnique();
        table.HasIndex(person => person.UserId).IsUnique();
        table.HasIndex(person => person.Email).IsUnique();
        table.Property(person => person.UserId).HasMaxLength(100);
        table.Property(person => person.Name).HasMaxLength(200);
        table.Property(person => person.NativeName).HasMaxLength(200);
        table.Property(person => person.Email).HasMaxLength(254);
        table.ComplexProperty(person => person.Job);
        table.Property(person => person.Locale).HasMaxLength(20);
        table.HasMany(person => person.Memberships).WithOne().HasForeignKey(membership => membership.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> table)
    {
        table.ToTable("People_Memberships");
        table.HasOne<Team>().WithMany().HasForeignKey(membership => membership.TeamId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(membership => new { membership.PersonId, membership.Since }).IsUnique();
    }
}

internal sealed class SiteTable : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> table)
    {
        table.ToTable("People_Sites");
        table.HasIndex(site => site.Code).IsUnique();
        table.Property(site => site.Code).HasMaxLength(60);
        table.ComplexProperty(site => site.Name);
    }
}

internal sealed class TeamTable : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> table)
    {
        table.ToTable("People_Teams");
        table.HasIndex(team => team.Code).IsUnique();
        table.Property(team => team.Code).HasMaxLength(60);
        table.ComplexProperty(team => team.Name);
        table.HasOne<Site>().WithMany().HasForeignKey(team => team.SiteId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(team => team.ManagerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> table)
    {
        table.ToTable("People_Organisation");
        table.Property(organisation => organisation.TimeZone).HasMaxLength(60);
        table.ComplexProperty(organisation => organisation.Name);
    }
}
