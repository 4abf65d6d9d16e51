using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Data.Work;

/// <summary>How far a run is.</summary>
public enum WorkState
{
    /// <summary>Nobody works on it yet.</summary>
    Waiting,

    /// <summary>A node holds the lease and works on it.</summary>
    Running,

    /// <summary>It came to its end; the result is there.</summary>
    Done,

    /// <summary>It could not be done; the message says why.</summary>
    Failed,

    /// <summary>Somebody stopped it; the message says how far it came.</summary>
    Cancelled,

    /// <summary>The process ended under it, and it cannot go on by itself: start it again.</summary>
    Interrupted,
}

/// <summary>One run of a long work: who started it, how far it is, what came of it.</summary>
public sealed class WorkRun
{
    public long Id { get; init; }

    /// <summary>Which work (<see cref="ILongWork.Kind"/>).</summary>
    public required string Kind { get; init; }

    /// <summary>What it does, in the language of the person who started it.</summary>
    public required string Title { get; init; }

    /// <summary>The person (id of People) who started it and sees its page; null for the academy itself.</summary>
    public int? StartedBy { get; init; }

    /// <summary>Language of the starter, in which title, messages and files are written.</summary>
    public required string Language { get; init; }

    /// <summary>What the work is told, as JSON of its own form.</summary>
    public required string Input { get; init; }

    public WorkState State { get; set; } = WorkState.Waiting;

    /// <summary>Steps done so far.</summary>
    public long Done { get; set; }

    /// <summary>Steps in all; null while nobody knows.</summary>
    public long? Total { get; set; }

    /// <summary>What is being done now, or how it ended.</summary>
    public string? Message { get; set; }

    /// <summary>The page that shows what came of it.</summary>
    public string? ResultUrl { get; set; }

    /// <summary>The file that came of it (<see cref="Files.FileStore"/>).</summary>
    public long? FileId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Somebody asked to stop it.</summary>
    public bool CancelAsked { get; set; }

    /// <summary>The process that works on it, and until when it has promised to give a sign of life.</summary>
    public Guid? LeasedBy { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Whether nothing will change any more.</summary>
    public bool IsOver => State is not (WorkState.Waiting or WorkState.Running);
}

internal sealed class WorkRunTable : IEntityTypeConfiguration<WorkRun>
{
    public void Configure(EntityTypeBuilder<WorkRun> table)
    {
        table.ToTable("Work_Runs");
        table.Ignore(run => run.IsOver);
        table.Property(run => run.Kind).HasMaxLength(60);
        table.Property(run => run.Title).HasMaxLength(300);
        table.Property(run => run.Language).HasMaxLength(20);
        table.Property(run => run.State).HasConversion<string>().HasMaxLength(20);
        table.Property(run => run.Message).HasMaxLength(2000);
        table.Property(run => run.ResultUrl).HasMaxLength(300);
        table.HasIndex(run => run.State);
        table.HasIndex(run => new { run.StartedBy, run.Id });
    }
}
