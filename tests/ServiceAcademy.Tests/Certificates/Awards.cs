using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Certificates;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.Certificates;

/// <summary>Completes the demo course for somebody, as Courses does: in a write of its own, or one that then fails.</summary>
internal static class Awards
{
    private static long enrolment = 1_000_000;

    public static long NewEnrolment() => Interlocked.Increment(ref enrolment);

    public static Task<PersonCard> PersonAsync(this Academy academy, string id) =>
        academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().AllAsync())
            .Single(person => person.Email == id.Replace('-', '.') + "@hotel.example"));

    public static Task CompleteAsync(this Academy academy, PersonCard person, long enrolmentId, DateTimeOffset at, bool fails = false) =>
        academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().WriteAsync(async () =>
        {
            await services.GetRequiredService<AcademyEvents>().RaiseAsync(
                new CourseCompleted(person, "service-quality", 1, enrolmentId, 900, at));
            return fails ? throw new OperationCanceledException("The step after the certificate fails.") : true;
        }));

    public static Task<List<Certificate>> RegisterAsync(this Academy academy) =>
        academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Set<Certificate>().AsNoTracking()
            .OrderBy(row => row.Year).ThenBy(row => row.Sequence).ToListAsync());

    public static async Task<Certificate> EarnAsync(this Academy academy, string person, DateTimeOffset at)
    {
        var enrolmentId = NewEnrolment();
        await academy.CompleteAsync(await academy.PersonAsync(person), enrolmentId, at);
        return (await academy.RegisterAsync()).Single(row => row.EnrolmentId == enrolmentId);
    }
}
