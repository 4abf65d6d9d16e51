using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates.Register;

/// <summary>Every certificate that was issued, and those that wait.</summary>
[BackOffice]
[Authorize(CertificatesPermissions.ReadAll)]
public sealed class RegisterController(
    AcademyDb db, PeopleApi people, CoursesApi courses, CertificatesApi certificates, TimeProvider clock, IStringLocalizer<RegisterController> T) : Controller
{
    [HttpGet(Paths.Register)]
    public async Task<IActionResult> Index(string? status, CancellationToken cancellation) =>
        View(new RegisterPage(Only(await LinesAsync(cancellation), status), await WaitingAsync(cancellation), status));

    /// <summary>The same table as a download.</summary>
    [HttpGet("/certificates/register.csv")]
    public async Task<IActionResult> Csv(string? status, CancellationToken cancellation) => new CsvTable(
        "certificates",
        [T["Certificate number"], T["Holder"], T["Name in own script"], T["Course id"], T["Course title"], T["Version"], T["Issued on"], T["Valid until"], T["Validity"], T["Code"], T["Demonstration"]],
        Only(await LinesAsync(cancellation), status).Select(line => (IReadOnlyList<object?>)
        [
            line.Certificate.Number, line.Certificate.HolderName, line.Certificate.NativeName, line.Certificate.CourseId, line.Certificate.CourseTitle.ToString(),
            line.Certificate.CourseVersion, Iso(line.Certificate.IssuedOn), Iso(line.Certificate.ValidUntil), Word(line.Status),
            VerificationCode.Grouped(line.Certificate.Code), line.Certificate.IsDemo ? T["yes"].Value : "",
        ]));

    /// <summary>Issues a waiting certificate after its text was mended.</summary>
    [HttpPost("/certificates/register/waiting/{id:long}/issue"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Issue(long id, CancellationToken cancellation)
    {
        var waiting = await db.Set<Waiting>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation)
            ?? throw new AcademyError(404, T["Nothing waits under this address."], T["It may have been issued meanwhile."], T["Look in the register."]);
        if (!await certificates.Issuing.TryAgainAsync(waiting, cancellation))
            throw new AcademyError(409, T["The certificate still cannot be printed."], T["These characters cannot be printed: {0}.", waiting.Unprintable],
                T["Change the person's name under People, or the course's title, then try again."]);
        return LocalRedirect(Paths.Register);
    }

    private async Task<IReadOnlyList<RegisterLine>> LinesAsync(CancellationToken cancellation)
    {
        var today = Validity.Day(clock.GetUtcNow(), (await people.OrganisationAsync(cancellation)).TimeZone);
        return (await db.Set<Certificate>().AsNoTracking().Include(certificate => certificate.Revocation)
                .OrderByDescending(certificate => certificate.Year).ThenByDescending(certificate => certificate.Sequence).ToListAsync(cancellation))
            .Select(certificate => new RegisterLine(
                certificate, Validity.Status(certificate.ValidUntil, certificate.Revocation is not null, today), Word))
            .ToList();
    }

    private async Task<IReadOnlyList<WaitingLine>> WaitingAsync(CancellationToken cancellation)
    {
        var rows = await db.Set<Waiting>().AsNoTracking()
            .Where(row => !db.Set<Certificate>().Any(certificate => certificate.EnrolmentId == row.EnrolmentId))
            .OrderBy(row => row.Id).ToListAsync(cancellation);
        var holders = await people.FindManyAsync(rows.Select(row => row.PersonId).Distinct().ToList(), cancellation);
        var lines = new List<WaitingLine>();
        foreach (var row in rows)
            lines.Add(new WaitingLine(row, holders[row.PersonId].DisplayName,
                (await courses.FindAsync(row.CourseId, row.CourseVersion, cancellation))?.Title.ToString() ?? row.CourseId));
        return lines;
    }

    private static IReadOnlyList<RegisterLine> Only(IReadOnlyList<RegisterLine> lines, string? status) =>
        Enum.TryParse<CertificateStatus>(status, ignoreCase: true, out var wanted) ? lines.Where(line => line.Status == wanted).ToList() : lines;

    private string Word(CertificateStatus status) => status switch
    {
        CertificateStatus.Valid => T["Valid"],
        CertificateStatus.Expired => T["Expired"],
        _ => T["Revoked"],
    };

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What the page shows.</summary>
internal sealed record RegisterPage(IReadOnlyList<RegisterLine> Lines, IReadOnlyList<WaitingLine> Waiting, string? Status);

/// <summary>A certificate's line.</summary>
internal sealed record RegisterLine(Certificate Certificate, CertificateStatus Status, Func<CertificateStatus, string> Words)
{
    public string Word => Words(Status);

    public string Tone => Status == CertificateStatus.Valid ? "good" : "bad";
}

/// <summary>A waiting certificate's line.</summary>
internal sealed record WaitingLine(Waiting Waiting, string Holder, string CourseTitle);
