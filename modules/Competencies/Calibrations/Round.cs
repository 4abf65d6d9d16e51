using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Competencies.Calibrations;

/// <summary>
/// A calibration round: one described case that several raters rate with the same form, each without seeing the others, so that it shows
/// how far they agree. It is about nobody and enters no estimate.
/// </summary>
internal sealed class Round
{
    public long Id { get; init; }
    public required string RubricId { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }

    /// <summary>The case, in the words of whoever opened the round.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Ledger key of who opened it.</summary>
    public required Guid OpenedBy { get; init; }

    /// <summary>From then on nobody rates any more and all ratings are shown.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

internal sealed class RoundTable : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> table)
    {
        table.ToTable("Competencies_Rounds");
        table.Property(round => round.RubricId).HasMaxLength(100);
        table.Property(round => round.Title).HasMaxLength(200);
        table.Property(round => round.Text).HasMaxLength(8000);
    }
}
