using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Scenarios.Author;

/// <summary>What a reviewer thinks of a draft.</summary>
internal enum Verdict
{
    /// <summary>A remark that stops nobody.</summary>
    Comment,

    /// <summary>Not to be published before the reviewer has agreed.</summary>
    ChangesRequested,

    /// <summary>May be published.</summary>
    Approved,
}

/// <summary>What a colleague wrote about a draft. Never changed.</summary>
internal sealed class Review
{
    public long Id { get; init; }
    public required string ScenarioId { get; init; }

    /// <summary>Whose draft.</summary>
    public required int AuthorId { get; init; }

    public required int ReviewerId { get; init; }

    /// <summary>The version that the draft was based on: what was said of an earlier draft does not stand in a later one's way.</summary>
    public required int BasedOn { get; init; }

    /// <summary>SHA-256 of the text that was read, hexadecimal.</summary>
    public required string TextHash { get; init; }

    /// <summary>The moment that it is about; empty for all of it.</summary>
    public required string Node { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Null after the reviewer was erased.</summary>
    public required string? Words { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ReviewTable : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> table)
    {
        table.ToTable("Scenarios_Reviews");
        table.Property(review => review.ScenarioId).HasMaxLength(100);
        table.Property(review => review.TextHash).HasMaxLength(64);
        table.Property(review => review.Node).HasMaxLength(80);
        table.HasIndex(review => new { review.ScenarioId, review.AuthorId, review.BasedOn });
    }
}
