using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Assignments;

/// <summary>Somebody has to complete a course until a day. Never changed: what becomes of it is written beside it.</summary>
internal sealed class Assignment
{
    public long Id { get; init; }

    /// <summary>The form that was sent. Sent twice, it still assigns once.</summary>
    public required Guid Form { get; init; }

    public required int PersonId { get; init; }
    public required string CourseId { get; init; }

    /// <summary>The last day, in the organisation's time zone.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Who assigned it; null for the academy itself.</summary>
    public int? AssignedBy { get; init; }

    public required DateTimeOffset AssignedAt { get; init; }

    public Fulfilment? Fulfilment { get; init; }
    public Withdrawal? Withdrawal { get; init; }
}

/// <summary>An assignment was done.</summary>
internal sealed class Fulfilment
{
    public long Id { get; init; }
    public required long AssignmentId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int CourseVersion { get; init; }
}

/// <summary>An assignment was taken back.</summary>
internal sealed class Withdrawal
{
    public long Id { get; init; }
    public required long AssignmentId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int WithdrawnBy { get; init; }
}

internal sealed class AssignmentTable : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> table)
    {
        table.ToTable("Assignments_Assignments");
        table.Property(assignment => assignment.CourseId).HasMaxLength(100);
        table.HasIndex(assignment => new { assignment.Form, assignment.PersonId }).IsUnique();
        table.HasIndex(assignment => new { assignment.PersonId, assignment.CourseId });
        table.HasOne(assignment => assignment.Fulfilment).WithOne().HasForeignKey<Fulfilment>(row => row.AssignmentId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne(assignment => assignment.Withdrawal).WithOne().HasForeignKey<Withdrawal>(row => row.AssignmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FulfilmentTable : IEntityTypeConfiguration<Fulfilment>
{
    public void Configure(EntityTypeBuilder<Fulfilment> table)
    {
        table.ToTable("Assignments_Fulfilments");
        table.HasIndex(row => row.AssignmentId).IsUnique();
    }
}

internal sealed class WithdrawalTable : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> table)
    {
        table.ToTable("Assignments_Withdrawals");
        table.HasIndex(row => row.AssignmentId).IsUnique();
    }
}
