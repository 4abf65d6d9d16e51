using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Courses;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates;

/// <summary>Offers the renewal of a certificate that runs out soon, or has run out.</summary>
internal sealed class Renewals(CertificatesApi certificates, CoursesApi courses, PeopleApi people, TimeProvider clock, IStringLocalizer<Renewals> T) : INextStepSource
{
    /// <summary>How many days before the last one a renewal is offered; Courses lets people take a course again no later than that.</summary>
    private const int Days = 59;

    public async Task<IReadOnlyList<NextStep>> NextStepsAsync(int personId, IReadOnlyList<string> weakest, CancellationToken cancellation)
    {
        var today = Validity.Day(clock.GetUtcNow(), (await people.OrganisationAsync(cancellation)).TimeZone);
        var steps = new List<NextStep>();
        // Of a course the newest certificate counts; one that was taken back is not renewed by itself.
        foreach (var newest in (await certificates.OfPersonAsync(personId, cancellation)).GroupBy(card => card.CourseId).Select(cards => cards.First()))
            if (newest is { ValidUntil: { } until, RevokedAt: null } && until.AddDays(-Days) <= today
                && await courses.FindAsync(newest.CourseId, cancellation) is { CertificateMonths: not null } course)
            {
                var day = Validity.Say(until);
                steps.Add(new NextStep(
                    T["Renew “{0}”", course.Title], until < today ? T["Your certificate expired on {0}.", day] : T["Your certificate is valid until {0}.", day],
                    T["Take the course again"], $"/courses/{course.Id}", course.Minutes, 10));
            }
        return steps;
    }
}
