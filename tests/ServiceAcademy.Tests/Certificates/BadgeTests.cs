using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Certificates;
using ServiceAcademy.Certificates.Badges;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Certificates;

public sealed class BadgeTests
{
    private static readonly DateTimeOffset Recently = new(2026, 11, 3, 4, 0, 0, TimeSpan.Zero);

    /// <summary>The example of W3C “Data Integrity ECDSA Cryptosuites 1.0”, A.4: key, document, proof and what is hashed.</summary>
    [Fact]
    public void The_standards_example_of_ecdsa_jcs_2019_verifies()
    {
        var secured = JsonNode.Parse("""
            {"@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],"id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
            "type":["VerifiableCredential","AlumniCredential"],"name":"Alumni Credential","description":"A minimum viable example of an Alumni Credential.",
            "issuer":"https://vc.example/issuers/5678","validFrom":"2023-01-01T00:00:00Z","credentialSubject":{"id":"did:example:abcdefgh","alumniOf":"The School of Examples"},
            "proof":{"type":"DataIntegrityProof","cryptosuite":"ecdsa-jcs-2019","created":"2023-02-24T23:36:38Z",
            "verificationMethod":"did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP#zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP","proofPurpose":"assertionMethod",
            "@context":["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"],
            "proofValue":"z5ptCet75SaEgzG4v4zJhbJtfNi74Wv7Fq15hhKouJQQjEPQvPZKaYxcMXAMLPQS2FXrkCWokNJkFVkwxNzZfD5oT"}}
            """)!.AsObject();
        using var key = KeyOf("zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP");

        Assert.True(DataIntegrity.Verifies(secured, key));
        Assert.Equal("zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP", Multibase.PublicKey(key));
        var document = secured.DeepClone().AsObject();
        document.Remove("proof", out var proof);
        proof!.AsObject().Remove("proofValue");
        Assert.Equal("fe5799489119c7fe3c528715e72bd39d2ec6b4ab345978df32e9a9312648ec2559b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19",
            Convert.ToHexStringLower(DataIntegrity.Hashes(document, proof.AsObject())));
        secured["name"] = "Tampered";
        Assert.False(DataIntegrity.Verifies(secured, key));
    }

    /// <summary>RFC 8785, 3.2.3: sorting by UTF-16 units, and 3.2.2.2: escapes.</summary>
    [Fact]
    public void Canonical_JSON_is_spelt_as_RFC_8785_says()
    {
        var sorting = JsonNode.Parse("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""");
        Assert.Equal(["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"],
            JsonNode.Parse(CanonicalJson.Bytes(sorting))!.AsObject().Select(member => member.Key));
        Assert.Equal("""{"literals":[null,true,false],"numbers":[7,-1],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Encoding.UTF8.GetString(CanonicalJson.Bytes(JsonNode.Parse("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","numbers":[7,-1],"literals":[null,true,false]}"""))));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Bytes(JsonNode.Parse("[1.5]")));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Bytes(JsonNode.Parse("[9007199254740993]")));
    }

    [Theory]
    [InlineData("48656c6c6f20576f726c6421", "z2NEpo7TZRRrLZSi2U")] // “Hello World!”, from the W3C's and the multibase drafts' examples
    [InlineData("0000287fb4cd", "z11233QC4")]
    public void Base_58_is_that_of_the_published_examples(string hexadecimal, string text)
    {
        Assert.Equal(text, Multibase.Base58(Convert.FromHexString(hexadecimal)));
        Assert.Equal(hexadecimal, Convert.ToHexStringLower(Multibase.FromBase58(text)));
    }

    [Theory, BothDatabases]
    public async Task Anybody_checks_a_badge_with_the_issuers_published_keys(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var certificate = await academy.EarnAsync("mei-lin", Recently);
        var anybody = academy.Anonymous().Client;

        var did = (await JsonAsync(anybody, "/.well-known/did.json"))!;
        var badge = (await JsonAsync(anybody, $"/badges/{certificate.Code}?language=zh-Hans"))!.AsObject();
        Assert.Equal(did["id"]!.GetValue<string>(), badge["issuer"]!["id"]!.GetValue<string>());
        using var key = KeyOf(MethodOf(did, badge["proof"]!["verificationMethod"]!.GetValue<string>())["publicKeyMultibase"]!.GetValue<string>());
        Assert.True(DataIntegrity.Verifies(badge, key));
        Assert.Equal(certificate.CourseTitle.ZhHans, badge["name"]!.GetValue<string>());
        Assert.Equal(["Lin Mei", "林梅"], badge["credentialSubject"]!["identifier"]!.AsArray().Select(name => name!["identityHash"]!.GetValue<string>()));
        Assert.Equal("90", badge["credentialSubject"]!["result"]![0]!["value"]!.GetValue<string>());
        badge["name"] = "Something grander";
        Assert.False(DataIntegrity.Verifies(badge, key));

        var jwt = await anybody.GetStringAsync($"/badges/{certificate.Code}.jwt");
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(jwt.Split('.')[0]))!;
        Assert.Equal("RS256", header["alg"]!.GetValue<string>());
        Assert.True(OpensslVerifies(jwt, MethodOf(did, header["kid"]!.GetValue<string>())["publicKeyJwk"]!));

        var picture = XDocument.Parse(await anybody.GetStringAsync($"/badges/{certificate.Code}.svg"));
        Assert.Equal(jwt.Split('.')[0], picture.Descendants("{https://purl.imsglobal.org/ob/v3p0}credential").Single().Attribute("verify")!.Value.Split('.')[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"/badges/{VerificationCode.New()}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_revoked_certificate_shows_in_the_status_list(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var certificate = await academy.EarnAsync("mei-lin", Recently.AddDays(1));
        var anybody = academy.Anonymous().Client;
        var status = (await JsonAsync(anybody, $"/badges/{certificate.Code}"))!["credentialStatus"]!;
        var (list, index) = (new Uri(status["statusListCredential"]!.GetValue<string>()).AbsolutePath, int.Parse(status["statusListIndex"]!.GetValue<string>(), CultureInfo.InvariantCulture));

        Assert.False(await IsSetAsync(anybody, list, index));
        await academy.InsideAsync(async services =>
        {
            await services.GetRequiredService<CertificatesApi>().Issuing.RevokeAsync(certificate.Id, certificate.PersonId, "A test.", default);
            return true;
        });
        Assert.True(await IsSetAsync(anybody, list, index));
    }

    private static async Task<bool> IsSetAsync(HttpClient anybody, string list, int index)
    {
        var encoded = (await JsonAsync(anybody, list))!["credentialSubject"]!["encodedList"]!.GetValue<string>();
        Assert.StartsWith("u", encoded, StringComparison.Ordinal);
        using var bits = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(Base64Url.DecodeFromChars(encoded.AsSpan(1))), CompressionMode.Decompress))
            await gzip.CopyToAsync(bits);
        Assert.Equal(131_072 / 8, bits.Length);
        return (bits.ToArray()[index / 8] & (0x80 >> (index % 8))) != 0;
    }

    private static async Task<JsonNode?> JsonAsync(HttpClient client, string url) => JsonNode.Parse(await client.GetStringAsync(url));

    private static JsonNode MethodOf(JsonNode did, string id)
    {
        Assert.Contains(did["assertionMethod"]!.AsArray(), method => method!.GetValue<string>() == id);
        return did["verificationMethod"]!.AsArray().Single(method => method!["id"]!.GetValue<string>() == id)!;
    }

    /// <summary>The point of a Multikey, decompressed: y² = x³ − 3x + b (SEC 2, 2.4.2).</summary>
    private static ECDsa KeyOf(string multikey)
    {
        var bytes = Multibase.FromBase58(multikey);
        Assert.Equal([0x80, 0x24], bytes[..2]);
        var p = System.Numerics.BigInteger.Parse("0FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var b = System.Numerics.BigInteger.Parse("05AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var x = new System.Numerics.BigInteger(bytes.AsSpan(3), isUnsigned: true, isBigEndian: true);
        var y = System.Numerics.BigInteger.ModPow((System.Numerics.BigInteger.ModPow(x, 3, p) - 3 * x + b) % p + p, (p + 1) / 4, p);
        if (y.IsEven != (bytes[2] == 2))
            y = p - y;
        var key = ECDsa.Create();
        byte[] Padded(System.Numerics.BigInteger value) => [.. new byte[32 - value.GetByteCount(true)], .. value.ToByteArray(true, true)];
        key.ImportParameters(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Padded(x), Y = Padded(y) } });
        return key;
    }

    private static bool OpensslVerifies(string jwt, JsonNode jwk)
    {
        var folder = Directory.CreateTempSubdirectory("academy-jwt-").FullName;
        try
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(jwk["n"]!.GetValue<string>()), Exponent = Base64Url.DecodeFromChars(jwk["e"]!.GetValue<string>()) });
            File.WriteAllText(Path.Combine(folder, "key.pem"), rsa.ExportSubjectPublicKeyInfoPem());
            File.WriteAllText(Path.Combine(folder, "signed"), jwt[..jwt.LastIndexOf('.')]);
            File.WriteAllBytes(Path.Combine(folder, "signature"), Base64Url.DecodeFromChars(jwt.AsSpan(jwt.LastIndexOf('.') + 1)));
            var start = new ProcessStartInfo(Programs.Require("openssl", "openssl"), ["dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "signed"])
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
