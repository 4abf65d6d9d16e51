using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Data.Work;

/// <summary>Whose turn it is to run a regular work, and how the last run went. One row a work, shared by all nodes.</summary>
internal sealed class WorkTurn
{
    public required string Name { get; init; }
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>The run that holds the turn; null when nobody runs it.</summary>
    public Guid? Holder { get; set; }

    /// <summary>A turn that is not renewed until then is free again: its holder was killed.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Runs failed in a row.</summary>
    public int Failures { get; set; }

    /// <summary>Why the last run failed; null when it did not.</summary>
    public string? Error { get; set; }
}

internal sealed class WorkTurnTable : IEntityTypeConfiguration<WorkTurn>
{
    public void Configure(EntityTypeBuilder<WorkTurn> table)
    {
        table.ToTable("Work_Turns");
        table.HasKey(turn => turn.Name);
        table.Property(turn => turn.Name).HasMaxLength(100);
        table.Property(turn => turn.Error).HasMaxLength(1000);
    }
}
