using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Data.Files;

/// <summary>A file that lives for some days: an upload, a report, an export.</summary>
public sealed class StoredFile
{
    public long Id { get; init; }

    /// <summary>The name under which it is downloaded.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; set; }

    /// <summary>The person (id of People) whose it is; null for the academy itself.</summary>
    public int? OwnerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is deleted; null until all of it is there.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}

/// <summary>A part of a stored file.</summary>
internal sealed class FilePart
{
    public long FileId { get; init; }
    public int Number { get; init; }
    public required byte[] Bytes { get; init; }
}

internal sealed class StoredFileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> table)
    {
        table.ToTable("Work_Files");
        table.Property(file => file.Name).HasMaxLength(200);
        table.Property(file => file.ContentType).HasMaxLength(100);
    }
}

internal sealed class FilePartTable : IEntityTypeConfiguration<FilePart>
{
    public void Configure(EntityTypeBuilder<FilePart> table)
    {
        table.ToTable("Work_FileParts");
        table.HasKey(part => new { part.FileId, part.Number });
        table.HasOne<StoredFile>().WithMany().HasForeignKey(part => part.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
