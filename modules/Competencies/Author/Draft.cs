using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Competencies.Author;

/// <summary>What an author has changed in a framework, profile or form and not yet published: one file, as text.</summary>
internal sealed class Draft
{
    public long Id { get; init; }

    /// <summary>framework, profile or rubric.</summary>
    public required string Kind { get; init; }

    public required string ItemId { get; init; }
    public required int AuthorId { get; init; }

    /// <summary>The version that the author started from; 0 for something new.</summary>
    public required int BasedOn { get; set; }

    public required string Text { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
}

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> table)
    {
        table.ToTable("Competencies_Drafts");
        table.Property(draft => draft.Kind).HasMaxLength(40);
        table.Property(draft => draft.ItemId).HasMaxLength(100);
        table.HasIndex(draft => new { draft.Kind, draft.ItemId, draft.AuthorId }).IsUnique();
    }
}
