using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Courses;

/// <summary>What an author has changed in a course and not yet published.</summary>
internal sealed class Draft
{
    public long Id { get; init; }
    public required string CourseId { get; init; }
    public required int AuthorId { get; init; }

    /// <summary>The version that the author started from.</summary>
    public required int BasedOn { get; set; }

    /// <summary>The changed files as a JSON object: path → text.</summary>
    public required string Changes { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public Dictionary<string, string> Files => JsonSerializer.Deserialize<Dictionary<string, string>>(Changes)!;

    public static string Write(IReadOnlyDictionary<string, string> files) => JsonSerializer.Serialize(files);
}

internal sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> table)
    {
        table.ToTable("Courses_Drafts");
        table.Ignore(draft => draft.Files);
        table.Property(draft => draft.CourseId).HasMaxLength(100);
        table.HasIndex(draft => new { draft.CourseId, draft.AuthorId }).IsUnique();
    }
}
