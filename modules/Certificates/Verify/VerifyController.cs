using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates.Verify;

/// <summary>Anybody who holds a certificate's code may see what it certifies and whether it stands.</summary>
[AllowAnonymous]
[EnableRateLimiting(VerifyRate.Policy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class VerifyController(AcademyDb db, PeopleApi people, TimeProvider clock) : Controller
{
    /// <summary>The form, and what was typed into it: a good code leads to its page.</summary>
    [HttpGet("/verify")]
    public IActionResult Index(string? code)
    {
        if (code is null)
            return Page(new VerifyPage(null, null), 200);
        return VerificationCode.Read(code, out var read) is var reading && reading == CodeReading.WellFormed
            ? LocalRedirect(Paths.Verify(read))
            : Page(new VerifyPage(code, null, reading, read.Length), 400);
    }

    [HttpGet("/verify/{code}")]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation)
    {
        var reading = VerificationCode.Read(code, out var read);
        if (reading != CodeReading.WellFormed)
            return Page(new VerifyPage(code, null, reading, read.Length), 400);
        var certificate = await db.Set<Certificate>().AsNoTracking().Include(row => row.Revocation)
            .SingleOrDefaultAsync(row => row.Code == read, cancellation);
        if (certificate is null)
            return Page(new VerifyPage(VerificationCode.Grouped(read), null, reading, read.Length), 404);
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        return Page(new VerifyPage(VerificationCode.Grouped(read), new Verified(
            certificate, Validity.Status(certificate.ValidUntil, certificate.Revocation is not null, Validity.Day(clock.GetUtcNow(), zone)),
            certificate.Revocation is { } revocation ? Validity.Day(revocation.At, zone) : null)), 200);
    }

    private ViewResult Page(VerifyPage page, int status)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.StatusCode = status;
        return View("Show", page);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Typed">What was typed; null for the empty form.</param>
/// <param name="Found">The certificate; null when there is none.</param>
/// <param name="Reading">How the code reads.</param>
/// <param name="Characters">How many characters it has without hyphens.</param>
internal sealed record VerifyPage(string? Typed, Verified? Found, CodeReading Reading = CodeReading.WellFormed, int Characters = 0)
{
    /// <summary>Well formed, and not of this academy.</summary>
    public bool IsUnknown => Typed is not null && Found is null && Reading == CodeReading.WellFormed;

    public bool IsMistyped => Typed is not null && Reading != CodeReading.WellFormed;
}

/// <summary>A certificate and what it is worth today.</summary>
internal sealed record Verified(Certificate Certificate, CertificateStatus Status, DateOnly? RevokedOn);
