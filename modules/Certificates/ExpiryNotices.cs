using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates;

/// <summary>Regular work: tells of certificates that run out soon, 90, 60, 30, 7 and 0 days before their last day, each once.</summary>
internal sealed class ExpiryNotices(AcademyDb db, AcademyEvents events, PeopleApi people, TimeProvider clock)
{
    /// <summary>Days before the last one, the farthest first.</summary>
    public static readonly int[] Days = [90, 60, 30, 7, 0];

    public async Task RaiseAsync(CancellationToken cancellation)
    {
        var today = Validity.Day(clock.GetUtcNow(), (await people.OrganisationAsync(cancellation)).TimeZone);
        var last = today.AddDays(Days[0]);
        // Of a course the newest certificate counts: who has renewed is not reminded.
        var soon = await db.Set<Certificate>().AsNoTracking()
            .Where(certificate => certificate.ValidUntil >= today && certificate.ValidUntil <= last && certificate.Revocation == null
                && !db.Set<Certificate>().Any(newer => newer.PersonId == certificate.PersonId && newer.CourseId == certificate.CourseId && newer.Id > certificate.Id))
            .OrderBy(certificate => certificate.Id).ToListAsync(cancellation);
        var told = (await db.Set<ExpiryNotice>().Where(notice => db.Set<Certificate>()
                .Any(certificate => certificate.Id == notice.CertificateId && certificate.ValidUntil >= today))
            .Select(notice => new { notice.CertificateId, notice.Days }).ToListAsync(cancellation)).Select(notice => (notice.CertificateId, notice.Days)).ToHashSet();
        var due = soon.Select(certificate => (Certificate: certificate, Days: Reached(certificate.ValidUntil!.Value, today)))
            .Where(row => !told.Contains((row.Certificate.Id, row.Days))).ToList();
        var holders = await people.FindManyAsync(due.Select(row => row.Certificate.PersonId).Distinct().ToList(), cancellation);
        foreach (var (certificate, days) in due)
            if (holders.GetValueOrDefault(certificate.PersonId) is { IsActive: true } holder)
                await TellAsync(certificate, days, holder, cancellation);
    }

    /// <summary>The nearest of the five that is reached: after a pause of the academy one notice is enough.</summary>
    public static int Reached(DateOnly validUntil, DateOnly today) => Days.Last(days => validUntil.DayNumber - today.DayNumber <= days);

    private async Task TellAsync(Certificate certificate, int days, PersonCard holder, CancellationToken cancellation)
    {
        try
        {
            await db.WriteAsync(async () =>
            {
                db.Add(new ExpiryNotice { CertificateId = certificate.Id, Days = days, At = clock.GetUtcNow() });
                await db.SaveChangesAsync(cancellation);
                await events.RaiseAsync(new CertificateExpiring(
                    NewsPerson.Of(holder), certificate.Number, certificate.CourseId, certificate.CourseTitle, certificate.ValidUntil!.Value, days), cancellation);
            }, cancellation);
        }
        catch (DbUpdateException) when (db.Set<ExpiryNotice>().Any(notice => notice.CertificateId == certificate.Id && notice.Days == days))
        {
            // Another node was first.
        }
    }
}
