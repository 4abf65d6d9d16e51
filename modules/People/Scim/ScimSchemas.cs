using System.Text.Json.Nodes;

namespace ServiceAcademy.People.Scim;

/// <summary>What the endpoint can do and which attributes it keeps (RFC 7643 § 5–7). Attributes that are not listed are ignored: the academy does not need them.</summary>
internal static class ScimSchemas
{
    public const string User = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Group = "urn:ietf:params:scim:schemas:core:2.0:Group";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string ListResponse = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
    public const int MostResults = 500;

    public static JsonObject ServiceProviderConfig(string root) => new()
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"),
        ["patch"] = Supported(true),
        ["bulk"] = new JsonObject { ["supported"] = false, ["maxOperations"] = 0, ["maxPayloadSize"] = 0 },
        ["filter"] = new JsonObject { ["supported"] = true, ["maxResults"] = MostResults },
        ["changePassword"] = Supported(false),
        ["sort"] = Supported(false),
        ["etag"] = Supported(true),
        ["authenticationSchemes"] = new JsonArray(new JsonObject
        {
            ["type"] = "oauthbearertoken", ["name"] = "Bearer token", ["description"] = "A token that an administrator of the academy makes, with the scope People.Provision.",
            ["specUri"] = "https://www.rfc-editor.org/info/rfc6750", ["primary"] = true,
        }),
        ["meta"] = Meta("ServiceProviderConfig", $"{root}/ServiceProviderConfig"),
    };

    public static IReadOnlyList<JsonObject> ResourceTypes(string root) =>
    [
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ResourceType"), ["id"] = "User", ["name"] = "User", ["description"] = "A person of the academy.", ["endpoint"] = "/Users",
            ["schema"] = User, ["schemaExtensions"] = new JsonArray(new JsonObject { ["schema"] = Enterprise, ["required"] = false }), ["meta"] = Meta("ResourceType", $"{root}/ResourceTypes/User"),
        },
        new()
        {
            ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:ResourceType"), ["id"] = "Group", ["name"] = "Group", ["description"] = "A team; a person is in one at a time.",
            ["endpoint"] = "/Groups", ["schema"] = Group, ["meta"] = Meta("ResourceType", $"{root}/ResourceTypes/Group"),
        },
    ];

    public static IReadOnlyList<JsonObject> Schemas(string root) =>
    [
        Schema(root, User, "User", "A person of the academy.",
            Text("userName", required: true, unique: true, about: "Name to sign in with; case is ignored."),
            Complex("name", false, Text("formatted"), Text("givenName"), Text("familyName")),
            Text("displayName", about: "The name on certificates."),
            Text("title", about: "The job."),
            Text("preferredLanguage", about: "en or zh-Hans; other kinds of Chinese and English are taken for these."),
            new JsonObject { ["name"] = "active", ["type"] = "boolean", ["multiValued"] = false, ["description"] = "False: signs in no more, at once.", ["required"] = false, ["mutability"] = "readWrite", ["returned"] = "default", ["uniqueness"] = "none" },
            Complex("emails", true, Text("value", about: "The work address; the academy keeps one."), Text("type"), new JsonObject { ["name"] = "primary", ["type"] = "boolean", ["multiValued"] = false, ["required"] = false, ["mutability"] = "readWrite", ["returned"] = "default" }),
            ReadOnly(Complex("groups", true, Text("value"), Text("$ref"), Text("display")))),
        Schema(root, Group, "Group", "A team; a person is in one at a time: who is added to another moves there.",
            Text("displayName", required: true), Complex("members", true, Text("value"), Text("$ref"), Text("display"), Text("type"))),
        Schema(root, Enterprise, "EnterpriseUser", "What the company knows of a person.",
            Text("employeeNumber", unique: true), Text("department"), Text("division", about: "The house."),
            Complex("manager", false, Text("value"), Text("$ref"), ReadOnly(Text("displayName")))),
    ];

    public static JsonObject Meta(string type, string location) => new() { ["resourceType"] = type, ["location"] = location };

    private static JsonObject Supported(bool yes) => new() { ["supported"] = yes };

    private static JsonObject Schema(string root, string id, string name, string description, params JsonObject[] attributes) => new()
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Schema"), ["id"] = id, ["name"] = name, ["description"] = description, ["attributes"] = new JsonArray([.. attributes]),
        ["meta"] = Meta("Schema", $"{root}/Schemas/{id}"),
    };

    private static JsonObject Text(string name, bool required = false, bool unique = false, string about = "") => new()
    {
        ["name"] = name, ["type"] = name == "$ref" ? "reference" : "string", ["multiValued"] = false, ["description"] = about, ["required"] = required, ["caseExact"] = false,
        ["mutability"] = "readWrite", ["returned"] = "default", ["uniqueness"] = unique ? "server" : "none",
    };

    private static JsonObject Complex(string name, bool many, params JsonObject[] subs) => new()
    {
        ["name"] = name, ["type"] = "complex", ["multiValued"] = many, ["description"] = "", ["required"] = false, ["subAttributes"] = new JsonArray([.. subs]), ["mutability"] = "readWrite",
        ["returned"] = "default", ["uniqueness"] = "none",
    };

    private static JsonObject ReadOnly(JsonObject attribute)
    {
        attribute["mutability"] = "readOnly";
        return attribute;
    }
}
