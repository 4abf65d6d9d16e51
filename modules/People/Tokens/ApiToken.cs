using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.People.Tokens;

/// <summary>A key with which a program comes in. The key itself is shown once and not kept, only its hash.</summary>
internal sealed class ApiToken
{
    public int Id { get; init; }

    /// <summary>Which program it is for, in the administrator's words.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key, in hexadecimal: the key has 256 random bits, so nothing slower is needed.</summary>
    public required string Hash { get; init; }

    /// <summary>The last four signs of the key, to tell keys apart.</summary>
    public required string Hint { get; init; }

    /// <summary>Names of permissions, with spaces between.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public int? CreatedBy { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public int? RevokedBy { get; set; }

    /// <summary>Written at most once an hour.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class ApiTokenTable : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> table)
    {
        table.ToTable("People_ApiTokens");
        table.HasIndex(token => token.Hash).IsUnique();
        table.Property(token => token.Name).HasMaxLength(100);
        table.Property(token => token.Hash).HasMaxLength(64);
        table.Property(token => token.Hint).HasMaxLength(8);
        table.Property(token => token.Scopes).HasMaxLength(1000);
    }
}
