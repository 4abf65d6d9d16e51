using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ServiceAcademy.Pdf.Signing;

/// <summary>Keys and certificates to sign with.</summary>
public static class SigningCertificate
{
    /// <summary>
    /// A key of 3072 bits (NIST SP 800-57, part 1: beyond 2030) with a certificate that it has signed itself: for trials. Its signatures are whole, and no
    /// reader knows whose they are; in production a key from a certification authority stands in its place.
    /// </summary>
    /// <param name="organisation">Name of the organisation, as its people write it.</param>
    /// <param name="from">The first instant; it holds for ten years.</param>
    public static X509Certificate2 CreateForTrials(string organisation, DateTimeOffset from)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisation);
        using var key = RSA.Create(3072);
        var name = new X500DistinguishedNameBuilder();
        name.AddOrganizationName(Cut(organisation));
        name.AddCommonName(Cut($"{organisation} (self-signed)"));
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        // Non-repudiation is what ETSI EN 319 412-2 asks of a certificate that signs documents.
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(from, from.AddYears(10));
    }

    /// <summary>Reads key and certificates of a PKCS#12 file (.p12, .pfx).</summary>
    /// <exception cref="CryptographicException">The password is wrong, or it is no such file.</exception>
    /// <exception cref="InvalidDataException">No certificate in it has an RSA key.</exception>
    public static (X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Chain) ReadPkcs12(byte[] file, string? password)
    {
        var all = X509CertificateLoader.LoadPkcs12Collection(file, password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        var own = all.FirstOrDefault(certificate => certificate.HasPrivateKey && certificate.GetRSAPublicKey() is not null)
            ?? throw new InvalidDataException("The PKCS#12 file holds no certificate with an RSA key.");
        return (own, [.. all.Where(certificate => certificate != own)]);
    }

    /// <summary>
    /// The signed attribute signing-certificate-v2 (RFC 5035) that PAdES B-B requires: the signature names its certificate by hash, so that none can be
    /// put in its place. SHA-256 is the default algorithm and therefore not written.
    /// </summary>
    internal static AsnEncodedData Attribute(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
        return new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), writer.Encode());
    }

    /// <summary>X.520 allows 64 characters.</summary>
    private static string Cut(string text) => text.Length <= 64 ? text : text[..64];
}
