using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Pdf.Signing;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates.Verify;

/// <summary>A certificate and what it is worth today.</summary>
/// <param name="RevokedOn">In the organisation's time zone.</param>
internal sealed record Verified(Certificate Certificate, CertificateStatus Status, DateOnly? RevokedOn);

/// <summary>What a file is.</summary>
public enum FileReading
{
    /// <summary>There was none, or it was too large.</summary>
    NoFile,

    /// <summary>Byte for byte a paper that this academy has issued.</summary>
    Issued,

    /// <summary>It bears a signature, and bytes have changed since.</summary>
    Changed,

    /// <summary>It bears a whole signature, and this academy has issued no such file.</summary>
    SignedByOthers,

    /// <summary>No signature, and no file of this academy.</summary>
    Unknown,
}

/// <summary>What was found out about a file.</summary>
internal sealed record CheckedFile(FileReading Reading, Verified? Found, PdfSignature? Signature);

/// <summary>Looks certificates up for whoever verifies one.</summary>
internal sealed class Lookup(AcademyDb db, PeopleApi people, TimeProvider clock)
{
    /// <summary>The certificate of a well-formed code; null when there is none.</summary>
    public async Task<Verified?> FindAsync(string code, CancellationToken cancellation) =>
        await ToldAsync(await db.Set<Certificate>().AsNoTracking().Include(row => row.Revocation).SingleOrDefaultAsync(row => row.Code == code, cancellation), cancellation);

    /// <summary>What a file is worth: the register knows its hash, or at least its signature tells something.</summary>
    public async Task<CheckedFile> CheckAsync(byte[] file, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        var id = await db.Set<Paper>().Where(paper => paper.Sha256 == hash).Select(paper => (long?)paper.CertificateId).FirstOrDefaultAsync(cancellation);
        var signature = PdfSignature.Read(file);
        if (id is null)
            return new CheckedFile(signature switch { null => FileReading.Unknown, { IsWhole: false } => FileReading.Changed, _ => FileReading.SignedByOthers }, null, signature);
        var certificate = await db.Set<Certificate>().AsNoTracking().Include(row => row.Revocation).SingleAsync(row => row.Id == id, cancellation);
        return new CheckedFile(FileReading.Issued, await ToldAsync(certificate, cancellation), signature);
    }

    private async Task<Verified?> ToldAsync(Certificate? certificate, CancellationToken cancellation)
    {
        if (certificate is null)
            return null;
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        return new Verified(certificate, Validity.Status(certificate.ValidUntil, certificate.Revocation is not null, Validity.Day(clock.GetUtcNow(), zone)),
            certificate.Revocation is { } revocation ? Validity.Day(revocation.At, zone) : null);
    }
}
