using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;

namespace ServiceAcademy.Assignments.Demo;

/// <summary>
/// Every course was assigned to everybody of the invented company. Those who have completed it were asked a little before they began; the
/// others have it before them, and some let it slip.
/// </summary>
internal sealed class AssignmentsSeed(AcademyDb db, AssignmentsApi assignments, CoursesApi courses, PeopleApi people, TimeProvider clock) : IDemoSeed
{
    /// <summary>The employee whom the documentation follows: due soon, not yet begun.</summary>
    private const string MainEmployee = "mei.lin@hotel.example";

    private readonly Random random = new(20261122);

    public async Task SeedAsync(CancellationToken cancellation)
    {
        var everybody = await people.AllAsync(cancellation);
        var leaders = (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id, team => team.ManagerId);
        var zone = (await people.OrganisationAsync(cancellation)).TimeZone;
        foreach (var course in await courses.ListAsync(cancellation))
        {
            var progress = (await courses.ProgressAsync(everybody.Select(person => person.Id).ToList(), course.Id, cancellation))
                .GroupBy(row => row.PersonId).ToDictionary(rows => rows.Key, rows => rows.First());
            var form = NextGuid();
            var rows = everybody.OrderBy(person => person.Id).Select(person =>
            {
                var mine = progress.GetValueOrDefault(person.Id);
                var (at, due) = Times(person, mine, zone);
                var leader = person.TeamId is { } team ? leaders[team] : null;
                return (Person: person, Mine: mine, Row: new Assignment
                {
                    Form = form, PersonId = person.Id, CourseId = course.Id, DueOn = due, AssignedBy = leader == person.Id ? null : leader, AssignedAt = at,
                });
            }).ToList();
            await assignments.Book.AppendAsync(rows.Select(row => (row.Person, row.Row)).ToList(), course.Version, cancellation);
            await db.WriteAsync(() =>
            {
                db.AddRange(from row in rows
                            where row.Mine?.CompletedAt is not null
                            select new Fulfilment { AssignmentId = row.Row.Id, At = row.Mine.CompletedAt!.Value, CourseVersion = row.Mine.Version });
                return Task.CompletedTask;
            }, cancellation);
        }
    }

    private (DateTimeOffset AssignedAt, DateOnly DueOn) Times(PersonCard person, CourseProgress? mine, TimeZoneInfo zone)
    {
        var now = clock.GetUtcNow();
        // Both numbers are drawn for everybody, so that one person's state does not move the others' dates.
        var (before, due) = (random.Next(3, 12), random.Next(-12, 29));
        if (mine?.CompletedAt is { } done)
            return (mine.StartedAt.AddDays(-before), Due.Day(done, zone).AddDays(random.Next(-3, 12)));
        var last = person.Email == MainEmployee ? 9 : due;
        var assigned = now.AddDays(Math.Min(last, 0) - 14 - before);
        return (mine is not null && mine.StartedAt < assigned ? mine.StartedAt.AddDays(-1) : assigned, Due.Day(now, zone).AddDays(last));
    }

    private Guid NextGuid()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
