using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Data.Content;

/// <summary>
/// One published version of a course, scenario, quiz, framework or KPI list. Never changed and never deleted: a sentence of the
/// ledger that names it means the same for ever.
/// </summary>
public sealed class ContentVersion
{
    public long Id { get; init; }

    /// <summary>The kind of content, for example <c>quiz</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The item's id, for example <c>service-quality</c>.</summary>
    public required string ItemId { get; init; }

    /// <summary>1, 2, 3 … within the item.</summary>
    public required int Number { get; init; }

    /// <summary>The files, as <see cref="ContentBundle.ToJson"/>.</summary>
    public required string Source { get; init; }

    /// <summary><see cref="ContentBundle.Hash"/> of the files.</summary>
    public required string Hash { get; init; }

    /// <summary>Subject key of the publisher; null when loaded from files.</summary>
    public Guid? PublishedBy { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What changed, in the publisher's words.</summary>
    public required string Note { get; init; }

    /// <summary>The files.</summary>
    public ContentBundle Bundle => ContentBundle.FromJson(Source);
}

internal sealed class ContentVersionTable : IEntityTypeConfiguration<ContentVersion>
{
    public void Configure(EntityTypeBuilder<ContentVersion> table)
    {
        table.ToTable("Content_Versions");
        table.Ignore(version => version.Bundle);
        table.Property(version => version.Kind).HasMaxLength(40);
        table.Property(version => version.ItemId).HasMaxLength(100);
        table.Property(version => version.Hash).HasMaxLength(64);
        table.Property(version => version.Note).HasMaxLength(1000);
        table.HasIndex(version => new { version.Kind, version.ItemId, version.Number }).IsUnique();
    }
}
