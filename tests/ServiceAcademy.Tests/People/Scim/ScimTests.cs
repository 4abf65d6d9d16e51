using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.People.Scim;

/// <summary>The endpoint as directories use it: requests in the shapes that Microsoft Entra and Okta document, and those of RFC 7644.</summary>
public sealed class ScimTests
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    [Theory, BothDatabases]
    public async Task Entra_adds_changes_and_disables_a_user(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind);
        using var entra = await ClientAsync(academy);

        // Microsoft Learn, “Develop a SCIM endpoint”: a query for a user that is not there answers an empty list.
        var none = await SendAsync(entra, HttpMethod.Get, "Users?filter=userName eq \"Test_User_dfeef4c5\"", 200);
        Assert.Equal((0, "urn:ietf:params:scim:api:messages:2.0:ListResponse"), ((int)none["totalResults"]!, (string)none["schemas"]![0]!));

        var manager = await SendAsync(entra, HttpMethod.Post, "Users", 201, """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"boss@entra.example","displayName":"The Boss"}""");
        var made = await SendAsync(entra, HttpMethod.Post, "Users", 201, $$"""
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "{{Enterprise}}"],
              "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
              "userName": "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1",
              "active": true,
              "emails": [{"primary": true, "type": "work", "value": "Test_User_fd0ea19b@testuser.com"}],
              "meta": {"resourceType": "User"},
              "name": {"formatted": "givenName familyName", "familyName": "familyName", "givenName": "givenName"},
              "title": "Concierge",
              "roles": [],
              "{{Enterprise}}": {"employeeNumber": "E77", "department": "Lobby", "manager": {"value": "{{manager["id"]}}"} }
            }
            """);
        var id = (string)made["id"]!;
        Assert.Equal("Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1", (string)made["userName"]!);
        Assert.Equal(("Lobby", "E77", "The Boss"), ((string)made[Enterprise]!["department"]!, (string)made[Enterprise]!["employeeNumber"]!, (string)made[Enterprise]!["manager"]!["displayName"]!));
        Assert.Equal("uniqueness", (string)(await SendAsync(entra, HttpMethod.Post, "Users", 409, """{"userName":"TEST_USER_AB6490EE-1e48-479e-a20b-2d77186b5dd1","emails":[{"value":"x@y.example"}]}"""))["scimType"]!);

        // Update [multi-valued properties], [single-valued properties], and the forms Entra sends: capital operations, keys that are paths, booleans as texts.
        var changed = await SendAsync(entra, HttpMethod.Patch, $"Users/{id}", 200, """
            {
              "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
              "Operations": [
                {"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "updatedEmail@microsoft.com"},
                {"op": "Replace", "path": "name.familyName", "value": "updatedFamilyName"},
                {"op": "Add", "value": {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Bar", "preferredLanguage": "zh-CN"}}
              ]
            }
            """);
        Assert.Equal(("updatedemail@microsoft.com", "updatedFamilyName", "givenName updatedFamilyName", "Bar", "zh-Hans"), ((string)changed["emails"]![0]!["value"]!,
            (string)changed["name"]!["familyName"]!, (string)changed["displayName"]!, (string)changed[Enterprise]!["department"]!, (string)changed["preferredLanguage"]!));

        var disabled = await SendAsync(entra, HttpMethod.Patch, $"Users/{id}", 200,
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Replace","path":"active","value":"False"}]}""");
        Assert.False((bool)disabled["active"]!);
        Assert.False((await PersonAsync(academy, int.Parse(id)))!.IsActive);

        await SendAsync(entra, HttpMethod.Delete, $"Users/{id}", 204);
        await SendAsync(entra, HttpMethod.Get, $"Users/{id}", 404);
        // Nobody is deleted: the person has left, and comes back as the same one.
        Assert.NotNull(await PersonAsync(academy, int.Parse(id)));
        var again = await SendAsync(entra, HttpMethod.Post, "Users", 201, """{"userName":"updatedEmail@microsoft.com","externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"}""");
        Assert.Equal(id, (string)again["id"]!);
    }

    [Theory, BothDatabases]
    public async Task A_user_who_is_disabled_cannot_use_the_academy_any_more(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind);
        using var okta = await ClientAsync(academy);
        var mei = await academy.AsAsync("mei-lin");
        Assert.Equal(HttpStatusCode.OK, (await mei.OpenAsync("/today")).Status);

        // Okta, “SCIM 2.0 protocol reference”: it asks by userName, then deactivates by a patch without path.
        var found = await SendAsync(okta, HttpMethod.Get, "Users?filter=userName eq \"mei.lin@hotel.example\"&startIndex=1&count=100", 200);
        var id = (string)found["Resources"]![0]!["id"]!;
        await SendAsync(okta, HttpMethod.Patch, $"Users/{id}", 200,
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}""");

        Assert.Equal(HttpStatusCode.Forbidden, (await mei.GetAsync("/today")).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => academy.AsAsync("mei-lin"));

        // Okta reactivates by PUT of the whole user.
        var user = found["Resources"]![0]!.DeepClone();
        user["active"] = true;
        await SendAsync(okta, HttpMethod.Put, $"Users/{id}", 200, user.ToJsonString());
        await academy.AsAsync("mei-lin");
    }

    [Theory, BothDatabases]
    public async Task Groups_are_teams_and_a_person_is_in_one_at_a_time(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind, demo: false);
        using var client = await ClientAsync(academy);
        var ids = new List<string>();
        foreach (var name in new[] { "ann", "bob", "cy" })
            ids.Add((string)(await SendAsync(client, HttpMethod.Post, "Users", 201, $$"""{"userName":"{{name}}@groups.example"}"""))["id"]!);
        var first = await SendAsync(client, HttpMethod.Post, "Groups", 201, $$"""{"displayName":"First","members":[{"value":"{{ids[0]}}"},{"value":"{{ids[1]}}"}]}""");
        var second = await SendAsync(client, HttpMethod.Post, "Groups", 201, """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"externalId":"8aa1a0c0","displayName":"Second"}""");

        await SendAsync(client, HttpMethod.Patch, $"Groups/{second["id"]}", 200, $$"""{"Operations":[{"op":"Add","path":"members","value":[{"value":"{{ids[1]}}"},{"value":"{{ids[2]}}"}]}]}""");
        Assert.Equal([ids[0]], await MembersAsync(client, first));
        Assert.Equal([ids[1], ids[2]], await MembersAsync(client, second));

        // Entra removes members by value, RFC 7644 by a filter in the path.
        await SendAsync(client, HttpMethod.Patch, $"Groups/{second["id"]}", 200, $$"""{"Operations":[{"op":"Remove","path":"members","value":[{"value":"{{ids[1]}}"}]}]}""");
        await SendAsync(client, HttpMethod.Patch, $"Groups/{second["id"]}", 200, $$"""{"Operations":[{"op":"remove","path":"members[value eq \"{{ids[2]}}\"]"}]}""");
        Assert.Empty(await MembersAsync(client, second));

        var list = await SendAsync(client, HttpMethod.Get, "Groups?excludedAttributes=members&filter=displayName eq \"first\"", 200);
        Assert.Equal(1, (int)list["totalResults"]!);
        Assert.Null(list["Resources"]![0]!["members"]);
        await SendAsync(client, HttpMethod.Delete, $"Groups/{first["id"]}", 204);
        await SendAsync(client, HttpMethod.Get, $"Groups/{first["id"]}", 404);
        Assert.Null((await PersonAsync(academy, int.Parse(ids[0])))!.TeamId);
        Assert.Equal("invalidValue", (string)(await SendAsync(client, HttpMethod.Post, "Groups", 400, """{"members":[]}"""))["scimType"]!);
    }

    [Theory, BothDatabases]
    public async Task Filters_pages_and_tags_are_those_of_the_standard(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind, demo: false);
        using var client = await ClientAsync(academy);
        for (var i = 0; i < 5; i++)
            await SendAsync(client, HttpMethod.Post, "Users", 201, $$$"""{"userName":"user{{{i}}}@filter.example","title":"{{{(i % 2 == 0 ? "Chef" : "Waiter")}}}","name":{"givenName":"Given{{{i}}}","familyName":"O'Malley{{{i}}}"}}""");

        // RFC 7644 § 3.4.2.2, figure 2, with our names.
        await CountAsync("""userName eq "USER1@filter.example" """, 1);
        await CountAsync("""name.familyName co "O'Malley" """, 5);
        await CountAsync("""userName sw "user1" """, 1);
        await CountAsync("""urn:ietf:params:scim:schemas:core:2.0:User:userName sw "user" """, 5);
        await CountAsync("title pr", 5);
        await CountAsync("""title eq "chef" and (emails co "user0" or emails.value co "user2")""", 2);
        await CountAsync("""not (title eq "Chef")""", 2);
        await CountAsync("""emails[type eq "work" and value ew "3@filter.example"]""", 1);
        await CountAsync("""meta.lastModified gt "2011-05-13T04:42:34Z" """, 5);
        await CountAsync("""title ne "Chef" and active eq true""", 2);
        await CountAsync("""externalId eq null""", 5);
        foreach (var wrong in new[] { "userName", "userName eq", "userName is \"x\"", "(userName pr", "userName eq x", "and", new string('(', 200) })
            Assert.Equal("invalidFilter", (string)(await SendAsync(client, HttpMethod.Get, "Users?filter=" + Uri.EscapeDataString(wrong), 400))["scimType"]!);

        var page = await SendAsync(client, HttpMethod.Get, "Users?startIndex=4&count=10&attributes=userName", 200);
        Assert.Equal((5, 4, 2), ((int)page["totalResults"]!, (int)page["startIndex"]!, (int)page["itemsPerPage"]!));
        Assert.Equal(["schemas", "id", "userName", "meta"], page["Resources"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal((5, 0), ((int)(await SendAsync(client, HttpMethod.Get, "Users?count=0", 200))["totalResults"]!, (await SendAsync(client, HttpMethod.Get, "Users?count=-1", 200))["Resources"]!.AsArray().Count));

        var user = (await SendAsync(client, HttpMethod.Get, "Users?count=1", 200))["Resources"]![0]!;
        using var read = await client.GetAsync($"/scim/v2/Users/{user["id"]}");
        var tag = read.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(client, HttpMethod.Get, $"Users/{user["id"]}", null, ("If-None-Match", tag))).StatusCode);
        const string patch = """{"Operations":[{"op":"replace","path":"title","value":"Host"}]}""";
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, HttpMethod.Patch, $"Users/{user["id"]}", patch, ("If-Match", tag))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await AskAsync(client, HttpMethod.Patch, $"Users/{user["id"]}", patch, ("If-Match", tag))).StatusCode);

        await SendAsync(client, HttpMethod.Patch, $"Users/{user["id"]}", 400, "this is no JSON");
        Assert.Equal("mutability", (string)(await SendAsync(client, HttpMethod.Patch, $"Users/{user["id"]}", 400, """{"Operations":[{"op":"replace","path":"id","value":"9"}]}"""))["scimType"]!);
        Assert.Equal("invalidPath", (string)(await SendAsync(client, HttpMethod.Patch, $"Users/{user["id"]}", 400, """{"Operations":[{"op":"replace","path":"urn:nobody:knows","value":"9"}]}"""))["scimType"]!);
        await SendAsync(client, HttpMethod.Post, "Bulk", 501, "{}");

        async Task CountAsync(string filter, int expected) =>
            Assert.Equal((filter, expected), (filter, (int)(await SendAsync(client, HttpMethod.Get, "Users?filter=" + Uri.EscapeDataString(filter.Trim()), 200))["totalResults"]!));
    }

    [Fact]
    public async Task The_endpoint_says_what_it_can_and_lets_only_its_own_tokens_in()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        using var client = await ClientAsync(academy);
        var config = await SendAsync(client, HttpMethod.Get, "ServiceProviderConfig", 200);
        Assert.Equal((true, false, true, true), ((bool)config["patch"]!["supported"]!, (bool)config["bulk"]!["supported"]!, (bool)config["filter"]!["supported"]!, (bool)config["etag"]!["supported"]!));
        Assert.Equal(2, (int)(await SendAsync(client, HttpMethod.Get, "ResourceTypes", 200))["totalResults"]!);
        Assert.Equal(3, (int)(await SendAsync(client, HttpMethod.Get, "Schemas", 200))["totalResults"]!);
        Assert.Equal("User", (string)(await SendAsync(client, HttpMethod.Get, "Schemas/urn:ietf:params:scim:schemas:core:2.0:User", 200))["name"]!);

        // Made and revoked on the administrator's page; shown once.
        var administrator = await academy.AsAsync("tomas-novak");
        var page = await administrator.SubmitAsync(await administrator.OpenAsync("/people/tokens"), "form.form", ("Name", "Directory"), ("Scopes", "People.Provision"));
        var key = page.The("dd.code").TextContent;
        using var own = academy.CreateClient();
        own.DefaultRequestHeaders.Authorization = new("Bearer", key);
        await SendAsync(own, HttpMethod.Get, "Users?count=1", 200);
        var list = await administrator.OpenAsync("/people/tokens");
        Assert.DoesNotContain(key, list.Text);
        await administrator.SubmitAsync(list, "form[action$='/revocation']");
        await SendAsync(own, HttpMethod.Get, "Users?count=1", 401);

        using var other = await ClientAsync(academy, PeoplePermissions.ReadAll);
        await SendAsync(other, HttpMethod.Get, "Users", 403);
        using var nobody = academy.CreateClient();
        Assert.Equal("401", (string)(await SendAsync(nobody, HttpMethod.Get, "Users", 401))["status"]!);
        // Signed in as an administrator, without a token: not let in either.
        Assert.Equal(HttpStatusCode.Unauthorized, (await administrator.Client.GetAsync("/scim/v2/Users")).StatusCode);
    }

    private static async Task<HttpClient> ClientAsync(Academy academy, string scope = PeoplePermissions.Provision)
    {
        var key = await academy.InsideAsync(services => services.GetRequiredService<ApiTokens>().CreateAsync("test", [scope], TimeSpan.FromDays(1), null));
        var client = academy.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, HttpMethod method, string url, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/scim/v2/" + url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/scim+json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    private static async Task<JsonNode> SendAsync(HttpClient client, HttpMethod method, string url, int status, string? body = null)
    {
        using var response = await AskAsync(client, method, url, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{method} {url}: {(int)response.StatusCode} {text}");
        if (status == 204)
            return new JsonObject();
        Assert.Equal("application/scim+json", response.Content.Headers.ContentType!.MediaType);
        if (status == 201)
            Assert.EndsWith((string)JsonNode.Parse(text)!["id"]!, response.Headers.Location!.ToString());
        return JsonNode.Parse(text)!;
    }

    private static async Task<List<string>> MembersAsync(HttpClient client, JsonNode group) =>
        (await SendAsync(client, HttpMethod.Get, $"Groups/{group["id"]}", 200))["members"]!.AsArray().Select(member => (string)member!["value"]!).ToList();

    private static Task<PersonCard?> PersonAsync(Academy academy, int id) => academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().FindAsync(id));
}
