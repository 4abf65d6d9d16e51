using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Assignments;

/// <summary>That an assignment is overdue was told; once.</summary>
internal sealed class OverdueNotice
{
    public long Id { get; init; }
    public required long AssignmentId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class OverdueNoticeTable : IEntityTypeConfiguration<OverdueNotice>
{
    public void Configure(EntityTypeBuilder<OverdueNotice> table)
    {
        table.ToTable("Assignments_OverdueNotices");
        table.HasIndex(notice => notice.AssignmentId).IsUnique();
        table.HasOne<Assignment>().WithOne().HasForeignKey<OverdueNotice>(notice => notice.AssignmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
