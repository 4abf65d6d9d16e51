using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceAcademy.Pdf.Signing;

/// <summary>The signature of a file as <see cref="PdfSigner"/> writes it.</summary>
/// <param name="IsWhole">The signature covers all bytes of the file but itself, and fits them: nobody has changed any since.</param>
/// <param name="Certificate">Whose key signed, as the signature says; whether to trust it is another question.</param>
/// <param name="StampedAt">What a timestamp service confirmed; null when none did.</param>
public sealed partial record PdfSignature(bool IsWhole, X509Certificate2 Certificate, DateTimeOffset? StampedAt)
{
    private const string TimestampToken = "1.2.840.113549.1.9.16.2.14";

    /// <summary>Reads and checks the last signature of a file; null when it has none that can be read.</summary>
    public static PdfSignature? Read(byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        if (RangeText().Matches(Encoding.Latin1.GetString(pdf)) is not [.., var last])
            return null;
        int[] range = [.. Enumerable.Range(1, 3).Select(i => int.Parse(last.Groups[i].Value, CultureInfo.InvariantCulture))];
        var (start, end, rest) = (range[0], range[1], range[2]);
        if (start < 0 || end <= start + 2 || end > pdf.Length || end + (long)rest > pdf.Length || pdf[start] != '<' || pdf[end - 1] != '>')
            return null;
        try
        {
            var cms = new SignedCms(new ContentInfo([.. pdf.AsSpan(0, start), .. pdf.AsSpan(end, rest)]), detached: true);
            cms.Decode(Unpadded(pdf.AsSpan(start + 1, end - start - 2)));
            return cms.SignerInfos is [{ Certificate: { } certificate } signer]
                ? new PdfSignature(end + rest == pdf.Length && Fits(cms), certificate, StampOf(signer))
                : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static bool Fits(SignedCms cms)
    {
        try
        {
            cms.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static DateTimeOffset? StampOf(SignerInfo signer)
    {
        var attribute = signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().FirstOrDefault(one => one.Oid.Value == TimestampToken);
        return attribute is not null && Rfc3161TimestampToken.TryDecode(attribute.Values[0].RawData, out var token, out _)
            && token.VerifySignatureForSignerInfo(signer, out _)
            ? token.TokenInfo.Timestamp
            : null;
    }

    /// <summary>The DER length says where the signature ends and the padding begins.</summary>
    private static byte[] Unpadded(ReadOnlySpan<byte> hexadecimal)
    {
        var padded = Convert.FromHexString(Encoding.ASCII.GetString(hexadecimal));
        return System.Formats.Asn1.AsnDecoder.TryReadEncodedValue(padded, System.Formats.Asn1.AsnEncodingRules.BER, out _, out _, out _, out var consumed)
            ? padded[..consumed]
            : padded;
    }

    [GeneratedRegex(@"/ByteRange\s*\[\s*0\s+(\d{1,9})\s+(\d{1,9})\s+(\d{1,9})\s*\]", RegexOptions.CultureInvariant)]
    private static partial Regex RangeText();
}
