using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Scenarios.Attempts;

/// <summary>One person plays one version of a role-play once. What happened follows from the version, the seed and the decisions (<see cref="Walk"/>).</summary>
internal sealed class Attempt
{
    public long Id { get; init; }
    public required Guid Subject { get; init; }
    public required string ScenarioId { get; init; }

    /// <summary>The version that the attempt keeps, whatever is published meanwhile.</summary>
    public required int Version { get; init; }

    /// <summary>1 for the person's first attempt at this role-play, in whichever version: only that one is evidence.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What chance is drawn from.</summary>
    public required long Seed { get; init; }

    /// <summary>The finished attempt of which this one tries a moment again; null for an attempt from the start.</summary>
    public long? ParentId { get; init; }

    /// <summary>The decision that is tried again: those before it are the parent's. Null for an attempt from the start.</summary>
    public int? FromSequence { get; init; }

    /// <summary>A local path that the debrief leads to; empty for none.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>Where it stands; the ending when it is finished.</summary>
    public required string Node { get; set; }

    /// <summary>Decisions taken so far.</summary>
    public int Taken { get; set; }

    /// <summary>Percent of the author's time for timed moments; 0: no limit. The person's own choice, which an attempt takes over from the one before.</summary>
    public required int Pace { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the present moment came before the person; null while a timed one has not been shown yet.</summary>
    public DateTimeOffset? ShownAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Thousandths; null while unfinished.</summary>
    public int? Score { get; set; }

    public List<TakenDecision> Decisions { get; } = [];

    /// <summary>How the ledger calls the attempt.</summary>
    public string Key => $"{ScenariosApi.Kind}:{Id}";

    public bool IsFirst => Ordinal == 1;

    /// <summary>Begun in the middle, to try something else there: it is never evidence, never a score, never the step of a course.</summary>
    public bool IsRehearsal => ParentId is not null;
}

/// <summary>One decision of an attempt. Never changed.</summary>
internal sealed class TakenDecision
{
    public long Id { get; init; }
    public long AttemptId { get; init; }

    /// <summary>1, 2, 3 … within the attempt.</summary>
    public required int Sequence { get; init; }

    public required string Node { get; init; }

    /// <summary>A choice of the node; for a question the options that were ticked (<see cref="Scenario.MoveOf"/>); <c>late</c> when the time had run out.</summary>
    public required string Choice { get; init; }

    /// <summary>What chance drew after it, as <see cref="Walk"/> draws it again: numbers of outcomes from 0, blanks between; null where nothing was left to chance.</summary>
    public string? Drawn { get; init; }

    /// <summary>From when the moment came before the person to when the decision arrived; null in rows of before this was kept.</summary>
    public int? TookMilliseconds { get; init; }

    /// <summary>The time there was, as the person had stretched it; null where there was no limit.</summary>
    public int? AllowedMilliseconds { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }
}

internal sealed class AttemptTable : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> table)
    {
        table.ToTable("Scenarios_Attempts");
        table.Ignore(attempt => attempt.Key).Ignore(attempt => attempt.IsFirst).Ignore(attempt => attempt.IsRehearsal);
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
        table.Property(decision => decision.Choice).HasMaxLength(2000);
        table.Property(decision => decision.Drawn).HasMaxLength(200);
        // A double click, or a second tab, decides once.
        table.HasIndex(decision => new { decision.AttemptId, decision.Sequence }).IsUnique();
    }
}
