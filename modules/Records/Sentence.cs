using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Records;

/// <summary>One row of the ledger. Never changed, never deleted; a correction is a new row that supersedes.</summary>
internal sealed class Sentence
{
    public long Id { get; init; }
    public required Guid Subject { get; init; }
    public required string Verb { get; init; }
    public required string ObjectType { get; init; }
    public required string ObjectId { get; init; }
    public required int ObjectVersion { get; init; }

    /// <summary>What of the object, for example a question or <c>node/choice</c>; empty when the whole.</summary>
    public required string Part { get; init; }

    /// <summary>Thousandths of full marks, 0–1000; null when nothing was scored.</summary>
    public int? Score { get; init; }

    /// <summary>The attempt that it happened in; sentences of one attempt are not independent of each other.</summary>
    public string? Attempt { get; init; }

    /// <summary>measured, observed, appraised or self.</summary>
    public required string Channel { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public long? Supersedes { get; init; }

    /// <summary>The key of whoever judged; null where nobody did.</summary>
    public Guid? Rater { get; init; }

    public List<SentenceBearing> Bearings { get; init; } = [];
}

/// <summary>What a sentence says about one competency, as the content version had it.</summary>
internal sealed class SentenceBearing
{
    public long SentenceId { get; init; }
    public required string Competency { get; init; }
    public required int Credit { get; init; }
    public required int Weight { get; init; }
    public required int Guess { get; init; }
}

internal sealed class SentenceTable : IEntityTypeConfiguration<Sentence>
{
    public void Configure(EntityTypeBuilder<Sentence> table)
    {
        table.ToTable("Records_Sentences");
        table.Property(sentence => sentence.Verb).HasMaxLength(40);
        table.Property(sentence => sentence.ObjectType).HasMaxLength(40);
        table.Property(sentence => sentence.ObjectId).HasMaxLength(100);
        table.Property(sentence => sentence.Part).HasMaxLength(200);
        table.Property(sentence => sentence.Attempt).HasMaxLength(60);
        table.Property(sentence => sentence.Channel).HasMaxLength(20);
        table.HasIndex(sentence => new { sentence.Subject, sentence.Id });
        table.HasIndex(sentence => new { sentence.ObjectType, sentence.ObjectId, sentence.Id });
        table.HasIndex(sentence => sentence.Supersedes).IsUnique();
        table.HasMany(sentence => sentence.Bearings).WithOne().HasForeignKey(bearing => bearing.SentenceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SentenceBearingTable : IEntityTypeConfiguration<SentenceBearing>
{
    public void Configure(EntityTypeBuilder<SentenceBearing> table)
    {
        table.ToTable("Records_Bearings");
        table.HasKey(bearing => new { bearing.SentenceId, bearing.Competency });
        table.Property(bearing => bearing.Competency).HasMaxLength(100);
    }
}
