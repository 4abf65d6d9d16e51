using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceAcademy.Certificates.Verify;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>Certificates as Open Badges 3.0, for whoever has the code, and what readers of badges need to check them.</summary>
[AllowAnonymous]
[EnableRateLimiting(VerifyRate.Policy)]
public sealed class BadgesController(
    AcademyDb db, PeopleApi people, BadgeIssuer issuer, IOptions<AcademyOptions> options, TimeProvider clock) : Controller
{
    private const string JsonLd = "application/vc+ld+json";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly BadgeCredential credentials = new(issuer.Id, options.Value.Outward);

    /// <summary>JSON-LD with a Data Integrity proof.</summary>
    [HttpGet("/badges/{code}")]
    [HttpGet("/badges/{code}.json")]
    public async Task<IActionResult> Show(string code, string? language, CancellationToken cancellation) =>
        await FindAsync(code, cancellation) is not { } certificate
            ? NotFound()
            : Json(issuer.Prove(await CredentialAsync(certificate, language, cancellation), clock.GetUtcNow()), JsonLd);

    /// <summary>The same as VC-JWT.</summary>
    [HttpGet("/badges/{code}.jwt")]
    public async Task<IActionResult> Jwt(string code, string? language, CancellationToken cancellation) =>
        await FindAsync(code, cancellation) is not { } certificate
            ? NotFound()
            : Text(await JwtAsync(certificate, language, cancellation), "application/vc+jwt");

    /// <summary>A picture with the credential inside.</summary>
    [HttpGet("/badges/{code}.svg")]
    public async Task<IActionResult> Picture(string code, string? language, CancellationToken cancellation) =>
        await FindAsync(code, cancellation) is not { } certificate
            ? NotFound()
            : File(Encoding.UTF8.GetBytes(BadgeSvg.Bake(certificate, Tongue(language), await JwtAsync(certificate, language, cancellation))), "image/svg+xml",
                $"{certificate.Number}.svg");

    /// <summary>Which certificates of a list are revoked.</summary>
    [HttpGet("/badges/status/{list:long:min(0)}")]
    public async Task<IActionResult> Status(long list, CancellationToken cancellation)
    {
        var (from, to) = (list * StatusList.Length, (list + 1) * StatusList.Length);
        var revoked = await db.Set<Revocation>().Where(row => row.CertificateId >= from && row.CertificateId < to).Select(row => row.CertificateId).ToListAsync(cancellation);
        var name = (await people.OrganisationAsync(cancellation)).Name.In(Languages.English);
        return Json(issuer.Prove(credentials.Status(list, revoked.Select(StatusList.IndexOf), name, clock.GetUtcNow()), clock.GetUtcNow()), JsonLd);
    }

    /// <summary>The issuer's keys (did:web).</summary>
    [HttpGet("/.well-known/did.json")]
    [HttpGet("/did.json")]
    public async Task<IActionResult> Did(CancellationToken cancellation) =>
        Json(issuer.Document((await people.OrganisationAsync(cancellation)).Name.In(Languages.English)), "application/did+json");

    private async Task<Certificate?> FindAsync(string code, CancellationToken cancellation) =>
        VerificationCode.Read(code, out var read) == CodeReading.WellFormed
            ? await db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == read, cancellation)
            : null;

    private async Task<JsonObject> CredentialAsync(Certificate certificate, string? language, CancellationToken cancellation) =>
        credentials.Of(certificate, (await people.OrganisationAsync(cancellation)).TimeZone, Tongue(language));

    private async Task<string> JwtAsync(Certificate certificate, string? language, CancellationToken cancellation) =>
        issuer.SignJwt(BadgeCredential.Claims(await CredentialAsync(certificate, language, cancellation)), certificate.Issuer.In(Tongue(language)));

    private static string Tongue(string? language) => Languages.All.Contains(language) ? language! : Languages.Current;

    private ContentResult Json(JsonObject json, string type) => Text(json.ToJsonString(Readable), type);

    /// <summary>Wallets of any site may read it: there is nothing in it that the code's holder may not see.</summary>
    private ContentResult Text(string text, string type)
    {
        Response.Headers.AccessControlAllowOrigin = "*";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return Content(text, type, Encoding.UTF8);
    }
}
