using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>JSON Web Signatures in one line (RFC 7515, 7.1) with RS256 (RFC 7518, 3.3), as Open Badges 3.0 requires of every issuer.</summary>
internal static class CompactJws
{
    /// <param name="keyId">The verification method that others find the public key by.</param>
    public static string Sign(JsonObject payload, RSA key, string keyId)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = keyId };
        var signed = $"{Encode(header)}.{Encode(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>A public key as others read it (RFC 7517, 6.3 of RFC 7518).</summary>
    public static JsonObject PublicKey(RSA key)
    {
        var parameters = key.ExportParameters(false);
        return new JsonObject
        {
            ["kty"] = "RSA", ["alg"] = "RS256", ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(CanonicalJson.Bytes(json));
}
