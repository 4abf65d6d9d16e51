using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Certificates;

/// <summary>An issued certificate.</summary>
/// <param name="Code">The unguessable code of its verification page.</param>
/// <param name="Number">Number in the register, for example <c>2026-000017</c>.</param>
public sealed record CertificateCard(
    long Id, int PersonId, string CourseId, int CourseVersion, string Number, string Code, DateOnly IssuedOn, DateOnly? ValidUntil, DateTimeOffset? RevokedAt);

/// <summary>The door of Certificates.</summary>
public sealed class CertificatesApi
{
    private readonly AcademyDb db;

    /// <summary>Made by the container.</summary>
    public CertificatesApi(
        AcademyDb db, CoursesApi courses, CompetenciesApi competencies, PeopleApi people, RecordsApi records, ICertificateRenderer renderer,
        IOptions<AcademyOptions> options, TimeProvider clock)
    {
        this.db = db;
        Issuing = new Issuing(db, courses, competencies, people, records, renderer, clock);
        Papers = new Papers(db, renderer, options, clock);
    }

    internal Issuing Issuing { get; }

    internal Papers Papers { get; }

    /// <summary>A person's certificates, newest first.</summary>
    public async Task<IReadOnlyList<CertificateCard>> OfPersonAsync(int personId, CancellationToken cancellation = default) =>
        (await db.Set<Certificate>().AsNoTracking().Include(certificate => certificate.Revocation)
            .Where(certificate => certificate.PersonId == personId)
            .OrderByDescending(certificate => certificate.IssuedOn).ThenByDescending(certificate => certificate.Id).ToListAsync(cancellation))
        .Select(certificate => new CertificateCard(
            certificate.Id, certificate.PersonId, certificate.CourseId, certificate.CourseVersion, certificate.Number, certificate.Code,
            certificate.IssuedOn, certificate.ValidUntil, certificate.Revocation?.At))
        .ToList();
}
