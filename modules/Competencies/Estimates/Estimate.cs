using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Competencies.Estimates;

/// <summary>
/// The newest estimate of one person's competency: a projection of the ledger, recomputed whenever evidence is appended and
/// equal to what a rebuild gives. The past is not here but in the ledger, where it is read as of any date.
/// </summary>
internal sealed class Estimate
{
    public required Guid Subject { get; init; }
    public required string Competency { get; init; }

    /// <summary>Posterior mean in thousandths of a logit: whole numbers, so that a rebuild on another processor ends with the same bytes.</summary>
    public required int Mean { get; set; }

    /// <summary>Posterior standard deviation in thousandths of a logit.</summary>
    public required int StandardError { get; set; }

    /// <summary>Pieces of evidence.</summary>
    public required int N { get; set; }

    public required DateTimeOffset LastObservedAt { get; set; }

    /// <summary>The newest sentence that went in.</summary>
    public required long UpTo { get; set; }
}

internal sealed class EstimateTable : IEntityTypeConfiguration<Estimate>
{
    public void Configure(EntityTypeBuilder<Estimate> table)
    {
        table.ToTable("Competencies_Estimates");
        table.HasKey(estimate => new { estimate.Subject, estimate.Competency });
        table.Property(estimate => estimate.Competency).HasMaxLength(100);
    }
}
