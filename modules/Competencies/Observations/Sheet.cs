using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>
/// A form that somebody filled in about somebody: an observation, a manager's appraisal, a self-assessment, or a rating in a calibration
/// round. Never changed: a correction is a new sheet that supersedes, a withdrawal one without marks. What it says stands in the ledger as
/// sentences; here stand the words, which can be erased, and what the pages show.
/// </summary>
internal sealed class Sheet
{
    public long Id { get; init; }

    /// <summary>Made with the empty form: a double click sends the same one twice.</summary>
    public required Guid Key { get; init; }

    /// <summary>observed, appraised or self.</summary>
    public required string Channel { get; init; }

    /// <summary>rubric or framework.</summary>
    public required string Kind { get; init; }

    public required string ItemId { get; init; }
    public required int Version { get; init; }

    /// <summary>Ledger key of whom it is about; null in a calibration round, which is about nobody.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Ledger key of who rated.</summary>
    public required Guid Rater { get; init; }

    /// <summary>How it was seen; one of <see cref="Settings"/>.</summary>
    public string? Setting { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Thousandths of the form's full marks; 0 when something critical failed; null where the form has no score.</summary>
    public int? Score { get; init; }

    /// <summary>Whether a critical criterion got its lowest category.</summary>
    public bool Failed { get; init; }

    /// <summary>In the rater's words; of a correction or withdrawal, why.</summary>
    public string? Comment { get; set; }

    /// <summary>The calibration round it belongs to.</summary>
    public long? RoundId { get; init; }

    /// <summary>The sheet that this one corrects or withdraws.</summary>
    public long? Supersedes { get; init; }

    public List<Mark> Marks { get; init; } = [];

    /// <summary>Key of the ledger's sentences.</summary>
    public string Attempt => $"{Channel}:{Id}";

    /// <summary>Whether it takes another one back without putting anything in its place.</summary>
    public bool IsWithdrawal => Supersedes is not null && Marks.Count == 0;
}

/// <summary>The category that a criterion got.</summary>
internal sealed class Mark
{
    public long SheetId { get; init; }
    public required string Criterion { get; init; }

    /// <summary>0 is the lowest.</summary>
    public required int Category { get; init; }
}

/// <summary>How an observation came about.</summary>
internal static class Settings
{
    public const string Beside = "beside";
    public const string Mystery = "mystery";
    public const string Recording = "recording";

    public static readonly string[] All = [Beside, Mystery, Recording];
}

internal sealed class SheetTable : IEntityTypeConfiguration<Sheet>
{
    public void Configure(EntityTypeBuilder<Sheet> table)
    {
        table.ToTable("Competencies_Sheets");
        table.Ignore(sheet => sheet.Attempt).Ignore(sheet => sheet.IsWithdrawal);
        table.Property(sheet => sheet.Channel).HasMaxLength(20);
        table.Property(sheet => sheet.Kind).HasMaxLength(40);
        table.Property(sheet => sheet.ItemId).HasMaxLength(100);
        table.Property(sheet => sheet.Setting).HasMaxLength(20);
        table.Property(sheet => sheet.Comment).HasMaxLength(SheetBook.LongestComment);
        table.HasIndex(sheet => sheet.Key).IsUnique();
        table.HasIndex(sheet => sheet.Supersedes).IsUnique();
        table.HasIndex(sheet => new { sheet.RoundId, sheet.Rater }).IsUnique();
        table.HasIndex(sheet => new { sheet.Subject, sheet.Id });
        table.HasIndex(sheet => new { sheet.Rater, sheet.Id });
        table.HasMany(sheet => sheet.Marks).WithOne().HasForeignKey(mark => mark.SheetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MarkTable : IEntityTypeConfiguration<Mark>
{
    public void Configure(EntityTypeBuilder<Mark> table)
    {
        table.ToTable("Competencies_Marks");
        table.HasKey(mark => new { mark.SheetId, mark.Criterion });
        table.Property(mark => mark.Criterion).HasMaxLength(100);
    }
}
