using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>One person plays one version of a role-play once.</summary>
internal sealed class Attempt
{
    public long Id { get; init; }
    public required Guid Subject { get; init; }
    public required string ScenarioId { get; init; }

    /// <summary>The version that the attempt keeps, whatever is published meanwhile.</summary>
    public required int Version { get; init; }

    /// <summary>1 for the person's first attempt at this role-play, in whichever version: only that one is evidence.</summary>
    public required int Ordinal { get; init; }

    /// <summary>A local path that the debrief leads to; empty for none.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>Where it stands; the ending when it is finished.</summary>
    public required string Node { get; set; }

    /// <summary>Decisions taken so far.</summary>
    public int Taken { get; set; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Thousandths; null while unfinished.</summary>
    public int? Score { get; set; }

    public List<TakenDecision> Decisions { get; } = [];

    /// <summary>How the ledger calls the attempt.</summary>
    public string Key => $"{ScenariosApi.Kind}:{Id}";

    public bool IsFirst => Ordinal == 1;
}

/// <summary>One decision of an attempt. Never changed.</summary>
internal sealed class TakenDecision
{
    public long Id { get; init; }
    public long AttemptId { get; init; }

    /// <summary>1, 2, 3 … within the attempt.</summary>
    public required int Sequence { get; init; }

    public required string Node { get; init; }
    public required string Choice { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
}

internal sealed class AttemptTable : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> table)
    {
        table.ToTable("Scenarios_Attempts");
        table.Ignore(attempt => attempt.Key).Ignore(attempt => attempt.IsFirst);
        table.Property(attempt => attempt.ScenarioId).HasMaxLength(100);
        table.Property(attempt => attempt.Node).HasMaxLength(80);
        table.Property(attempt => attempt.ReturnUrl).HasMaxLength(500);
        // Starting twice at once makes one attempt.
        table.HasIndex(attempt => new { attempt.Subject, attempt.ScenarioId, attempt.Ordinal }).IsUnique();
        table.HasIndex(attempt => new { attempt.ScenarioId, attempt.Version });
        table.HasMany(attempt => attempt.Decisions).WithOne().HasForeignKey(decision => decision.AttemptId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TakenDecisionTable : IEntityTypeConfiguration<TakenDecision>
{
    public void Configure(EntityTypeBuilder<TakenDecision> table)
    {
        table.ToTable("Scenarios_Decisions");
        table.Property(decision => decision.Node).HasMaxLength(80);
        table.Property(decision => decision.Choice).HasMaxLength(80);
        // A double click, or a second tab, decides once.
        table.HasIndex(decision => new { decision.AttemptId, decision.Sequence }).IsUnique();
    }
}
