using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates;

/// <summary>
/// Of an erased person's certificates the number, the days and the hash of the file stay: whoever holds the paper can still have it confirmed. Name and file are erased.
/// </summary>
internal sealed class Erasure(AcademyDb db) : IHandle<PersonErased>
{
    public async Task HandleAsync(PersonErased happened, CancellationToken cancellation)
    {
        var certificates = db.Set<Certificate>().Where(certificate => certificate.PersonId == happened.PersonId);
        var ids = certificates.Select(certificate => certificate.Id);
        await db.Set<Paper>().Where(paper => ids.Contains(paper.CertificateId)).ExecuteUpdateAsync(paper => paper.SetProperty(row => row.Bytes, Array.Empty<byte>()), cancellation);
        await db.Set<Waiting>().Where(waiting => waiting.PersonId == happened.PersonId).ExecuteDeleteAsync(cancellation);
        await certificates.ExecuteUpdateAsync(certificate => certificate
            .SetProperty(row => row.HolderName, Certificate.ErasedHolder).SetProperty(row => row.NativeName, (string?)null), cancellation);
    }
}

/// <summary>A person's certificates, for the file with everything about a person.</summary>
internal sealed class CertificatesData(AcademyDb db) : IPersonData
{
    public async Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard person, CancellationToken cancellation) =>
    [
        new("certificates", ["number", "course", "version", "name", "issued", "valid_until", "score_thousandths", "code"],
            (await db.Set<Certificate>().AsNoTracking().Where(row => row.PersonId == person.Id).OrderBy(row => row.Id).ToListAsync(cancellation))
            .ConvertAll(row => (IReadOnlyList<object?>)[row.Number, row.CourseId, row.CourseVersion, row.HolderName, row.IssuedOn, row.ValidUntil, row.Score, row.Code])),
    ];

    public async Task<IReadOnlyList<PersonDataFile>> FilesAsync(PersonCard person, CancellationToken cancellation) =>
        (await (from paper in db.Set<Paper>().AsNoTracking()
                join certificate in db.Set<Certificate>() on paper.CertificateId equals certificate.Id
                where certificate.PersonId == person.Id
                select new { certificate.Year, certificate.Sequence, paper.Language, paper.Bytes }).ToListAsync(cancellation))
        .ConvertAll(paper => new PersonDataFile($"certificates/{CertificateNumber.Write(paper.Year, paper.Sequence)}.{paper.Language}.pdf", paper.Bytes));
}
