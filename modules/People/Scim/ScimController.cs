using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;

namespace ServiceAcademy.People.Scim;

/// <summary>
/// SCIM 2.0 (RFC 7643, RFC 7644): a company’s directory keeps people and teams in step. Programs come with a bearer token that no browser sends by itself, so forms’ tokens are
/// not asked for.
/// </summary>
[Authorize(PeoplePermissions.Provision, AuthenticationSchemes = ApiTokens.Scheme)]
[IgnoreAntiforgeryToken]
[Route("/scim/v2")]
public sealed class ScimController(AcademyDb db, PeopleApi people, IServiceProvider services) : Controller
{
    private const string ContentType = "application/scim+json";
    private readonly ScimUsers users = services.GetRequiredService<ScimUsers>();
    private readonly ScimGroups groups = services.GetRequiredService<ScimGroups>();

    [HttpGet("ServiceProviderConfig")]
    public IActionResult Config() => Json(200, ScimSchemas.ServiceProviderConfig(users.Root));

    [HttpGet("ResourceTypes")]
    public IActionResult ResourceTypes() => List(ScimSchemas.ResourceTypes(users.Root));

    [HttpGet("ResourceTypes/{id}")]
    public IActionResult ResourceType(string id) => One(ScimSchemas.ResourceTypes(users.Root), id);

    [HttpGet("Schemas")]
    public IActionResult Schemas() => List(ScimSchemas.Schemas(users.Root));

    [HttpGet("Schemas/{id}")]
    public IActionResult Schema(string id) => One(ScimSchemas.Schemas(users.Root), id);

    [HttpPost("Bulk")]
    public IActionResult Bulk() => Refuse(new ScimError(501, null, "Bulk is not supported."));

    [HttpGet("Users")]
    public Task<IActionResult> Users(string? filter, string? startIndex, string? count, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var wanted = filter is null ? null : ScimFilter.Parse(filter);
        var (start, most) = Paging(startIndex, count);
        var candidates = users.Candidates(wanted).AsNoTracking().OrderBy(person => person.Id);
        if (wanted is null)
            return List(await users.ReadAsync(await candidates.Skip(start - 1).Take(most).ToListAsync(cancellation), cancellation), await candidates.CountAsync(cancellation), start);
        var (found, total) = (new List<JsonObject>(), 0);
        foreach (var portion in (await candidates.ToListAsync(cancellation)).Chunk(1000))
            foreach (var json in (await users.ReadAsync(portion, cancellation)).Where(wanted.Meets))
                if (++total >= start && found.Count < most)
                    found.Add(json);
        return List(found, total, start);
    });

    [HttpGet("Users/{id}")]
    public Task<IActionResult> UserById(string id, CancellationToken cancellation) => AnswerAsync(async () => Resource(200, await ReadAsync(await users.DemandAsync(id, cancellation), cancellation)));

    [HttpPost("Users")]
    public Task<IActionResult> AddUser(CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var json = await BodyAsync(cancellation);
        return Resource(201, await db.WriteAsync(async () => await ReadAsync(await users.AddAsync(json, cancellation), cancellation), cancellation));
    });

    [HttpPut("Users/{id}")]
    public Task<IActionResult> ReplaceUser(string id, CancellationToken cancellation) => ChangeUserAsync(id, (_, json) => json, cancellation);

    [HttpPatch("Users/{id}")]
    public Task<IActionResult> PatchUser(string id, CancellationToken cancellation) => ChangeUserAsync(id, Patched, cancellation);

    /// <summary>Nobody is deleted: the person leaves, and is no longer seen by directories.</summary>
    [HttpDelete("Users/{id}")]
    public Task<IActionResult> DeleteUser(string id, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        await db.WriteAsync(async () =>
        {
            var person = await users.DemandAsync(id, cancellation);
            IfMatch(await ReadAsync(person, cancellation));
            await people.SetActiveAsync(person, false, cancellation);
            person.DirectoryDeletedAt = person.ChangedAt;
        }, cancellation);
        return NoContent();
    });

    [HttpGet("Groups")]
    public Task<IActionResult> Groups(string? filter, string? startIndex, string? count, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var wanted = filter is null ? null : ScimFilter.Parse(filter);
        var (start, most) = Paging(startIndex, count);
        // Companies have thousands of teams, not millions: names are looked at one by one, members read only for those that are shown or asked for.
        var all = await groups.All.AsNoTracking().OrderBy(team => team.Id).ToListAsync(cancellation);
        if (wanted is not null)
        {
            var asksMembers = filter!.Contains("members", StringComparison.OrdinalIgnoreCase);
            all = all.Zip(await groups.ReadAsync(all, asksMembers, cancellation)).Where(pair => wanted.Meets(pair.Second)).Select(pair => pair.First).ToList();
        }
        return List(await groups.ReadAsync(all.Skip(start - 1).Take(most).ToList(), !Leaves("members"), cancellation), all.Count, start);
    });

    [HttpGet("Groups/{id}")]
    public Task<IActionResult> GroupById(string id, CancellationToken cancellation) => AnswerAsync(async () => Resource(200, await ReadAsync(await groups.DemandAsync(id, cancellation), cancellation)));

    [HttpPost("Groups")]
    public Task<IActionResult> AddGroup(CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var json = await BodyAsync(cancellation);
        return Resource(201, await db.WriteAsync(async () => await ReadAsync(await groups.AddAsync(json, cancellation), cancellation), cancellation));
    });

    [HttpPut("Groups/{id}")]
    public Task<IActionResult> ReplaceGroup(string id, CancellationToken cancellation) => ChangeGroupAsync(id, (_, json) => json, cancellation);

    [HttpPatch("Groups/{id}")]
    public Task<IActionResult> PatchGroup(string id, CancellationToken cancellation) => ChangeGroupAsync(id, Patched, cancellation);

    [HttpDelete("Groups/{id}")]
    public Task<IActionResult> DeleteGroup(string id, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        await db.WriteAsync(async () =>
        {
            var team = await groups.DemandAsync(id, cancellation);
            IfMatch(await ReadAsync(team, cancellation));
            await groups.CloseAsync(team, cancellation);
        }, cancellation);
        return NoContent();
    });

    private Task<IActionResult> ChangeUserAsync(string id, Func<JsonObject, JsonObject, JsonObject> change, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var body = await BodyAsync(cancellation);
        return Resource(200, await db.WriteAsync(async () =>
        {
            var person = await users.DemandAsync(id, cancellation);
            var now = await ReadAsync(person, cancellation);
            IfMatch(now);
            await users.SaveAsync(person, change(now, body), isNew: false, cancellation);
            return await ReadAsync(person, cancellation);
        }, cancellation));
    });

    private Task<IActionResult> ChangeGroupAsync(string id, Func<JsonObject, JsonObject, JsonObject> change, CancellationToken cancellation) => AnswerAsync(async () =>
    {
        var body = await BodyAsync(cancellation);
        return Resource(200, await db.WriteAsync(async () =>
        {
            var team = await groups.DemandAsync(id, cancellation);
            var now = await ReadAsync(team, cancellation);
            IfMatch(now);
            await groups.SaveAsync(team, change(now, body), cancellation);
            return await ReadAsync(team, cancellation);
        }, cancellation));
    });

    private static JsonObject Patched(JsonObject now, JsonObject message)
    {
        var changed = (JsonObject)now.DeepClone();
        // A patch of parts of the name is a change of the name that is shown, unless that one is patched too.
        var (name, shown) = (changed["name"]?.ToJsonString(), changed["displayName"]?.ToString());
        ScimPatch.Apply(changed, message);
        if (changed["name"] is JsonObject parts && parts.ToJsonString() != name && changed["displayName"]?.ToString() == shown && now["userName"] is not null)
        {
            changed.Remove("displayName");
            if (parts["formatted"]?.ToString() == now["name"]?["formatted"]?.ToString())
                parts.Remove("formatted");
        }
        return changed;
    }

    private async Task<JsonObject> ReadAsync(Person person, CancellationToken cancellation) => (await users.ReadAsync([person], cancellation)).Single();

    private async Task<JsonObject> ReadAsync(Team team, CancellationToken cancellation) => (await groups.ReadAsync([team], withMembers: true, cancellation)).Single();

    private async Task<IActionResult> AnswerAsync(Func<Task<IActionResult>> work)
    {
        // Programs read English.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            return await work();
        }
        catch (ScimError refusal)
        {
            return Refuse(refusal);
        }
        catch (AcademyError refusal)
        {
            return Refuse(new ScimError(refusal.Status, refusal.Status == 409 ? "invalidValue" : null, refusal.Message));
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refuse(new ScimError(412, null, "The resource was changed at the same time. Read it again."));
        }
        catch (DbUpdateException)
        {
            return Refuse(ScimError.Taken("Somebody else took one of these names at the same time."));
        }
    }

    private async Task<JsonObject> BodyAsync(CancellationToken cancellation)
    {
        try
        {
            return await JsonNode.ParseAsync(Request.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 32 }, cancellationToken: cancellation) as JsonObject
                ?? throw ScimError.Syntax("The body is a JSON object.");
        }
        catch (JsonException broken)
        {
            throw ScimError.Syntax("The body is not JSON: " + broken.Message);
        }
    }

    private static (int Start, int Count) Paging(string? startIndex, string? count) =>
        (Math.Max(1, Number(startIndex, 1)), Math.Clamp(Number(count, 100), 0, ScimSchemas.MostResults));

    private static int Number(string? text, int otherwise) =>
        text is null ? otherwise : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw ScimError.Invalid($"{text} is not a number.");

    private static string TagOf(JsonObject resource)
    {
        var content = (JsonObject)resource.DeepClone();
        content.Remove("meta");
        return $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJsonString())))[..16]}\"";
    }

    private void IfMatch(JsonObject now)
    {
        if (Request.Headers.IfMatch is { Count: > 0 } wanted && !wanted.ToString().Split(',').Any(tag => tag.Trim() == "*" || tag.Trim() == TagOf(now)))
            throw new ScimError(412, null, "The resource has changed since it was read. Read it again.");
    }

    private IActionResult Resource(int status, JsonObject resource)
    {
        var tag = TagOf(resource);
        Response.Headers.ETag = tag;
        if (status == 200 && HttpMethods.IsGet(Request.Method) && Request.Headers.IfNoneMatch.ToString().Split(',').Any(known => known.Trim() == tag))
            return StatusCode(StatusCodes.Status304NotModified);
        var meta = (JsonObject)resource["meta"]!;
        meta["version"] = tag;
        if (status == 201)
            Response.Headers.Location = meta["location"]!.ToString();
        return Json(status, Asked(resource));
    }

    /// <summary>Only the attributes asked for (RFC 7644 § 3.9).</summary>
    private JsonObject Asked(JsonObject resource)
    {
        if (Names("attributes") is { Count: > 0 } only)
            foreach (var key in resource.Select(member => member.Key).Where(key => key is not ("schemas" or "id" or "meta") && !only.Any(name => Is(name, key))).ToList())
                resource.Remove(key);
        foreach (var key in resource.Select(member => member.Key).Where(key => key is not ("schemas" or "id") && Leaves(key)).ToList())
            resource.Remove(key);
        return resource;
    }

    private bool Leaves(string attribute) => Names("excludedAttributes").Any(name => name.Equals(attribute, StringComparison.OrdinalIgnoreCase));

    private List<string> Names(string parameter) => Request.Query[parameter].SelectMany(value => value!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();

    private static bool Is(string name, string key) => name.Equals(key, StringComparison.OrdinalIgnoreCase) || name.StartsWith(key + ".", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase) || name.EndsWith(":" + key, StringComparison.OrdinalIgnoreCase);

    private ContentResult List(IReadOnlyList<JsonObject> resources, int? total = null, int start = 1) => Json(200, new JsonObject
    {
        ["schemas"] = new JsonArray(ScimSchemas.ListResponse), ["totalResults"] = total ?? resources.Count, ["startIndex"] = start, ["itemsPerPage"] = resources.Count,
        ["Resources"] = new JsonArray(resources.Select(resource => (JsonNode)Asked(resource)).ToArray()),
    });

    private ContentResult One(IReadOnlyList<JsonObject> all, string id) =>
        all.FirstOrDefault(one => one["id"]!.ToString() == id) is { } found ? Json(200, found) : Refuse(ScimError.NotFound(id));

    private ContentResult Refuse(ScimError refusal)
    {
        var json = new JsonObject { ["schemas"] = new JsonArray(ScimError.Schema), ["status"] = refusal.Status.ToString(CultureInfo.InvariantCulture), ["detail"] = refusal.Message };
        if (refusal.Type is { } type)
            json["scimType"] = type;
        return Json(refusal.Status, json);
    }

    private static ContentResult Json(int status, JsonObject json) => new() { StatusCode = status, ContentType = ContentType, Content = json.ToJsonString() };
}
