using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Scim;

/// <summary>People as SCIM users.</summary>
internal sealed class ScimUsers(AcademyDb db, PeopleApi people, IOptions<AcademyOptions> options, TimeProvider clock, IStringLocalizer<PeopleApi> T)
{
    private readonly Placing placing = new(db, clock, T);

    public string Root => options.Value.Outward("/scim/v2");

    /// <summary>Everybody whom directories may see: not the erased, nor those whom a directory has deleted.</summary>
    public IQueryable<Person> All => db.Set<Person>().Where(person => person.ErasedAt == null && person.DirectoryDeletedAt == null);

    /// <summary>Those who may meet a filter: equality of an indexed attribute is asked of the database, the rest is looked at one by one.</summary>
    public IQueryable<Person> Candidates(ScimFilter? filter) => filter switch
    {
        ScimFilter.And both => Candidates(both.Left) is var left && !ReferenceEquals(left, All) && IsIndexed(both.Left) ? left : Candidates(both.Right),
        ScimFilter.Compare { Operator: "eq", Value: { } value, Path: { Extension: null } path } => string.Join('.', path.Names).ToLowerInvariant() switch
        {
            "id" => int.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var id) ? All.Where(person => person.Id == id) : All.Where(person => false),
            "externalid" when value.ToString() is var external => All.Where(person => person.DirectoryId == external),
            "username" when value.ToString().ToLowerInvariant() is var name => All.Where(person => person.UserName!.ToLower() == name || person.Email == name),
            "emails" or "emails.value" when value.ToString().ToLowerInvariant() is var address => All.Where(person => person.Email == address),
            _ => All,
        },
        ScimFilter.Compare { Operator: "eq", Value: { } number, Path: { Extension: not null, Names: [var name] } } when name.Equals("employeeNumber", StringComparison.OrdinalIgnoreCase)
            && number.ToString() is var wanted => All.Where(person => person.Number == wanted),
        _ => All,
    };

    private static bool IsIndexed(ScimFilter filter) =>
        filter is ScimFilter.Compare { Operator: "eq", Path: var path } && string.Join('.', path.Names).ToLowerInvariant() is "id" or "externalid" or "username" or "emails" or "emails.value" or "employeenumber";

    /// <summary>The JSON of some people.</summary>
    public async Task<List<JsonObject>> ReadAsync(IReadOnlyCollection<Person> some, CancellationToken cancellation)
    {
        var ids = some.Select(person => person.Id).ToList();
        var today = await people.TodayAsync(cancellation);
        var places = await db.Set<Placement>().On(today).Where(place => ids.Contains(place.PersonId)).AsNoTracking().ToDictionaryAsync(place => place.PersonId, cancellation);
        var teams = (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id);
        var jobs = (await people.JobsAsync(cancellation)).ToDictionary(job => job.Id);
        var managerIds = places.Values.Select(place => place.ManagerId).OfType<int>().Distinct().ToList();
        var managers = await db.Set<Person>().Where(person => managerIds.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        return some.Select(person => Json(person, places.GetValueOrDefault(person.Id), teams, jobs, managers, today)).ToList();
    }

    public async Task<Person> DemandAsync(string id, CancellationToken cancellation) =>
        int.TryParse(id, CultureInfo.InvariantCulture, out var number) && await All.SingleOrDefaultAsync(person => person.Id == number, cancellation) is { } person
            ? person
            : throw ScimError.NotFound(id);

    /// <summary>Adds somebody; who was deleted by a directory comes back. Inside a write.</summary>
    public async Task<Person> AddAsync(JsonObject json, CancellationToken cancellation)
    {
        var (userName, email) = NamesOf(json);
        var lower = userName.ToLowerInvariant();
        var external = TextOf(json, "externalId");
        var known = await db.Set<Person>().FirstOrDefaultAsync(person => person.ErasedAt == null
            && (person.Email == email || person.Email == lower || person.UserName!.ToLower() == lower || (external != null && person.DirectoryId == external)), cancellation);
        if (known is { DirectoryDeletedAt: null })
            throw ScimError.Taken($"{userName} is already in the academy, as user {known.Id}.");
        if (known is null)
        {
            var now = clock.GetUtcNow();
            db.Add(known = new Person { Subject = Guid.NewGuid(), Name = userName, Email = email, AddedAt = now, ChangedAt = now });
            await db.SaveChangesAsync(cancellation);
            await placing.PlaceAsync(known.Id, await people.TodayAsync(cancellation), default, null, cancellation);
        }
        known.DirectoryDeletedAt = null;
        await SaveAsync(known, json, isNew: true, cancellation);
        return known;
    }

    /// <summary>Makes a person what the JSON says. Inside a write.</summary>
    public async Task SaveAsync(Person person, JsonObject json, bool isNew, CancellationToken cancellation)
    {
        var (userName, email) = NamesOf(json);
        var lower = userName.ToLowerInvariant();
        if (await db.Set<Person>().AnyAsync(other => other.Id != person.Id && (other.Email == email || other.Email == lower || other.UserName!.ToLower() == lower), cancellation))
            throw ScimError.Taken($"Somebody else has the name {userName} or the address {email}.");
        var enterprise = ScimPath.Member(json, ScimSchemas.Enterprise) as JsonObject ?? [];
        var name = ScimPath.Member(json, "name") as JsonObject ?? [];
        var number = TextOf(enterprise, "employeeNumber", 60);
        if (number is not null && await db.Set<Person>().AnyAsync(other => other.Id != person.Id && other.Number == number, cancellation))
            throw ScimError.Taken($"Somebody else has the employee number {number}.");
        var external = TextOf(json, "externalId", 200);
        if (external is not null && await db.Set<Person>().AnyAsync(other => other.Id != person.Id && other.DirectoryId == external, cancellation))
            throw ScimError.Taken($"Somebody else has the externalId {external}.");

        person.GivenName = TextOf(name, "givenName", 100);
        person.FamilyName = TextOf(name, "familyName", 100);
        person.Name = TextOf(json, "displayName", 200) ?? TextOf(name, "formatted", 200)
            ?? (string.Join(' ', new[] { person.GivenName, person.FamilyName }.OfType<string>()) is { Length: > 0 } parts ? parts : userName);
        person.Email = email;
        person.UserName = userName == email ? null : userName;
        person.DirectoryId = external;
        person.Number = number ?? person.Number;
        if (TextOf(json, "preferredLanguage") is { } language)
            person.Locale = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Languages.Chinese : Languages.English;
        people.Touch(person);
        await db.SaveChangesAsync(cancellation);

        var active = ScimPath.Member(json, "active") switch
        {
            null => true,
            JsonValue value when bool.TryParse(value.ToString(), out var yes) => yes,
            var other => throw ScimError.Invalid($"active is true or false, not {other.ToJsonString()}."),
        };
        if (active == person.DeactivatedAt is not null)
        {
            await people.SetActiveAsync(person, active, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
        if (active)
            await PlaceAsync(person, json, enterprise, cancellation);
    }

    private async Task PlaceAsync(Person person, JsonObject json, JsonObject enterprise, CancellationToken cancellation)
    {
        var today = await people.TodayAsync(cancellation);
        var place = Placing.On(await placing.TimelineAsync(person.Id, cancellation), today);
        var jobs = await db.JobsAsync(cancellation);
        var job = TextOf(json, "title", 120) is { } title ? jobs.FindOrAdd(Units.Named(title)) : null;
        await db.SaveChangesAsync(cancellation);
        int? manager = ScimPath.Member(enterprise, "manager") switch
        {
            null => null,
            JsonObject complex => TextOf(complex, "value") is { } id ? (await ManagerAsync(id, cancellation)) : null,
            // Some directories send the id itself.
            JsonValue value => value.ToString() is { Length: > 0 } id ? await ManagerAsync(id, cancellation) : null,
            _ => throw ScimError.Invalid("manager is an object with a value."),
        };
        await placing.PlaceAsync(person.Id, today, new Place(await TeamAsync(place.TeamId, enterprise, cancellation), job?.Id, manager, false), null, cancellation);
    }

    private async Task<int> ManagerAsync(string id, CancellationToken cancellation) =>
        int.TryParse(id, CultureInfo.InvariantCulture, out var number) && await All.AnyAsync(person => person.Id == number, cancellation)
            ? number
            : throw ScimError.Invalid($"There is no user {id} to be the manager.");

    /// <summary>A department (and house) is a team, as long as the directory places the person by no group.</summary>
    private async Task<int?> TeamAsync(int? teamId, JsonObject enterprise, CancellationToken cancellation)
    {
        var (department, division) = (TextOf(enterprise, "department", 120), TextOf(enterprise, "division", 120));
        var team = teamId is { } id ? await db.Set<Team>().SingleAsync(row => row.Id == id, cancellation) : null;
        if (department is null || team?.IsFromDirectory == true)
            return teamId;
        var (departments, sites) = (await db.DepartmentsAsync(cancellation), await db.SitesAsync(cancellation));
        var (part, site) = (departments.FindOrAdd(Units.Named(department))!, division is null ? null : sites.FindOrAdd(Units.Named(division)));
        await db.SaveChangesAsync(cancellation);
        if (team is not null && team.DepartmentId == part.Id && (site is null || team.SiteId == site.Id))
            return teamId;
        var (partId, siteId) = (part.Id, site?.Id);
        if (await db.Set<Team>().Where(row => row.DepartmentId == partId && row.SiteId == siteId && row.ClosedAt == null && !row.IsFromDirectory).OrderBy(row => row.Id)
            .FirstOrDefaultAsync(cancellation) is { } found)
            return found.Id;
        var added = new Team
        {
            Code = await ScimGroups.FreeCodeAsync(db, $"{division} {department}", cancellation), Name = Units.Named(division is null ? department : $"{division} {department}"),
            SiteId = siteId, DepartmentId = partId,
        };
        db.Add(added);
        await db.SaveChangesAsync(cancellation);
        return added.Id;
    }

    private static (string UserName, string Email) NamesOf(JsonObject json)
    {
        var userName = TextOf(json, "userName", 254) ?? throw ScimError.Invalid("userName is required.");
        var emails = (ScimPath.Member(json, "emails") as JsonArray ?? []).OfType<JsonObject>().ToList();
        var email = (emails.FirstOrDefault(one => ScimPath.Member(one, "primary")?.ToString() is "true" or "True")
            ?? emails.FirstOrDefault(one => TextOf(one, "type")?.ToLowerInvariant() == "work") ?? emails.FirstOrDefault()) is { } chosen ? TextOf(chosen, "value", 254) : null;
        email ??= userName.Contains('@') ? userName : throw ScimError.Invalid("A user needs an e-mail address: emails[type eq \"work\"].value.");
        return email.Contains('@') ? (userName, email.Trim().ToLowerInvariant()) : throw ScimError.Invalid($"{email} is not an e-mail address.");
    }

    private static string? TextOf(JsonObject of, string name, int longest = 1000) => ScimPath.Member(of, name) switch
    {
        null => null,
        JsonValue value => value.ToString().Trim() is var text && text.Length > longest ? throw ScimError.Invalid($"{name} is longer than {longest} characters.") : text.Length > 0 ? text : null,
        _ => throw ScimError.Invalid($"{name} is a text."),
    };

    private JsonObject Json(Person person, Placement? place, Dictionary<int, TeamCard> teams, Dictionary<int, JobCard> jobs, Dictionary<int, string> managers, DateOnly today)
    {
        var id = person.Id.ToString(CultureInfo.InvariantCulture);
        var json = new JsonObject { ["schemas"] = new JsonArray(ScimSchemas.User, ScimSchemas.Enterprise), ["id"] = id };
        if (person.DirectoryId is { } external)
            json["externalId"] = external;
        json["userName"] = person.UserName ?? person.Email;
        var name = new JsonObject { ["formatted"] = person.Name };
        if (person.GivenName is { } given)
            name["givenName"] = given;
        if (person.FamilyName is { } family)
            name["familyName"] = family;
        json["name"] = name;
        json["displayName"] = person.Name;
        if (place?.JobId is { } job)
            json["title"] = Plain(jobs[job].Name);
        json["preferredLanguage"] = person.Locale;
        json["active"] = person.DeactivatedAt is null && !(person.LastDay < today);
        json["emails"] = new JsonArray(new JsonObject { ["value"] = person.Email, ["type"] = "work", ["primary"] = true });
        var enterprise = new JsonObject();
        if (person.Number is { } number)
            enterprise["employeeNumber"] = number;
        if (place?.TeamId is { } teamId && teams[teamId] is var team)
        {
            json["groups"] = new JsonArray(new JsonObject { ["value"] = team.Id.ToString(CultureInfo.InvariantCulture), ["$ref"] = $"{Root}/Groups/{team.Id}", ["display"] = Plain(team.Name), ["type"] = "direct" });
            if (team.DepartmentName is { } department)
                enterprise["department"] = Plain(department);
            if (team.SiteName is { } site)
                enterprise["division"] = Plain(site);
        }
        if (place?.ManagerId is { } manager)
            enterprise["manager"] = new JsonObject { ["value"] = manager.ToString(CultureInfo.InvariantCulture), ["$ref"] = $"{Root}/Users/{manager}", ["displayName"] = managers.GetValueOrDefault(manager, "") };
        json[ScimSchemas.Enterprise] = enterprise;
        var meta = ScimSchemas.Meta("User", $"{Root}/Users/{id}");
        meta["created"] = person.AddedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        meta["lastModified"] = person.ChangedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        json["meta"] = meta;
        return json;
    }

    /// <summary>Directories have one language.</summary>
    internal static string Plain(LocalText text) => text.In(Languages.English);
}
