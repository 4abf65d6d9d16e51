using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Signing;

/// <summary>What a signature says beside the signature itself.</summary>
/// <param name="Name">Who signs.</param>
/// <param name="Reason">Why, in the document's language.</param>
/// <param name="SignedAt">When, as the signer's clock says; a timestamp service confirms it where one is configured.</param>
public sealed record SignatureDetails(string Name, string Reason, DateTimeOffset SignedAt);

/// <summary>
/// Signs PDF files of any renderer as an incremental update: PAdES B-B (ETSI EN 319 142-1), or B-T with a timestamp service. The signature
/// is a certifying one that allows no change (DocMDP, P = 1; ISO 32000-1, 12.8.2.2). It has no appearance: what it is worth, a reader says and not a picture.
/// Thread-safe.
/// </summary>
/// <param name="certificate">Certificate with its RSA key.</param>
/// <param name="chain">Certificates up to the authority, put into the signature.</param>
/// <param name="timestamps">Null for B-B.</param>
public sealed class PdfSigner(X509Certificate2 certificate, IReadOnlyList<X509Certificate2> chain, TimestampService? timestamps = null)
{
    /// <summary>Room for a token with its certificates.</summary>
    private const int TimestampRoom = 12_000;

    private const string RangeMark = "/ByteRange [0 ********** ********** **********]";

    private readonly AsnEncodedData signingCertificate = SigningCertificate.Attribute(certificate);
    private readonly int room = 2_000 + certificate.RawData.Length + chain.Sum(one => one.RawData.Length) + (timestamps is null ? 0 : TimestampRoom);

    /// <summary>The certificate that the signatures name.</summary>
    public X509Certificate2 Certificate { get; } = certificate;

    /// <summary>The file with a signature over all of it.</summary>
    /// <exception cref="InvalidDataException">The file is no PDF with a classic cross-reference table, or has form fields already.</exception>
    /// <exception cref="HttpRequestException">The timestamp service cannot be reached.</exception>
    public async Task<byte[]> SignAsync(byte[] pdf, SignatureDetails details, CancellationToken cancellation = default)
    {
        var file = WithEmptySignature(pdf, details);
        var hole = Hole(file);
        var range = RangeOf(hole, file.Length);
        Encoding.ASCII.GetBytes(range).CopyTo(file, file.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(RangeMark)));
        byte[] signed = [.. file.AsSpan(0, hole.Start), .. file.AsSpan(hole.End)];
        var signature = await SignatureAsync(signed, cancellation);
        if (signature.Length > room)
            throw new InvalidDataException($"The signature has {signature.Length} bytes; room is for {room}.");
        Encoding.ASCII.GetBytes(Convert.ToHexString(signature)).CopyTo(file, hole.Start + 1);
        return file;
    }

    private byte[] WithEmptySignature(byte[] pdf, SignatureDetails details)
    {
        var update = new PdfUpdate(pdf);
        var (catalog, page) = (update.Dictionary(update.Catalog), update.Dictionary(update.FirstPage()));
        if (catalog["/AcroForm"] is not null)
            throw new InvalidDataException("The file has form fields or a signature already.");
        var (value, field) = (update.Reserve(), update.Reserve());
        update.Write(value, $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached {RangeMark} /Contents <{new string('0', 2 * room)}> /M {PdfSyntax.Date(details.SignedAt)} /Name {PdfSyntax.Text(details.Name)} /Reason {PdfSyntax.Text(details.Reason)} /Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>] >>");
        // Without area and outside the page there is nothing to show, so neither ISO 19005-2 (6.3.3) asks for an appearance nor ISO 14289-1 (7.18.1) for a tag.
        update.Write(field, $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /TU {PdfSyntax.Text(details.Reason)} /F 132 /Rect [-1 -1 -1 -1] /P {update.FirstPage()} 0 R /V {value} 0 R >>");
        update.Write(update.FirstPage(), page.Set("/Annots", $"[{Annotations(update, page["/Annots"])} {field} 0 R]").ToString());
        update.Write(update.Catalog, catalog
            .Set("/AcroForm", $"<< /Fields [{field} 0 R] /SigFlags 3 >>")
            .Set("/Perms", $"<< /DocMDP {value} 0 R >>").ToString());
        return update.ToBytes();
    }

    private static string Annotations(PdfUpdate update, string? annotations) => annotations switch
    {
        null => "",
        ['[', .., ']'] => annotations[1..^1].Trim(),
        _ => throw new InvalidDataException($"The page's annotations stand elsewhere ({PdfUpdate.Reference(annotations)}); only a list in the page is read."),
    };

    private async Task<byte[]> SignatureAsync(byte[] signed, CancellationToken cancellation)
    {
        var cms = new SignedCms(new ContentInfo(signed), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Certificate)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), // SHA-256
            IncludeOption = X509IncludeOption.None,
        };
        // The time stands in the dictionary (/M): PAdES forbids the signing-time attribute beside it.
        signer.SignedAttributes.Add(signingCertificate);
        signer.Certificates.AddRange((X509Certificate2[])[Certificate, .. chain]);
        cms.ComputeSignature(signer, silent: true);
        if (timestamps is not null)
            await timestamps.AddToAsync(cms.SignerInfos[0], cancellation);
        return cms.Encode();
    }

    /// <summary>Where the value of /Contents stands, with its brackets; the signature covers everything else.</summary>
    private static (int Start, int End) Hole(byte[] file)
    {
        var mark = file.AsSpan().LastIndexOf("/Contents <0"u8) + "/Contents ".Length;
        return (mark, mark + file.AsSpan(mark).IndexOf((byte)'>') + 1);
    }

    private static string RangeOf((int Start, int End) hole, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"/ByteRange [0 {hole.Start} {hole.End} {length - hole.End}]").PadRight(RangeMark.Length);
}
