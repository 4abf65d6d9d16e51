using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Certificates;

/// <summary>
/// An award as it was when it was made. Nothing here is ever changed: renaming a person, a course or the company changes no certificate
/// that is out.
/// </summary>
internal sealed class Certificate
{
    public long Id { get; init; }
    public required int PersonId { get; init; }
    public required string CourseId { get; init; }
    public required int CourseVersion { get; init; }

    /// <summary>The enrolment that earned it; one certificate each, however many requests race.</summary>
    public required long EnrolmentId { get; init; }

    /// <summary>The register's year and the place in it: together the number, without gaps.</summary>
    public required int Year { get; init; }

    /// <inheritdoc cref="Year"/>
    public required int Sequence { get; init; }

    /// <summary>The code of the verification page, see <see cref="VerificationCode"/>.</summary>
    public required string Code { get; init; }

    public required string HolderName { get; init; }
    public string? NativeName { get; init; }
    public required LocalText CourseTitle { get; init; }

    /// <summary>One line on what was shown, with intervals; empty when there was too little evidence.</summary>
    public required LocalText Competencies { get; init; }

    public required LocalText Issuer { get; init; }

    /// <summary>Thousandths.</summary>
    public int? Score { get; init; }

    /// <summary>The first day, in the organisation's time zone.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day; null when it does not expire.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>When the last step was done.</summary>
    public required DateTimeOffset EarnedAt { get; init; }

    /// <summary>Whether it was made in an invented company and certifies nothing.</summary>
    public required bool IsDemo { get; init; }

    public Revocation? Revocation { get; init; }

    public string Number => CertificateNumber.Write(Year, Sequence);

    /// <summary>The holder's data were erased; number, days and hash stay.</summary>
    public bool IsHolderErased => HolderName == ErasedHolder;

    /// <summary>What stands in the place of an erased holder's name.</summary>
    public const string ErasedHolder = "–";
}

/// <summary>A certificate was taken back.</summary>
internal sealed class Revocation
{
    public long Id { get; init; }
    public required long CertificateId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int RevokedBy { get; init; }
    public required string Reason { get; init; }
}

/// <summary>How far a year's numbers have been given out. Its row is the queue in which issuers stand.</summary>
internal sealed class Series
{
    public required int Year { get; init; }
    public required int LastNumber { get; set; }
}

/// <summary>A certificate that was earned and cannot be printed as it should be: it waits until HR has mended the text.</summary>
internal sealed class Waiting
{
    public long Id { get; init; }
    public required int PersonId { get; init; }
    public required string CourseId { get; init; }
    public required int CourseVersion { get; init; }
    public required long EnrolmentId { get; init; }
    public int? Score { get; init; }
    public required DateTimeOffset EarnedAt { get; init; }

    /// <summary>The characters at fault, with their code points.</summary>
    public required string Unprintable { get; init; }
}

/// <summary>The PDF of a certificate in one language, written once: every copy has the same bytes.</summary>
internal sealed class Paper
{
    public long Id { get; init; }
    public required long CertificateId { get; init; }
    public required string Language { get; init; }
    public required byte[] Bytes { get; init; }

    /// <summary>Hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the certificate of the key that signed, hexadecimal; null for papers of before 0.2, which are not signed.</summary>
    public string? SignedBy { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }
}

/// <summary>How numbers are written.</summary>
internal static class CertificateNumber
{
    public static string Write(int year, int sequence) => FormattableString.Invariant($"{year:0000}-{sequence:000000}");
}

internal sealed class CertificateTable : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> table)
    {
        table.ToTable("Certificates_Certificates");
        table.Property(certificate => certificate.CourseId).HasMaxLength(100);
        table.Property(certificate => certificate.Code).HasMaxLength(40);
        table.Property(certificate => certificate.HolderName).HasMaxLength(200);
        table.Property(certificate => certificate.NativeName).HasMaxLength(200);
        table.ComplexProperty(certificate => certificate.CourseTitle);
        table.ComplexProperty(certificate => certificate.Competencies);
        table.ComplexProperty(certificate => certificate.Issuer);
        table.Ignore(certificate => certificate.Number).Ignore(certificate => certificate.IsHolderErased);
        table.HasIndex(certificate => certificate.EnrolmentId).IsUnique();
        table.HasIndex(certificate => new { certificate.Year, certificate.Sequence }).IsUnique();
        table.HasIndex(certificate => certificate.Code).IsUnique();
        table.HasIndex(certificate => new { certificate.PersonId, certificate.CourseId });
        table.HasOne(certificate => certificate.Revocation).WithOne().HasForeignKey<Revocation>(row => row.CertificateId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevocationTable : IEntityTypeConfiguration<Revocation>
{
    public void Configure(EntityTypeBuilder<Revocation> table)
    {
        table.ToTable("Certificates_Revocations");
        table.Property(row => row.Reason).HasMaxLength(500);
        table.HasIndex(row => row.CertificateId).IsUnique();
    }
}

internal sealed class SeriesTable : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> table)
    {
        table.ToTable("Certificates_Series");
        table.HasKey(series => series.Year);
        table.Property(series => series.Year).ValueGeneratedNever();
    }
}

internal sealed class WaitingTable : IEntityTypeConfiguration<Waiting>
{
    public void Configure(EntityTypeBuilder<Waiting> table)
    {
        table.ToTable("Certificates_Waiting");
        table.Property(row => row.CourseId).HasMaxLength(100);
        table.Property(row => row.Unprintable).HasMaxLength(1000);
        table.HasIndex(row => row.EnrolmentId).IsUnique();
    }
}

internal sealed class PaperTable : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> table)
    {
        table.ToTable("Certificates_Files");
        table.Property(paper => paper.Language).HasMaxLength(20);
        table.Property(paper => paper.Sha256).HasMaxLength(64);
        table.Property(paper => paper.SignedBy).HasMaxLength(64);
        // A file that is brought to the verification is found by its hash.
        table.HasIndex(paper => paper.Sha256);
        table.HasIndex(paper => new { paper.CertificateId, paper.Language }).IsUnique();
        table.HasOne<Certificate>().WithMany().HasForeignKey(paper => paper.CertificateId).OnDelete(DeleteBehavior.Restrict);
    }
}
