using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Competencies.Contests;

/// <summary>
/// Somebody does not agree with a figure about themselves and says why; HR answers. That it happened stands in the ledger; the words stand
/// here, where they can be erased.
/// </summary>
internal sealed class Contest
{
    public long Id { get; init; }

    /// <summary>Made with the empty form: a double click sends the same one twice.</summary>
    public required Guid Key { get; init; }

    /// <summary>Ledger key of whoever contests.</summary>
    public required Guid Subject { get; init; }

    public required string Competency { get; init; }

    /// <summary>The sheet that is contested; null when it is the figure as a whole.</summary>
    public long? SheetId { get; init; }

    /// <summary>The figure that was contested, in tenths of a point as it stood; null when there was none.</summary>
    public int? Score { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>In the person's words; null once erased.</summary>
    public string? Text { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Ledger key of who answered.</summary>
    public Guid? AnsweredBy { get; set; }

    /// <summary>One of <see cref="Outcomes"/>.</summary>
    public string? Outcome { get; set; }

    public string? Answer { get; set; }
}

/// <summary>What became of it.</summary>
internal static class Outcomes
{
    /// <summary>The person is right: the evidence is corrected or taken back.</summary>
    public const string Upheld = "upheld";

    /// <summary>More evidence will be gathered.</summary>
    public const string More = "more";

    /// <summary>The figure stands, and why.</summary>
    public const string Stands = "stands";

    public static readonly string[] All = [Upheld, More, Stands];
}

internal sealed class ContestTable : IEntityTypeConfiguration<Contest>
{
    public void Configure(EntityTypeBuilder<Contest> table)
    {
        table.ToTable("Competencies_Contests");
        table.Property(contest => contest.Competency).HasMaxLength(100);
        table.Property(contest => contest.Text).HasMaxLength(ContestBook.LongestText);
        table.Property(contest => contest.Outcome).HasMaxLength(20);
        table.Property(contest => contest.Answer).HasMaxLength(ContestBook.LongestText);
        table.HasIndex(contest => contest.Key).IsUnique();
        table.HasIndex(contest => new { contest.Subject, contest.Id });
        table.HasIndex(contest => new { contest.AnsweredAt, contest.Id });
    }
}
