using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Web.Accounts.Links;

/// <summary>A link that lets somebody in once: to set the academy up, or to choose a password. The link itself is not kept, only its hash.</summary>
internal sealed class OneTimeLink
{
    public int Id { get; init; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Whose password it sets; null for setting the academy up.</summary>
    public string? UserId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class OneTimeLinkTable : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> table)
    {
        table.ToTable("Accounts_OneTimeLinks");
        table.Property(link => link.TokenHash).HasMaxLength(64);
        table.Property(link => link.UserId).HasMaxLength(100);
        table.HasIndex(link => link.TokenHash).IsUnique();
    }
}
