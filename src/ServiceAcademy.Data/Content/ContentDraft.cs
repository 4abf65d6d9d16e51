using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Data.Content;

/// <summary>What an author has changed in an item and not yet published: its text.</summary>
public sealed class ContentDraft
{
    public long Id { get; init; }

    /// <summary>The kind of content, for example <c>scenario</c>.</summary>
    public required string Kind { get; init; }

    public required string ItemId { get; init; }
    public required int AuthorId { get; init; }

    /// <summary>The version that the author started from; 0 for something new.</summary>
    public required int BasedOn { get; set; }

    public required string Text { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
}

internal sealed class ContentDraftTable : IEntityTypeConfiguration<ContentDraft>
{
    public void Configure(EntityTypeBuilder<ContentDraft> table)
    {
        table.ToTable("Content_Drafts");
        table.Property(draft => draft.Kind).HasMaxLength(40);
        table.Property(draft => draft.ItemId).HasMaxLength(100);
        table.HasIndex(draft => new { draft.Kind, draft.ItemId, draft.AuthorId }).IsUnique();
    }
}
