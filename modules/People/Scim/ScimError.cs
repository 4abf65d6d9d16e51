namespace ServiceAcademy.People.Scim;

/// <summary>A refusal in SCIM's form (RFC 7644 § 3.12). Programs read it, so it is in English.</summary>
internal sealed class ScimError(int status, string? type, string detail) : Exception(detail)
{
    public const string Schema = "urn:ietf:params:scim:api:messages:2.0:Error";

    public int Status => status;
    public string? Type => type;

    public static ScimError Invalid(string detail) => new(400, "invalidValue", detail);
    public static ScimError Path(string detail) => new(400, "invalidPath", detail);
    public static ScimError Filter(string detail) => new(400, "invalidFilter", detail);
    public static ScimError Syntax(string detail) => new(400, "invalidSyntax", detail);
    public static ScimError NotFound(string id) => new(404, null, $"Resource {id} not found.");
    public static ScimError Taken(string what) => new(409, "uniqueness", what);
}
