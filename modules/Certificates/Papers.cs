using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Pdf.Certificates;

namespace ServiceAcademy.Certificates;

/// <summary>The PDF of a certificate: drawn when it is first asked for, kept, and the same ever after.</summary>
internal sealed class Papers(AcademyDb db, ICertificateRenderer renderer, IOptions<AcademyOptions> options, TimeProvider clock)
{
    public async Task<Paper> OfAsync(Certificate certificate, string language, CancellationToken cancellation)
    {
        if (await KeptAsync(certificate.Id, language, cancellation) is { } kept)
            return kept;
        var bytes = renderer.Render(new CertificateDocument(CertificateTemplate.For(language), DataOf(certificate, language)));
        var paper = new Paper
        {
            CertificateId = certificate.Id, Language = language, Bytes = bytes, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            PrintedAt = clock.GetUtcNow(),
        };
        try
        {
            await db.WriteAsync(() =>
            {
                db.Add(paper);
                return Task.CompletedTask;
            }, cancellation);
            return paper;
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Somebody else asked at the same moment and was first: that copy is the one.
            return await KeptAsync(certificate.Id, language, cancellation) ?? throw new InvalidOperationException("The certificate's file could not be kept.");
        }
    }

    private Task<Paper?> KeptAsync(long certificateId, string language, CancellationToken cancellation) =>
        db.Set<Paper>().AsNoTracking().SingleOrDefaultAsync(paper => paper.CertificateId == certificateId && paper.Language == language, cancellation);

    private CertificateData DataOf(Certificate certificate, string language) => new()
    {
        HolderName = certificate.HolderName, NativeName = certificate.NativeName, CourseTitle = certificate.CourseTitle.In(language),
        Competencies = certificate.Competencies.In(language) is { Length: > 0 } line ? line : null,
        IssuedOn = certificate.IssuedOn, ValidUntil = certificate.ValidUntil, Number = certificate.Number,
        VerificationUrl = options.Value.Outward(Paths.Verify(certificate.Code)), VerificationCode = VerificationCode.Grouped(certificate.Code),
        Issuer = certificate.Issuer.In(language), IsDemo = certificate.IsDemo,
    };
}
