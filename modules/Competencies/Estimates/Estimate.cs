using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>
/// The newest estimate of one person's competency in one channel, on the day of its newest evidence: a projection of the ledger, recomputed whenever
/// evidence is appended and equal to what a rebuild gives. It is aged when it is read (<see cref="Estimation.On"/>), so that nothing stored depends on the
/// clock. The past is not here but in the ledger, where it is read as of any date.
/// </summary>
internal sealed class Estimate
{
    public required Guid Subject { get; init; }
    public required string Competency { get; init; }

    /// <summary>measured, observed, appraised or self.</summary>
    public required string Channel { get; init; }

    /// <summary>Posterior mean in thousandths of a logit: whole numbers, so that a rebuild on another processor ends with the same bytes.</summary>
    public required int Mean { get; set; }

    /// <summary>Posterior standard deviation in thousandths of a logit.</summary>
    public required int StandardError { get; set; }

    /// <summary>Pieces of evidence.</summary>
    public required int N { get; set; }

    public required DateTimeOffset LastObservedAt { get; set; }

    /// <summary>The UTC day of <see cref="LastObservedAt"/>, as <see cref="DateOnly.DayNumber"/>: the day that the estimate speaks of.</summary>
    public required int Day { get; set; }

    /// <summary>The newest sentence that went in.</summary>
    public required long UpTo { get; set; }

    /// <summary>The calibration that it was computed with; 0 before there was one, −1 by an earlier version of the program.</summary>
    public required long Calibration { get; set; }
}

internal sealed class EstimateTable : IEntityTypeConfiguration<Estimate>
{
    public void Configure(EntityTypeBuilder<Estimate> table)
    {
        table.ToTable("Competencies_Estimates");
        table.HasKey(estimate => new { estimate.Subject, estimate.Competency, estimate.Channel });
        table.Property(estimate => estimate.Competency).HasMaxLength(100);
        table.Property(estimate => estimate.Channel).HasMaxLength(20);
        // All figures of a competency, aged and ordered, are read from this index alone.
        table.HasIndex(estimate => new { estimate.Competency, estimate.Channel, estimate.Mean, estimate.StandardError, estimate.Day, estimate.Subject })
            .HasDatabaseName("IX_Competencies_Estimates_Figures");
        table.HasIndex(estimate => estimate.Calibration);
    }
}
