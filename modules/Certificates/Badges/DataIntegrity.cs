using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ServiceAcademy.Certificates.Badges;

/// <summary>
/// Proofs of the cryptosuite <c>ecdsa-jcs-2019</c> (W3C Data Integrity ECDSA Cryptosuites 1.0, 3.3) on P-256: the signature is over
/// SHA-256(canonical proof options) ‖ SHA-256(canonical document). .NET signs with random nonces, not with those of RFC 6979; verifiers cannot tell.
/// </summary>
internal static class DataIntegrity
{
    /// <summary>The document with its proof.</summary>
    public static JsonObject Sign(JsonObject document, ECDsa key, string verificationMethod, DateTimeOffset at)
    {
        var options = new JsonObject
        {
            ["type"] = "DataIntegrityProof",
            ["cryptosuite"] = "ecdsa-jcs-2019",
            ["created"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["verificationMethod"] = verificationMethod,
            ["proofPurpose"] = "assertionMethod",
            ["@context"] = document["@context"]!.DeepClone(),
        };
        options["proofValue"] = Multibase.Base58(key.SignData(Hashes(document, options), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        var secured = document.DeepClone().AsObject();
        secured["proof"] = options;
        return secured;
    }

    /// <summary>Whether the proof fits the document.</summary>
    public static bool Verifies(JsonObject secured, ECDsa key)
    {
        var document = secured.DeepClone().AsObject();
        document.Remove("proof", out var proof);
        if (proof is not JsonObject options || !options.Remove("proofValue", out var value))
            return false;
        return key.VerifyData(Hashes(document, options), Multibase.FromBase58(value!.GetValue<string>()), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>What is signed: 64 bytes.</summary>
    public static byte[] Hashes(JsonObject document, JsonObject options) =>
        [.. SHA256.HashData(CanonicalJson.Bytes(options)), .. SHA256.HashData(CanonicalJson.Bytes(document))];
}
