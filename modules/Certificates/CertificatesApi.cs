using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceAcademy.Certificates.Signing;
using ServiceAcademy.Certificates.Verify;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Certificates;

/// <summary>An issued certificate.</summary>
/// <param name="Code">The unguessable code of its verification page.</param>
/// <param name="Number">Number in the register, for example <c>2026-000017</c>.</param>
public sealed record CertificateCard(
    long Id, int PersonId, string CourseId, int CourseVersion, string Number, string Code, DateOnly IssuedOn, DateOnly? ValidUntil, DateTimeOffset? RevokedAt);

/// <summary>A certificate was issued; leaves through the outbox.</summary>
/// <param name="Number">Its number in the register.</param>
/// <param name="VerifyUrl">Absolute address of its verification page: whoever has it, sees what the page shows.</param>
/// <param name="ValidUntil">Its last day in the organisation's time zone; null when it does not expire.</param>
public sealed record CertificateIssued(
    NewsPerson Person, string Number, string CourseId, int CourseVersion, LocalText CourseTitle, string VerifyUrl, DateOnly IssuedOn, DateOnly? ValidUntil) : IOutgoing
{
    /// <inheritdoc />
    public static string Kind => "certificate-issued";

    /// <inheritdoc />
    public string Key => $"{Kind}:{Number}";

    /// <inheritdoc />
    public Guid? About => Person.Subject;

    /// <inheritdoc />
    public string Title => $"{Number} {Person.Name}: {CourseTitle.En}";
}

/// <summary>
/// A certificate runs out soon and its holder has no newer one of the course; raised 90, 60, 30, 7 and 0 days before its last day, each once, and leaves
/// through the outbox. If the academy did not run on one of these days, the next time it runs counts.
/// </summary>
/// <param name="Days">Which of the five it is.</param>
/// <param name="ValidUntil">Its last day in the organisation's time zone; it still counts.</param>
public sealed record CertificateExpiring(
    NewsPerson Person, string Number, string CourseId, LocalText CourseTitle, DateOnly ValidUntil, int Days) : IOutgoing
{
    /// <inheritdoc />
    public static string Kind => "certificate-expiring";

    /// <inheritdoc />
    public string Key => $"{Kind}:{Number}:{Days}";

    /// <inheritdoc />
    public Guid? About => Person.Subject;

    /// <inheritdoc />
    public string Title => $"{Number} {Person.Name}: {CourseTitle.En}, {ValidUntil:yyyy-MM-dd}";
}

/// <summary>A certificate was taken back; leaves through the outbox. The reason stays in the house.</summary>
public sealed record CertificateRevoked(NewsPerson Person, string Number, string CourseId, LocalText CourseTitle, NewsPerson? By, DateTimeOffset At) : IOutgoing
{
    /// <inheritdoc />
    public static string Kind => "certificate-revoked";

    /// <inheritdoc />
    public string Key => $"{Kind}:{Number}";

    /// <inheritdoc />
    public Guid? About => Person.Subject;

    /// <inheritdoc />
    public string Title => $"{Number} {Person.Name}: {CourseTitle.En}";
}

/// <summary>What a file is, for programs.</summary>
/// <param name="File"><c>issued</c>, <c>changed</c> (after it was signed), <c>signedByOthers</c> or <c>unknown</c>.</param>
/// <param name="Certificate">The certificate whose paper it is; null unless issued here.</param>
/// <param name="SignedBy">Subject of the signer's certificate; null without a signature that can be read. Only for a file that is not changed it means anything.</param>
/// <param name="StampedAt">What a timestamp service confirmed; null when none did.</param>
public sealed record FileVerdict(string File, Attestation? Certificate, string? SignedBy, DateTimeOffset? StampedAt);

/// <summary>The door of Certificates.</summary>
public sealed class CertificatesApi
{
    private readonly AcademyDb db;

    /// <summary>Made by the container.</summary>
    public CertificatesApi(
        AcademyDb db, CoursesApi courses, CompetenciesApi competencies, PeopleApi people, RecordsApi records, AcademyEvents events, ICertificateRenderer renderer,
        CertificateSigner signer, IOptions<AcademyOptions> options, TimeProvider clock)
    {
        this.db = db;
        Issuing = new Issuing(db, courses, competencies, people, records, events, renderer, options, clock);
        Papers = new Papers(db, people, renderer, signer, options, clock);
        Lookup = new Lookup(db, people, clock);
    }

    internal Issuing Issuing { get; }

    internal Papers Papers { get; }

    internal Lookup Lookup { get; }

    /// <summary>A person's certificates, newest first.</summary>
    public async Task<IReadOnlyList<CertificateCard>> OfPersonAsync(int personId, CancellationToken cancellation = default) =>
        (await db.Set<Certificate>().AsNoTracking().Include(certificate => certificate.Revocation)
            .Where(certificate => certificate.PersonId == personId)
            .OrderByDescending(certificate => certificate.IssuedOn).ThenByDescending(certificate => certificate.Id).ToListAsync(cancellation))
        .Select(certificate => new CertificateCard(
            certificate.Id, certificate.PersonId, certificate.CourseId, certificate.CourseVersion, certificate.Number, certificate.Code,
            certificate.IssuedOn, certificate.ValidUntil, certificate.Revocation?.At))
        .ToList();

    /// <summary>Whether a file is a paper of this academy, and what it is worth today.</summary>
    public async Task<FileVerdict> VerifyAsync(byte[] file, CancellationToken cancellation = default)
    {
        var (reading, found, signature) = await Lookup.CheckAsync(file, cancellation);
        return new FileVerdict(JsonNamingPolicy.CamelCase.ConvertName(reading.ToString()), found is null ? null : Attestation.Of(found),
            signature?.Certificate.Subject, signature?.StampedAt);
    }

    /// <summary>A signed paper for somebody who has earned nothing, marked as a demonstration; it is in no register.</summary>
    /// <exception cref="ArgumentException">The name cannot be printed.</exception>
    public Task<byte[]> SampleAsync(string name, string language, CancellationToken cancellation = default) =>
        Papers.SampleAsync(name, language, cancellation);
}
