using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Pdf.Signing;

namespace ServiceAcademy.Certificates.Signing;

/// <summary>A signed file, and by which certificate.</summary>
/// <param name="SignedBy">SHA-256 of the certificate, hexadecimal.</param>
public sealed record SignedFile(byte[] Bytes, string SignedBy);

/// <summary>Signs papers with the academy's key: that of the configuration, or one of its own in a file that only the academy's user reads.</summary>
public sealed class CertificateSigner(
    IOptions<SigningOptions> options, IOptions<AcademyOptions> academy, IHttpClientFactory http, TimeProvider clock, IStringLocalizer<CertificatesApi> T)
{
    private readonly Lock loading = new();
    private PdfSigner? signer;

    /// <summary>The certificate that papers are signed with from now on.</summary>
    public X509Certificate2 CertificateFor(string issuer) => Signer(issuer).Certificate;

    /// <exception cref="AcademyError">The key cannot be read, or the timestamp service does not answer. Nothing is signed.</exception>
    public async Task<SignedFile> SignAsync(byte[] pdf, string issuer, string reason, CancellationToken cancellation)
    {
        var by = Signer(issuer);
        try
        {
            var signed = await by.SignAsync(pdf, new SignatureDetails(issuer, reason, clock.GetUtcNow()), cancellation);
            return new SignedFile(signed, by.Certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant());
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new AcademyError(503, T["The certificate cannot be signed at the moment."], T["The timestamp service does not answer: {0}", error.GetBaseException().Message],
                T["Try again later. If it lasts, an administrator looks at Academy:Certificates:Signing:TimestampService."]);
        }
    }

    private PdfSigner Signer(string issuer)
    {
        lock (loading)
            return signer ??= Load(issuer);
    }

    private PdfSigner Load(string issuer)
    {
        var (file, password) = options.Value.KeyFile is { Length: > 0 } configured
            ? (configured, options.Value.Password)
            : (OwnKey(issuer), "");
        try
        {
            var (certificate, chain) = SigningCertificate.ReadPkcs12(File.ReadAllBytes(file), password);
            var stamps = options.Value.TimestampService is { Length: > 0 } address
                ? new TimestampService(http.CreateClient(nameof(TimestampService)), new Uri(address))
                : null;
            return new PdfSigner(certificate, chain, stamps);
        }
        catch (Exception error) when (error is CryptographicException or InvalidDataException or IOException or UnauthorizedAccessException or UriFormatException)
        {
            throw new AcademyError(503, T["Certificates cannot be signed."], T["The signing key “{0}” cannot be used: {1}", file, error.Message],
                T["An administrator looks at Academy:Certificates:Signing in the configuration: KeyFile, Password, TimestampService."]);
        }
    }

    /// <summary>The key for trials, made at first use. Another node that shares the folder may have been quicker; then its key is the one.</summary>
    private string OwnKey(string issuer)
    {
        var path = Path.Combine(academy.Value.DataPath, "certificate-key.p12");
        if (!File.Exists(path))
            PrivateFile.CreateOnce(path, SigningCertificate.CreateForTrials(issuer, clock.GetUtcNow().AddDays(-1)).Export(X509ContentType.Pfx, ""));
        return path;
    }
}
