using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ServiceAcademy.Certificates.Signing;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>
/// Who the academy is to readers of badges: a <c>did:web</c> under its public address, with the public keys of all badges that are out. Keys that were
/// replaced stay published, or old badges could not be checked any more.
/// </summary>
public sealed class BadgeIssuer : IDisposable
{
    private readonly CertificateSigner signer;
    private readonly string folder;
    private readonly Lazy<ECDsa> key;

    /// <summary>Made by the container.</summary>
    public BadgeIssuer(CertificateSigner signer, IOptions<AcademyOptions> academy)
    {
        this.signer = signer;
        folder = Path.Combine(academy.Value.DataPath, "badge-keys");
        key = new Lazy<ECDsa>(OwnKey);
        var address = new Uri(academy.Value.PublicAddress);
        var path = string.Concat(address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => ":" + Uri.EscapeDataString(part)));
        Id = $"did:web:{address.Host}{(address.IsDefaultPort ? "" : "%3A" + address.Port.ToString(CultureInfo.InvariantCulture))}{path}";
    }

    /// <summary>The issuer's identifier (did:web, W3C CCG), for example <c>did:web:academy.example</c>.</summary>
    public string Id { get; }

    /// <summary>A document with a proof of the cryptosuite ecdsa-jcs-2019.</summary>
    internal JsonObject Prove(JsonObject document, DateTimeOffset at) => DataIntegrity.Sign(document, key.Value, $"{Id}#{NameOf(key.Value)}", at);

    /// <summary>A payload as a JSON Web Signature with RS256, by the key that signs the papers too.</summary>
    internal string SignJwt(JsonObject payload, string issuer)
    {
        var certificate = signer.CertificateFor(issuer);
        Publish(certificate);
        using var rsa = certificate.GetRSAPrivateKey()!;
        return CompactJws.Sign(payload, rsa, $"{Id}#{NameOf(certificate)}");
    }

    /// <summary>The document that readers find the keys in (W3C DID Core 1.0).</summary>
    internal JsonObject Document(string issuer)
    {
        Publish(signer.CertificateFor(issuer));
        _ = key.Value;
        var methods = new JsonArray();
        foreach (var file in Directory.GetFiles(folder, "*.cer").Order(StringComparer.Ordinal))
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            using var rsa = certificate.GetRSAPublicKey()!;
            methods.Add(Method(NameOf(certificate), "JsonWebKey", "publicKeyJwk", CompactJws.PublicKey(rsa)));
        }
        foreach (var file in Directory.GetFiles(folder, "*.pem").Order(StringComparer.Ordinal))
        {
            using var other = ECDsa.Create();
            other.ImportFromPem(File.ReadAllText(file));
            methods.Add(Method(NameOf(other), "Multikey", "publicKeyMultibase", Multibase.PublicKey(other)));
        }
        return new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1", "https://w3id.org/security/jwk/v1"),
            ["id"] = Id,
            ["verificationMethod"] = methods,
            ["assertionMethod"] = new JsonArray([.. methods.Select(method => (JsonNode)method!["id"]!.GetValue<string>())]),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (key.IsValueCreated)
            key.Value.Dispose();
    }

    private JsonObject Method(string name, string type, string member, JsonNode value) =>
        new() { ["id"] = $"{Id}#{name}", ["type"] = type, ["controller"] = Id, [member] = value };

    private void Publish(X509Certificate2 certificate) => PrivateFile.CreateOnce(Path.Combine(folder, NameOf(certificate) + ".cer"), certificate.RawData);

    /// <summary>
    /// The newest key in the folder, or a new one. To change it, put another P-256 key beside it, with a name that comes later; old ones stay for those who check.
    /// </summary>
    private ECDsa OwnKey()
    {
        var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(folder);
        if (Directory.GetFiles(folder, "*.pem").Length == 0)
            PrivateFile.CreateOnce(Path.Combine(folder, "key-1.pem"), System.Text.Encoding.ASCII.GetBytes(own.ExportPkcs8PrivateKeyPem() + "\n"));
        own.ImportFromPem(File.ReadAllText(Directory.GetFiles(folder, "*.pem").Max(StringComparer.Ordinal)!));
        return own;
    }

    private static string NameOf(X509Certificate2 certificate) => "rsa-" + certificate.GetCertHashString(HashAlgorithmName.SHA256)[..16].ToLowerInvariant();

    private static string NameOf(ECDsa key) => "p256-" + Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16];
}
