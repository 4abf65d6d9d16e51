using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Data.Outgoing;

/// <summary>How far a message is.</summary>
public enum MessageState
{
    /// <summary>It has not left; it will be tried.</summary>
    Waiting = 0,

    /// <summary>It is being handed over.</summary>
    Leaving = 1,

    /// <summary>The receiver has taken it.</summary>
    Left = 2,

    /// <summary>It has not left and is not tried any more.</summary>
    Failed = 3,

    /// <summary>It may or may not have left: the program ended, or the line broke, between handing it over and noting so.</summary>
    Unknown = 4,

    /// <summary>An administrator has seen to a failed or unknown one.</summary>
    Settled = 5,
}

/// <summary>A message for one receiver.</summary>
internal sealed class OutboxMessage
{
    public long Id { get; init; }

    /// <summary>For which receiver.</summary>
    public required string Desk { get; init; }

    public required string Kind { get; init; }
    public required string Key { get; init; }
    public Guid? About { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset PostedAt { get; init; }
    public MessageState State { get; set; }

    /// <summary>How often it was handed over, whatever came of it.</summary>
    public int Tries { get; set; }

    public required DateTimeOffset NextTryAt { get; set; }

    /// <summary>When its state changed last.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Why it waits again, failed, or is unknown.</summary>
    public string? Reason { get; set; }
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> table)
    {
        table.ToTable("Outbox_Messages");
        table.Property(message => message.Desk).HasMaxLength(50);
        table.Property(message => message.Kind).HasMaxLength(50);
        table.Property(message => message.Key).HasMaxLength(200);
        table.Property(message => message.Title).HasMaxLength(300);
        table.Property(message => message.Reason).HasMaxLength(1000);
        table.HasIndex(message => new { message.Desk, message.Key }).IsUnique();
        table.HasIndex(message => new { message.Desk, message.State, message.NextTryAt });
        table.HasIndex(message => message.About);
    }
}
