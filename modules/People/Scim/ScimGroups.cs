using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;

namespace ServiceAcademy.People.Scim;

/// <summary>Teams as SCIM groups. A person is in one team at a time: who is added to another moves there today.</summary>
internal sealed class ScimGroups(AcademyDb db, PeopleApi people, ScimUsers users, TimeProvider clock, IStringLocalizer<PeopleApi> T)
{
    private readonly Placing placing = new(db, clock, T);

    public IQueryable<Team> All => db.Set<Team>().Where(team => team.ClosedAt == null);

    public async Task<List<JsonObject>> ReadAsync(IReadOnlyCollection<Team> some, bool withMembers, CancellationToken cancellation)
    {
        var ids = some.Select(team => team.Id).ToList();
        var today = await people.TodayAsync(cancellation);
        var members = withMembers
            ? (await (from place in db.Set<Placement>().On(today)
                      where ids.Contains(place.TeamId!.Value)
                      join person in users.All on place.PersonId equals person.Id
                      orderby person.Id
                      select new { place.TeamId, person.Id, person.Name }).ToListAsync(cancellation)).ToLookup(member => member.TeamId!.Value)
            : null;
        return some.Select(team =>
        {
            var id = team.Id.ToString(CultureInfo.InvariantCulture);
            var json = new JsonObject { ["schemas"] = new JsonArray(ScimSchemas.Group), ["id"] = id };
            if (team.DirectoryId is { } external)
                json["externalId"] = external;
            json["displayName"] = ScimUsers.Plain(team.Name);
            if (members is not null)
                json["members"] = new JsonArray(members[team.Id].Select(member => (JsonNode)new JsonObject
                {
                    ["value"] = member.Id.ToString(CultureInfo.InvariantCulture), ["$ref"] = $"{users.Root}/Users/{member.Id}", ["display"] = member.Name, ["type"] = "User",
                }).ToArray());
            json["meta"] = ScimSchemas.Meta("Group", $"{users.Root}/Groups/{id}");
            return json;
        }).ToList();
    }

    public async Task<Team> DemandAsync(string id, CancellationToken cancellation) =>
        int.TryParse(id, CultureInfo.InvariantCulture, out var number) && await All.SingleOrDefaultAsync(team => team.Id == number, cancellation) is { } team
            ? team
            : throw ScimError.NotFound(id);

    /// <summary>Adds a team. Inside a write.</summary>
    public async Task<Team> AddAsync(JsonObject json, CancellationToken cancellation)
    {
        var name = NameOf(json);
        if (await All.AnyAsync(team => team.Name.En == name || team.Name.ZhHans == name, cancellation))
            throw ScimError.Taken($"There is a group {name} already.");
        var team = new Team { Code = await FreeCodeAsync(db, name, cancellation), SiteId = null, Name = Units.Named(name), IsFromDirectory = true };
        db.Add(team);
        await db.SaveChangesAsync(cancellation);
        await SaveAsync(team, json, cancellation);
        return team;
    }

    /// <summary>Makes a team what the JSON says. Inside a write.</summary>
    public async Task SaveAsync(Team team, JsonObject json, CancellationToken cancellation)
    {
        var name = NameOf(json);
        if (name != ScimUsers.Plain(team.Name))
            team.Name = team.Name.En.Length > 0 || !Units.Named(name).ZhHans.Equals(name) ? team.Name with { En = name } : Units.Named(name);
        team.DirectoryId = ScimPath.Member(json, "externalId")?.ToString();
        team.IsFromDirectory = true;
        team.Revision++;
        await db.SaveChangesAsync(cancellation);

        var wanted = new HashSet<int>();
        foreach (var member in ScimPath.Member(json, "members") as JsonArray ?? [])
            if (member is not JsonObject one || ScimPath.Member(one, "value")?.ToString() is not { } id)
                throw ScimError.Invalid("A member is an object with a value.");
            else
                wanted.Add((await users.DemandAsync(id, cancellation)).Id);
        var today = await people.TodayAsync(cancellation);
        var have = (await db.Set<Placement>().On(today).Where(place => place.TeamId == team.Id && !place.Ended)
            .Join(users.All, place => place.PersonId, person => person.Id, (place, person) => person.Id).ToListAsync(cancellation)).ToHashSet();
        foreach (var gone in have.Except(wanted))
            await MoveAsync(gone, null, today, cancellation);
        foreach (var come in wanted.Except(have))
            await MoveAsync(come, team.Id, today, cancellation);
    }

    /// <summary>Closes a team; its members are in none. Inside a write.</summary>
    public async Task CloseAsync(Team team, CancellationToken cancellation)
    {
        var today = await people.TodayAsync(cancellation);
        foreach (var member in await db.Set<Placement>().On(today).Where(place => place.TeamId == team.Id).Select(place => place.PersonId).ToListAsync(cancellation))
            await MoveAsync(member, null, today, cancellation);
        (team.ClosedAt, team.Revision) = (clock.GetUtcNow(), team.Revision + 1);
    }

    public static async Task<string> FreeCodeAsync(AcademyDb db, string name, CancellationToken cancellation)
    {
        var stem = Unit.CodeOf(name);
        var code = stem;
        for (var number = 2; await db.Set<Team>().AnyAsync(team => team.Code == code, cancellation); number++)
            code = $"{stem[..Math.Min(50, stem.Length)]}-{number}";
        return code;
    }

    private async Task MoveAsync(int personId, int? teamId, DateOnly today, CancellationToken cancellation)
    {
        var place = Placing.On(await placing.TimelineAsync(personId, cancellation), today);
        if (!place.Ended)
            await placing.PlaceAsync(personId, today, place with { TeamId = teamId }, null, cancellation);
    }

    private static string NameOf(JsonObject json) =>
        ScimPath.Member(json, "displayName")?.ToString().Trim() is { Length: > 0 and <= 200 } name ? name : throw ScimError.Invalid("displayName is required, up to 200 characters.");
}
