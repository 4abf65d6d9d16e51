using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace ServiceAcademy.Pdf.Signing;

/// <summary>A service that confirms when a signature existed (RFC 3161 over HTTP): it makes PAdES B-T of B-B.</summary>
public sealed class TimestampService(HttpClient http, Uri address)
{
    private static readonly Oid TimestampToken = new("1.2.840.113549.1.9.16.2.14"); // id-aa-timeStampToken, RFC 3161, appendix A

    /// <summary>Asks for a token over the signature and adds it.</summary>
    /// <exception cref="HttpRequestException">The service cannot be reached or refuses.</exception>
    /// <exception cref="CryptographicException">Its answer is no token for this signature.</exception>
    internal async Task AddToAsync(SignerInfo signer, CancellationToken cancellation)
    {
        var request = Rfc3161TimestampRequest.CreateFromSignerInfo(
            signer, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(8), requestSignerCertificates: true);
        using var content = new ByteArrayContent(request.Encode()) { Headers = { ContentType = new MediaTypeHeaderValue("application/timestamp-query") } };
        using var answer = await http.PostAsync(address, content, cancellation);
        answer.EnsureSuccessStatusCode();
        var token = request.ProcessResponse(await answer.Content.ReadAsByteArrayAsync(cancellation), out _);
        signer.AddUnsignedAttribute(new AsnEncodedData(TimestampToken, token.AsSignedCms().Encode()));
    }
}
