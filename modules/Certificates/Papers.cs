using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceAcademy.Certificates.Signing;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Pdf;
using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates;

/// <summary>The PDF of a certificate: drawn and signed when it is first asked for, kept, and the same ever after.</summary>
internal sealed class Papers(
    AcademyDb db, PeopleApi people, ICertificateRenderer renderer, CertificateSigner signer, IOptions<AcademyOptions> options, TimeProvider clock)
{
    public async Task<Paper> OfAsync(Certificate certificate, string language, CancellationToken cancellation)
    {
        if (await KeptAsync(certificate.Id, language, cancellation) is { } kept)
            return kept;
        var template = CertificateTemplate.For(language);
        var file = await signer.SignAsync(
            renderer.Render(new CertificateDocument(template, DataOf(certificate, language))), certificate.Issuer.In(language), template.Title, cancellation);
        var paper = new Paper
        {
            CertificateId = certificate.Id, Language = language, Bytes = file.Bytes, Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
            SignedBy = file.SignedBy, PrintedAt = clock.GetUtcNow(),
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

    /// <summary>A paper of nobody, to look at: marked as a demonstration, in no register.</summary>
    public async Task<byte[]> SampleAsync(string name, string language, CancellationToken cancellation)
    {
        if (renderer.FindUnprintable(name) is [_, ..] unprintable)
            throw new ArgumentException($"The name cannot be printed: {string.Join(", ", unprintable.Select(found => $"“{found.Text}” ({found.CodePoints})"))}.", nameof(name));
        var organisation = await people.OrganisationAsync(cancellation);
        var today = Validity.Day(clock.GetUtcNow(), organisation.TimeZone);
        var code = new string('0', VerificationCode.Length);
        var template = CertificateTemplate.For(language);
        var drawn = renderer.Render(new CertificateDocument(template, new CertificateData
        {
            HolderName = name, CourseTitle = language == Languages.Chinese ? "优质服务" : "Service Quality", IssuedOn = today, ValidUntil = Validity.LastDay(today, 24),
            Number = CertificateNumber.Write(today.Year, 0), VerificationUrl = options.Value.Outward(Paths.Verify(code)), VerificationCode = VerificationCode.Grouped(code),
            Issuer = organisation.Name.In(language), IsDemo = true,
        }));
        return (await signer.SignAsync(drawn, organisation.Name.In(language), template.Title, cancellation)).Bytes;
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
