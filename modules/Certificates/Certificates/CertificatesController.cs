using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates.Certificates;

/// <summary>One's own certificates, and their files.</summary>
[Authorize(CertificatesPermissions.ReadOwn)]
public sealed class CertificatesController(
    AcademyDb db, PeopleApi people, IAuthorizationService authorization, CertificatesApi certificates, IOptions<AcademyOptions> options,
    TimeProvider clock, IStringLocalizer<CertificatesController> T) : Controller
{
    [HttpGet(Paths.Mine)]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var today = Validity.Day(clock.GetUtcNow(), (await people.OrganisationAsync(cancellation)).TimeZone);
        var mine = await db.Set<Certificate>().AsNoTracking().Include(certificate => certificate.Revocation)
            .Where(certificate => certificate.PersonId == me.Id)
            .OrderByDescending(certificate => certificate.IssuedOn).ThenByDescending(certificate => certificate.Id).ToListAsync(cancellation);
        var issued = mine.Select(certificate => certificate.EnrolmentId).ToList();
        var waiting = await db.Set<Waiting>().AnyAsync(row => row.PersonId == me.Id && !issued.Contains(row.EnrolmentId), cancellation);
        return View(new MyCertificates(
            mine.Select(certificate => new MyCertificate(
                certificate, Validity.Status(certificate.ValidUntil, certificate.Revocation is not null, today),
                options.Value.Outward(Paths.Verify(certificate.Code)))).ToList(),
            waiting));
    }

    /// <summary>The PDF, for its holder and for those who read the register; nobody else learns that it exists.</summary>
    [HttpGet("/certificates/{id:long}.pdf")]
    public async Task<IActionResult> Pdf(long id, string? language, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var certificate = await db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (certificate is null
            || (certificate.PersonId != me.Id && !(await authorization.AuthorizeAsync(User, CertificatesPermissions.ReadAll)).Succeeded))
            throw new AcademyError(404, T["There is no such certificate."],
                T["The address is mistyped, or the certificate is somebody else's."], T["Open your own certificates from the menu."]);
        var printed = Languages.All.Contains(language) ? language! : Languages.Current;
        var paper = await certificates.Papers.OfAsync(certificate, printed, cancellation);
        Response.Headers.CacheControl = "private, no-cache";
        var name = printed == Languages.Chinese ? certificate.NativeName ?? certificate.HolderName : certificate.HolderName;
        return File(paper.Bytes, "application/pdf", FileName($"{name} – {certificate.CourseTitle.In(printed)} ({certificate.Number})"),
            lastModified: null, entityTag: new EntityTagHeaderValue($"\"{paper.Sha256}\""));
    }

    private static string FileName(string text) =>
        string.Concat(text.Select(character => Path.GetInvalidFileNameChars().Contains(character) || "\\/:*?\"<>|".Contains(character) ? ' ' : character)) + ".pdf";
}

/// <summary>What the page shows.</summary>
internal sealed record MyCertificates(IReadOnlyList<MyCertificate> All, bool IsOneWaiting);

/// <summary>A certificate of one's own.</summary>
internal sealed record MyCertificate(Certificate Certificate, CertificateStatus Status, string VerificationAddress);
