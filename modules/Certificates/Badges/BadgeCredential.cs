using System.Globalization;
using System.Text.Json.Nodes;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>
/// A certificate as an Open Badge 3.0 (1EdTech, May 2024): an AchievementCredential on the W3C Verifiable Credentials Data Model 2.0. It says what the
/// paper says and no more.
/// </summary>
internal sealed class BadgeCredential(string issuerId, Func<string, string> outward)
{
    public static string PathOf(string code) => $"/badges/{code}";

    public static string StatusPath(long list) => FormattableString.Invariant($"/badges/status/{list}");

    /// <summary>The credential without proof, in a language.</summary>
    public JsonObject Of(Certificate certificate, TimeZoneInfo zone, string language)
    {
        var credential = new JsonObject
        {
            ["@context"] = Contexts(),
            ["id"] = outward(PathOf(certificate.Code)),
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["name"] = certificate.CourseTitle.In(language),
            ["issuer"] = Issuer(certificate.Issuer.In(language)),
            ["validFrom"] = Instant(certificate.EarnedAt),
            ["credentialSubject"] = Subject(certificate, language),
            ["credentialStatus"] = new JsonObject
            {
                ["id"] = outward(StatusPath(StatusList.ListOf(certificate.Id))) + FormattableString.Invariant($"#{StatusList.IndexOf(certificate.Id)}"),
                ["type"] = "BitstringStatusListEntry",
                ["statusPurpose"] = "revocation",
                ["statusListIndex"] = StatusList.IndexOf(certificate.Id).ToString(CultureInfo.InvariantCulture),
                ["statusListCredential"] = outward(StatusPath(StatusList.ListOf(certificate.Id))),
            },
            ["credentialSchema"] = new JsonArray(new JsonObject
            {
                ["id"] = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
                ["type"] = "1EdTechJsonSchemaValidator2019",
            }),
            ["evidence"] = new JsonArray(new JsonObject
            {
                ["id"] = outward(Paths.Verify(certificate.Code)), ["type"] = new JsonArray("Evidence"), ["name"] = certificate.Number,
            }),
        };
        if (certificate.ValidUntil is { } last)
            credential["validUntil"] = Instant(EndOf(last, zone));
        return credential;
    }

    /// <summary>The list of revoked certificates, without proof.</summary>
    public JsonObject Status(long list, IEnumerable<int> revoked, string issuer, DateTimeOffset at) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
        ["id"] = outward(StatusPath(list)),
        ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
        ["issuer"] = Issuer(issuer),
        ["validFrom"] = Instant(at),
        ["credentialSubject"] = new JsonObject
        {
            ["id"] = outward(StatusPath(list)) + "#list",
            ["type"] = "BitstringStatusList",
            ["statusPurpose"] = "revocation",
            ["encodedList"] = StatusList.Encode(revoked),
        },
    };

    /// <summary>The claims of the same credential as VC-JWT (Open Badges 3.0, 8.2.4).</summary>
    public static JsonObject Claims(JsonObject credential)
    {
        var claims = credential.DeepClone().AsObject();
        claims["iss"] = credential["issuer"]!["id"]!.GetValue<string>();
        claims["jti"] = credential["id"]!.GetValue<string>();
        claims["nbf"] = Seconds(credential["validFrom"]!);
        if (credential["validUntil"] is { } until)
            claims["exp"] = Seconds(until);
        return claims;
    }

    private JsonObject Issuer(string name) =>
        new() { ["id"] = issuerId, ["type"] = new JsonArray("Profile"), ["name"] = name, ["url"] = outward("/") };

    private JsonObject Subject(Certificate certificate, string language)
    {
        var achievement = outward($"/badges/achievements/{Uri.EscapeDataString(certificate.CourseId)}/{certificate.CourseVersion}");
        var subject = new JsonObject
        {
            ["type"] = new JsonArray("AchievementSubject"),
            ["achievement"] = new JsonObject
            {
                ["id"] = achievement,
                ["type"] = new JsonArray("Achievement"),
                ["achievementType"] = "CertificateOfCompletion",
                ["name"] = certificate.CourseTitle.In(language),
                ["description"] = certificate.Competencies.In(language) is { Length: > 0 } line ? line : certificate.CourseTitle.In(language),
                ["criteria"] = new JsonObject { ["narrative"] = CriteriaIn(language) },
                ["inLanguage"] = language,
                ["humanCode"] = certificate.CourseId,
                ["version"] = certificate.CourseVersion.ToString(CultureInfo.InvariantCulture),
                ["resultDescription"] = new JsonArray(new JsonObject
                {
                    ["id"] = achievement + "#score", ["type"] = new JsonArray("ResultDescription"), ["name"] = language == Languages.Chinese ? "得分" : "Score",
                    ["resultType"] = "Percent", ["valueMin"] = "0", ["valueMax"] = "100",
                }),
            },
        };
        if (!certificate.IsHolderErased)
            subject["identifier"] = new JsonArray([.. new[] { certificate.HolderName, certificate.NativeName }.OfType<string>().Select(Named)]);
        if (certificate.Score is { } score)
            subject["result"] = new JsonArray(new JsonObject
            {
                ["type"] = new JsonArray("Result"), ["resultDescription"] = achievement + "#score", ["value"] = (score / 10m).ToString("0.#", CultureInfo.InvariantCulture),
            });
        return subject;
    }

    private static JsonNode Named(string name) =>
        new JsonObject { ["type"] = "IdentityObject", ["hashed"] = false, ["identityHash"] = name, ["identityType"] = "name" };

    private static string CriteriaIn(string language) => language == Languages.Chinese
        ? "完成该课程版本的全部必修步骤，并通过其中的测验与情景演练。"
        : "Every required step of this version of the course was done, its quizzes and role-plays passed.";

    private static JsonArray Contexts() =>
        new("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json");

    /// <summary>The last second of a day: the last day still counts.</summary>
    private static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).AddSeconds(-1);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static long Seconds(JsonNode instant) =>
        DateTimeOffset.Parse(instant.GetValue<string>(), CultureInfo.InvariantCulture).ToUnixTimeSeconds();
}
