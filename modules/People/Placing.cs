using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;

namespace ServiceAcademy.People;

/// <summary>Where somebody works: what a placement says.</summary>
internal readonly record struct Place(int? TeamId, int? JobId, int? ManagerId, bool Ended)
{
    public static Place Of(Placement? row) => row is null ? default : new(row.TeamId, row.JobId, row.ManagerId, row.Ended);
}

/// <summary>Moves people, lets them go and come back: appends placements, never changes one.</summary>
internal sealed class Placing(AcademyDb db, TimeProvider clock, IStringLocalizer<PeopleApi> T)
{
    /// <summary>Longer chains of managers than this are taken for a circle.</summary>
    private const int Levels = 60;

    /// <summary>All rows of a person that count, by day.</summary>
    public async Task<List<Placement>> TimelineAsync(int personId, CancellationToken cancellation) =>
        Standing(await db.Set<Placement>().AsNoTracking().Where(row => row.PersonId == personId).ToListAsync(cancellation));

    /// <summary>Of each day's rows the last one.</summary>
    public static List<Placement> Standing(IEnumerable<Placement> rows) =>
        rows.GroupBy(row => row.Since).Select(day => day.MaxBy(row => row.Id)!).OrderBy(row => row.Since).ToList();

    /// <summary>What counts on a day.</summary>
    public static Place On(IEnumerable<Placement> timeline, DateOnly day) => Place.Of(timeline.LastOrDefault(row => row.Since <= day));

    /// <summary>From a day on the person works there; nothing is written when that is known already. To be called inside a write.</summary>
    /// <exception cref="AcademyError">409: the manager would be led by the person.</exception>
    public async Task<bool> PlaceAsync(int personId, DateOnly since, Place place, int? by, CancellationToken cancellation)
    {
        if (On(await TimelineAsync(personId, cancellation), since) == place && await db.Set<Placement>().AnyAsync(row => row.PersonId == personId && row.Since <= since, cancellation))
            return false;
        if (place.ManagerId is { } manager)
            await DemandNoCircleAsync(personId, manager, since, cancellation);
        db.Add(new Placement
        {
            PersonId = personId, Since = since, TeamId = place.TeamId, JobId = place.JobId, ManagerId = place.ManagerId, Ended = place.Ended,
            RecordedAt = clock.GetUtcNow(), RecordedBy = by,
        });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>The person's last day at work; a day that is over ends access at once.</summary>
    public async Task LeaveAsync(Person person, DateOnly lastDay, DateOnly today, int? by, CancellationToken cancellation)
    {
        await StayAsync(person, lastDay, by, cancellation);
        person.LastDay = lastDay;
        if (lastDay < today)
            person.DeactivatedAt ??= clock.GetUtcNow();
        await PlaceAsync(person.Id, lastDay.AddDays(1), new Place(null, null, null, Ended: true), by, cancellation);
    }

    /// <summary>The person comes back, or the end that was planned is taken back: where they were last, they are again.</summary>
    public async Task ReturnAsync(Person person, DateOnly today, int? by, CancellationToken cancellation)
    {
        (person.LastDay, person.DeactivatedAt) = (null, null);
        var timeline = await TimelineAsync(person.Id, cancellation);
        if (On(timeline, today).Ended && timeline.LastOrDefault(row => row is { Ended: false } && row.Since <= today) is { } last)
            await PlaceAsync(person.Id, today, Place.Of(last), by, cancellation);
        await StayAsync(person, today, by, cancellation);
    }

    /// <summary>Takes back every end after a day.</summary>
    private async Task StayAsync(Person person, DateOnly after, int? by, CancellationToken cancellation)
    {
        var timeline = await TimelineAsync(person.Id, cancellation);
        var place = On(timeline, after);
        foreach (var row in timeline.Where(row => row.Since > after))
            if (row.Ended)
                await PlaceAsync(person.Id, row.Since, place, by, cancellation);
            else
                place = Place.Of(row);
    }

    private async Task DemandNoCircleAsync(int personId, int managerId, DateOnly day, CancellationToken cancellation)
    {
        var path = new List<int> { managerId };
        while (path.Count <= Levels && path[^1] != personId)
        {
            var above = path[^1];
            if (await db.Set<Placement>().On(day).Where(row => row.PersonId == above).Select(row => row.ManagerId).SingleOrDefaultAsync(cancellation) is not { } next)
                return;
            path.Add(next);
        }
        var names = await db.Set<Person>().Where(person => path.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        throw new AcademyError(409, T["The managers would lead each other in a circle."],
            string.Join(" → ", path.Prepend(personId).Distinct().Append(personId).Select(id => names.GetValueOrDefault(id, "…"))), T["Choose another manager, or change the manager above first."]);
    }
}
