using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceAcademy.Certificates;

/// <summary>That a certificate runs out was told, once for each of the days before.</summary>
internal sealed class ExpiryNotice
{
    public long Id { get; init; }
    public required long CertificateId { get; init; }

    /// <summary>One of <see cref="ExpiryNotices.Days"/>.</summary>
    public required int Days { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ExpiryNoticeTable : IEntityTypeConfiguration<ExpiryNotice>
{
    public void Configure(EntityTypeBuilder<ExpiryNotice> table)
    {
        table.ToTable("Certificates_ExpiryNotices");
        table.HasIndex(notice => new { notice.CertificateId, notice.Days }).IsUnique();
        table.HasOne<Certificate>().WithMany().HasForeignKey(notice => notice.CertificateId).OnDelete(DeleteBehavior.Restrict);
    }
}
