using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Records.Ledger;

/// <summary>
/// The key that signs seals: ECDSA on P-256, made at the first sealing, in a file of the data folder that only the academy's user
/// reads. It is not in the database, so whoever can write there cannot sign.
/// </summary>
internal sealed class LedgerKey : IDisposable
{
    private readonly ECDsa key;

    /// <summary>Made by the container.</summary>
    public LedgerKey(IOptions<AcademyOptions> options)
    {
        var path = Path.Combine(options.Value.DataPath, "ledger-key.pem");
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (!File.Exists(path))
            PrivateFile.CreateOnce(path, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        key.ImportFromPem(File.ReadAllText(path));
        PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>SubjectPublicKeyInfo, base 64.</summary>
    public string PublicKey { get; }

    /// <summary>An ECDSA signature of the text's SHA-256, DER, as OpenSSL writes and reads it.</summary>
    public byte[] Sign(string text) =>
        key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>What a public key is called in file names and logs: the first 16 digits of its SHA-256.</summary>
    public static string NameOf(string publicKey) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(publicKey)))[..16];

    public static string PemOf(string publicKey) => PemEncoding.WriteString("PUBLIC KEY", Convert.FromBase64String(publicKey)) + "\n";

    /// <summary>Whether a signature is that of a key over a text; false also when key or signature are no such thing.</summary>
    public static bool Verifies(string publicKey, string text, byte[] signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return false;
        }
    }

    public void Dispose() => key.Dispose();
}
