using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ServiceAcademy.Certificates.Verify;

/// <summary>Anybody who holds a certificate's code may see what it certifies and whether it stands.</summary>
[AllowAnonymous]
[EnableRateLimiting(VerifyRate.Policy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class VerifyController(CertificatesApi certificates) : Controller
{
    /// <summary>Our papers have some 60 KB.</summary>
    private const int LargestFile = 5 * 1024 * 1024;

    private readonly Lookup register = certificates.Lookup;

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
        return await register.FindAsync(read, cancellation) is { } found
            ? Page(new VerifyPage(VerificationCode.Grouped(read), found), 200)
            : Page(new VerifyPage(VerificationCode.Grouped(read), null, reading, read.Length), 404);
    }

    /// <summary>The same for programs; what the fields mean stands in docs/certificates.md.</summary>
    [HttpGet("/verify/{code}.json")]
    public async Task<IActionResult> Json(string code, CancellationToken cancellation)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Response.Headers.AccessControlAllowOrigin = "*";
        if (VerificationCode.Read(code, out var read) != CodeReading.WellFormed)
            return BadRequest(new { status = "malformed" });
        return await register.FindAsync(read, cancellation) is { } found ? Ok(Attestation.Of(found)) : NotFound(new { status = "unknown" });
    }

    /// <summary>A certificate's file: found by its hash, and its signature read. Nothing of it is stored.</summary>
    [HttpPost("/verify"), ValidateAntiForgeryToken]
    [RequestSizeLimit(LargestFile + 64 * 1024)]
    public async Task<IActionResult> File(IFormFile? file, CancellationToken cancellation)
    {
        if (file is not { Length: > 0 and <= LargestFile })
            return Page(new VerifyPage(null, null) { File = FileReading.NoFile }, 400);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var checkedFile = await register.CheckAsync(bytes.ToArray(), cancellation);
        return Page(new VerifyPage(null, checkedFile.Found) { File = checkedFile.Reading }, checkedFile.Found is null ? 404 : 200);
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
    /// <summary>What became of a file; null when a code was asked for.</summary>
    public FileReading? File { get; init; }

    /// <summary>Well formed, and not of this academy.</summary>
    public bool IsUnknown => Typed is not null && Found is null && Reading == CodeReading.WellFormed;

    public bool IsMistyped => Typed is not null && Reading != CodeReading.WellFormed;
}
