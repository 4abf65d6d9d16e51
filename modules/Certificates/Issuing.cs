using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Pdf.Certificates;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Certificates;

/// <summary>
/// Issues the certificate of a completed course in the transaction of its last step: once an enrolment, with the next number of the year.
/// What cannot be printed is not issued; it waits, with the reason.
/// </summary>
internal sealed class Issuing(
    AcademyDb db, CoursesApi courses, CompetenciesApi competencies, PeopleApi people, RecordsApi records, AcademyEvents events,
    ICertificateRenderer renderer, IOptions<AcademyOptions> options, TimeProvider clock)
{
    /// <summary>Tries a waiting certificate again, with the names as they are now; false when something still cannot be printed.</summary>
    public async Task<bool> TryAgainAsync(Waiting waiting, CancellationToken cancellation)
    {
        if (await people.FindAsync(waiting.PersonId, cancellation) is { } person)
            await IssueAsync(new CourseCompleted(
                person, waiting.CourseId, waiting.CourseVersion, waiting.EnrolmentId, waiting.Score, waiting.EarnedAt), cancellation);
        return await IsIssuedAsync(waiting.EnrolmentId, cancellation);
    }

    /// <summary>Takes a certificate back; a second time changes nothing.</summary>
    public Task RevokeAsync(long certificateId, int by, string reason, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            if (await db.Set<Revocation>().AnyAsync(row => row.CertificateId == certificateId, cancellation))
                return;
            var now = clock.GetUtcNow();
            db.Add(new Revocation { CertificateId = certificateId, At = now, RevokedBy = by, Reason = reason });
            var certificate = await db.Set<Certificate>().AsNoTracking().SingleAsync(row => row.Id == certificateId, cancellation);
            if (await people.FindAsync(certificate.PersonId, cancellation) is { } holder)
                await events.RaiseAsync(new CertificateRevoked(
                    NewsPerson.Of(holder), certificate.Number, certificate.CourseId, certificate.CourseTitle,
                    await people.FindAsync(by, cancellation) is { } revoker ? NewsPerson.Of(revoker) : null, now), cancellation);
        }, cancellation);

    /// <summary>Issues what a completion earned, if its course gives a certificate.</summary>
    public async Task IssueAsync(CourseCompleted earned, CancellationToken cancellation)
    {
        if (await courses.FindAsync(earned.CourseId, earned.Version, cancellation) is not { CertificateMonths: { } months } course)
            return;
        var organisation = await people.OrganisationAsync(cancellation);
        var line = await CompetencyLineAsync(course, cancellation);
        var unprintable = Unprintable(earned.Person, course, organisation, line);
        await db.WriteAsync(async () =>
        {
            if (await IsIssuedAsync(earned.EnrolmentId, cancellation))
                return;
            if (unprintable.Length > 0)
                await WaitAsync(earned, unprintable, cancellation);
            else
                await AppendAsync(earned, course, organisation, line, months, cancellation);
        }, cancellation);
    }

    private async Task AppendAsync(
        CourseCompleted earned, CourseCard course, OrganisationCard organisation, LocalText line, int months, CancellationToken cancellation)
    {
        var day = Validity.Day(earned.At, organisation.TimeZone);
        await TakePlaceAsync(day.Year, cancellation);
        // Whoever stood before in the queue may have issued this very one.
        if (await IsIssuedAsync(earned.EnrolmentId, cancellation))
            return;
        var certificate = new Certificate
        {
            PersonId = earned.Person.Id, CourseId = course.Id, CourseVersion = course.Version, EnrolmentId = earned.EnrolmentId,
            Year = day.Year, Sequence = await NextNumberAsync(day.Year, cancellation), Code = VerificationCode.New(),
            HolderName = earned.Person.Name, NativeName = earned.Person.NativeName, CourseTitle = course.Title, Competencies = line,
            Issuer = organisation.Name, Score = earned.Score, IssuedOn = day, ValidUntil = Validity.LastDay(day, months),
            EarnedAt = earned.At, IsDemo = organisation.IsDemo,
        };
        db.Add(certificate);
        await db.SaveChangesAsync(cancellation);
        await records.AppendAsync(new NewSentence(
            earned.Person.Subject, Verbs.Earned, "certificate", course.Id, course.Version, certificate.Number, earned.At, earned.Score,
            $"course:{earned.EnrolmentId}"), cancellation);
        await events.RaiseAsync(new CertificateIssued(
            NewsPerson.Of(earned.Person), certificate.Number, course.Id, course.Version, course.Title,
            options.Value.Outward(Paths.Verify(certificate.Code)), day, certificate.ValidUntil), cancellation);
    }

    /// <summary>
    /// Makes everybody else who wants a number of this year wait until this transaction has ended, so that a number once taken is never lost:
    /// PostgreSQL locks the row that is written, SQLite has one writer anyway. The statement is the same in both.
    /// </summary>
    private async Task TakePlaceAsync(int year, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Certificates_Series" ("Year", "LastNumber") VALUES ({year}, 0) ON CONFLICT DO NOTHING""", cancellation);
        await db.Set<Series>().Where(series => series.Year == year)
            .ExecuteUpdateAsync(series => series.SetProperty(row => row.LastNumber, row => row.LastNumber), cancellation);
    }

    private async Task<int> NextNumberAsync(int year, CancellationToken cancellation)
    {
        var series = db.Set<Series>().Where(series => series.Year == year);
        await series.ExecuteUpdateAsync(row => row.SetProperty(one => one.LastNumber, one => one.LastNumber + 1), cancellation);
        return await series.Select(row => row.LastNumber).SingleAsync(cancellation);
    }

    private async Task WaitAsync(CourseCompleted earned, string unprintable, CancellationToken cancellation)
    {
        if (await db.Set<Waiting>().AnyAsync(waiting => waiting.EnrolmentId == earned.EnrolmentId, cancellation))
            return;
        db.Add(new Waiting
        {
            PersonId = earned.Person.Id, CourseId = earned.CourseId, CourseVersion = earned.Version, EnrolmentId = earned.EnrolmentId,
            Score = earned.Score, EarnedAt = earned.At, Unprintable = unprintable,
        });
    }

    private Task<bool> IsIssuedAsync(long enrolmentId, CancellationToken cancellation) =>
        db.Set<Certificate>().AnyAsync(certificate => certificate.EnrolmentId == enrolmentId, cancellation);

    /// <summary>
    /// The competencies that the course exercises, by name. Scores stay in the profile: a paper on a wall, and a page that anybody may open,
    /// are no place for a figure that a person's next answer changes.
    /// </summary>
    private async Task<LocalText> CompetencyLineAsync(CourseCard course, CancellationToken cancellation)
    {
        var exercised = (await competencies.FrameworkAsync(cancellation)).Where(competency => course.Competencies.Contains(competency.Id)).ToList();
        string In(string language) => string.Join(" · ", exercised.Select(competency => competency.Name.In(language)));
        return exercised.Count == 0 ? new LocalText() : new LocalText { En = In(Languages.English), ZhHans = In(Languages.Chinese) };
    }

    private string Unprintable(PersonCard person, CourseCard course, OrganisationCard organisation, LocalText line)
    {
        string[] texts =
        [
            person.Name, person.NativeName ?? "", course.Title.En, course.Title.ZhHans, organisation.Name.En, organisation.Name.ZhHans,
            line.En, line.ZhHans,
        ];
        var list = string.Join(", ", texts.SelectMany(renderer.FindUnprintable).Select(found => $"“{found.Text}” ({found.CodePoints})").Distinct());
        return list.Length <= 1000 ? list : list[..1000];
    }
}
