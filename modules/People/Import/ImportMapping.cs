using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.People.Import;

/// <summary>How the columns of a file with these titles were understood the last time.</summary>
internal sealed class ImportMapping
{
    public int Id { get; init; }

    /// <summary>SHA-256 of the sorted titles, in hexadecimal: the same set in another order is the same file.</summary>
    public required string HeaderHash { get; init; }

    /// <summary>JSON: title → field.</summary>
    public required string Fields { get; set; }

    public required DateTimeOffset UsedAt { get; set; }
}

internal sealed class ImportMappingTable : IEntityTypeConfiguration<ImportMapping>
{
    public void Configure(EntityTypeBuilder<ImportMapping> table)
    {
        table.ToTable("People_ImportMappings");
        table.HasIndex(mapping => mapping.HeaderHash).IsUnique();
        table.Property(mapping => mapping.HeaderHash).HasMaxLength(64);
    }
}
