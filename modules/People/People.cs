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

    /// <summary>The number under which the HR system knows the person; imports find people by it.</summary>
    public string? Number { get; set; }

    /// <summary>The id that the company's directory gave (SCIM <c>externalId</c>).</summary>
    public string? DirectoryId { get; set; }

    /// <summary>The directory's name to sign in with (SCIM <c>userName</c>) where it is not the e-mail address.</summary>
    public string? UserName { get; set; }

    /// <summary>Parts of the name, where the directory knows them.</summary>
    public string? GivenName { get; set; }

    /// <inheritdoc cref="GivenName"/>
    public string? FamilyName { get; set; }

    public string Locale { get; set; } = Languages.English;

    /// <summary>First day at work here, where known; it may lie before the academy.</summary>
    public DateOnly? EmployedFrom { get; set; }

    /// <summary>Last day at work; null while no end is known.</summary>
    public DateOnly? LastDay { get; set; }

    public required DateTimeOffset AddedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary>When the company's directory deleted the person: directories see nobody then, the academy somebody who left.</summary>
    public DateTimeOffset? DirectoryDeletedAt { get; set; }

    /// <summary>When names, addresses, numbers and account were erased; what is left counts in statistics.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Counts the changes; two people who change the same row at once do not overwrite each other.</summary>
    public int Revision { get; set; }
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

    /// <summary>Works-council mode: managers read figures of groups, never of a person.</summary>
    public bool HidesFiguresFromManagers { get; set; }
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
        table.HasIndex(person => person.Number).IsUnique();
        table.HasIndex(person => person.DirectoryId).IsUnique();
        table.HasIndex(person => person.UserName).IsUnique();
        // Whoever is sought by a part of a name or an address is found in this index alone, in the order of names.
        table.HasIndex(person => new { person.Name, person.Id, person.NativeName, person.Email, person.Number, person.DeactivatedAt, person.LastDay, person.ErasedAt })
            .HasDatabaseName("IX_People_People_Search");
        table.Property(person => person.Number).HasMaxLength(60);
        table.Property(person => person.DirectoryId).HasMaxLength(200);
        table.Property(person => person.UserName).HasMaxLength(254);
        table.Property(person => person.GivenName).HasMaxLength(100);
        table.Property(person => person.FamilyName).HasMaxLength(100);
        table.Property(person => person.Locale).HasMaxLength(20);
        table.Property(person => person.Revision).IsConcurrencyToken();
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
