using Microsoft.Extensions.Options;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Demo;

/// <summary>Houses, teams and people of the invented company: the named ones, and a fixed crowd until each team has enough.</summary>
internal sealed class PeopleSeed(AcademyDb db, IOptions<AcademyOptions> options, TimeProvider clock) : IDemoSeed
{
    private readonly Random random = new(20261122);
    private readonly List<(Person Person, Team Team, Job? Job, DateOnly Since)> places = [];
    private UnitBook<Job>? jobs;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        if (DemoCompany.Read(options.Value.ContentPath) is not { } company)
            return;
        await db.WriteAsync(async () =>
        {
            db.Add(new Organisation { Name = company.Organisation.Name, TimeZone = company.Organisation.TimeZone, IsDemo = true });
            var sites = company.Houses.ToDictionary(house => house.Id, house => new Site { Code = house.Id, Name = house.Name });
            db.AddRange(sites.Values);
            await db.SaveChangesAsync(cancellation);

            var departments = await db.DepartmentsAsync(cancellation);
            jobs = await db.JobsAsync(cancellation);
            foreach (var team in company.Teams)
                departments.FindOrAdd(team.Department);
            foreach (var job in company.People.Select(person => person.Job).Concat(company.Teams.Select(team => team.Department)))
                jobs.FindOrAdd(job);
            await db.SaveChangesAsync(cancellation);

            var teams = company.Teams.ToDictionary(team => team.Id, team => new Team
            {
                Code = team.Id, Name = team.Name, SiteId = team.House.Length > 0 ? sites[team.House].Id : null, DepartmentId = departments.FindOrAdd(team.Department)?.Id,
            });
            db.AddRange(teams.Values);
            await db.SaveChangesAsync(cancellation);

            var named = company.People.ToDictionary(person => person.Id, person => New(person, teams[person.Team]));
            db.AddRange(named.Values.Concat(Crowd(company, teams)).ToList());
            await db.SaveChangesAsync(cancellation);
            db.AddRange(places.Select(place => new Placement
            {
                PersonId = place.Person.Id, Since = place.Since, TeamId = place.Team.Id, JobId = place.Job?.Id, RecordedAt = clock.GetUtcNow(),
            }));

            foreach (var leader in company.People.Where(person => person.Manager))
                foreach (var team in teams.Values.Where(team => team.SiteId == teams[leader.Team].SiteId))
                    team.ManagerId = named[leader.Id].Id;
        }, cancellation);
    }

    private Person New(DemoPerson person, Team team) =>
        New(person.Name, person.NativeName, person.Email, person.Job, person.Locale, team);

    private Person New(string name, string nativeName, string email, LocalText job, string locale, Team team)
    {
        var now = clock.GetUtcNow();
        // Everybody has been there since before the first invented figures; the days differ so that lists of long service mean something.
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddMonths(-40);
        var person = new Person
        {
            Subject = NextGuid(), Name = name, NativeName = nativeName.Length > 0 ? nativeName : null, Email = email.ToLowerInvariant(),
            Number = $"{100001 + places.Count}", Locale = locale, EmployedFrom = since.AddDays(-37 * (places.Count % 29)), AddedAt = now, ChangedAt = now,
        };
        places.Add((person, team, jobs!.FindOrAdd(job), since));
        return person;
    }

    private IEnumerable<Person> Crowd(DemoCompany company, Dictionary<string, Team> teams)
    {
        var taken = company.People.Select(person => person.Email).ToHashSet();
        foreach (var team in company.Teams.Where(team => team.House.Length > 0))
        {
            var jobs = company.People.Where(person => !person.Manager)
                .Where(person => company.Teams.Single(other => other.Id == person.Team).Department == team.Department)
                .Select(person => person.Job).Distinct().DefaultIfEmpty(team.Department).ToList();
            for (var have = company.People.Count(person => person.Team == team.Id); have < company.GeneratedPeoplePerTeam; have++)
            {
                DemoName family, given;
                string email;
                do
                {
                    family = company.GeneratedFamilyNames[random.Next(company.GeneratedFamilyNames.Count)];
                    given = company.GeneratedGivenNames[random.Next(company.GeneratedGivenNames.Count)];
                    email = $"{given.Latin}.{family.Latin}@hotel.example".ToLowerInvariant();
                }
                while (!taken.Add(email));
                yield return New($"{family.Latin} {given.Latin}", family.Native + given.Native, email,
                    jobs[random.Next(jobs.Count)], Languages.Chinese, teams[team.Id]);
            }
        }
    }

    private Guid NextGuid()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
