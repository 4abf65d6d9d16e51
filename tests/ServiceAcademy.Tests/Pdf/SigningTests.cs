using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ServiceAcademy.Pdf.Signing;

namespace ServiceAcademy.Tests.Pdf;

/// <summary>Judged by poppler's pdfsig and by qpdf; the timestamps are made by openssl.</summary>
public sealed class SigningTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly X509Certificate2 Trial = SigningCertificate.CreateForTrials("Lindenhof Hotels Academy", Now.AddMinutes(-5));
    private static readonly SignatureDetails Details = new("Lindenhof Hotels Academy", "颁发证书 · Issue of a certificate", Now);
    private static readonly Lazy<Task<byte[]>> Signed = new(() => new PdfSigner(Trial, []).SignAsync(Samples.English(Samples.Award), Details));

    [Fact]
    public async Task Pdfsig_finds_the_signature_valid_and_over_the_whole_document()
    {
        var report = PdfTools.Signatures(await Signed.Value);
        Assert.Contains("Signature is Valid", report);
        Assert.Contains("Total document signed", report);
        Assert.Contains("ETSI.CAdES.detached", report);
        Assert.Contains("SHA-256", report);
        Assert.Contains("Lindenhof Hotels Academy", report);
    }

    [Fact]
    public async Task Qpdf_finds_nothing_wrong_and_the_text_is_the_same()
    {
        var signed = await Signed.Value;
        var report = PdfTools.Check(signed);
        Assert.Contains("No syntax or stream encoding errors found", report);
        Assert.DoesNotContain("WARNING", report);
        Assert.Equal(PdfTools.Text(Samples.English(Samples.Award)), PdfTools.Text(signed));
        Assert.Equal(Samples.Award.VerificationUrl, PdfTools.QrCode(signed));
        Assert.True(signed.Length <= 100_000, $"{signed.Length} bytes");
    }

    [Fact]
    public async Task Every_changed_byte_shows()
    {
        var signed = await Signed.Value;
        Assert.True(PdfSignature.Read(signed)!.IsWhole);
        // Everything but the value of /Contents, where the signature itself stands, in hexadecimal digits of either case and with zeros behind.
        var hole = signed.AsSpan().LastIndexOf("/Contents <"u8) + "/Contents ".Length;
        var end = hole + signed.AsSpan(hole).IndexOf((byte)'>') + 1;
        var random = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var changed = (byte[])signed.Clone();
            var at = random.Next(signed.Length - (end - hole)) is var place && place < hole ? place : place + end - hole;
            changed[at] ^= (byte)(1 << random.Next(8));
            Assert.False(PdfSignature.Read(changed) is { IsWhole: true }, $"A change of byte {at} was not noticed.");
        }
    }

    [Fact]
    public async Task A_changed_byte_and_an_added_update_show_in_pdfsig_too()
    {
        var signed = await Signed.Value;
        var changed = (byte[])signed.Clone();
        changed[changed.AsSpan().IndexOf("/CreationDate (D:2026"u8) + 18] = (byte)'1';
        Assert.Contains("Digest Mismatch", PdfTools.Signatures(changed));
        Assert.False(PdfSignature.Read([.. signed, .. "\n% more\n"u8])!.IsWhole);
        Assert.Contains("Not total document signed", PdfTools.Signatures([.. signed, .. "1 0 obj\nnull\nendobj\n"u8]));
    }

    [Fact]
    public async Task The_signature_names_its_certificate()
    {
        var read = PdfSignature.Read(await Signed.Value)!;
        Assert.Equal(Trial.Thumbprint, read.Certificate.Thumbprint);
        Assert.Null(read.StampedAt);
    }

    [Fact]
    public void A_file_without_signature_has_none() => Assert.Null(PdfSignature.Read(Samples.English(Samples.Award)));

    [Fact]
    public async Task Files_of_other_writers_are_signed_too()
    {
        var signed = await new PdfSigner(Trial, []).SignAsync(PdfTools.WrittenByQpdf(Samples.Chinese(Samples.ChineseAward), objectStreams: false), Details);
        Assert.Contains("Signature is Valid", PdfTools.Signatures(signed));
        Assert.DoesNotContain("WARNING", PdfTools.Check(signed));
    }

    [Fact]
    public async Task What_cannot_be_signed_is_refused_with_the_reason()
    {
        var signer = new PdfSigner(Trial, []);
        Task<InvalidDataException> Refused(byte[] file) => Assert.ThrowsAsync<InvalidDataException>(() => signer.SignAsync(file, Details));
        Assert.Contains("object streams", (await Refused(PdfTools.WrittenByQpdf(Samples.English(Samples.Award), objectStreams: true))).Message);
        Assert.Contains("signature already", (await Refused(await Signed.Value)).Message);
        Assert.Contains("whole PDF", (await Refused("%PDF-1.7 cut off"u8.ToArray())).Message);
        Assert.Contains("whole PDF", (await Refused([])).Message);
    }

    [Fact]
    public async Task A_timestamp_service_confirms_when()
    {
        using var authority = new OpensslTimestamps();
        var http = new HttpClient(authority);
        var signed = await new PdfSigner(Trial, [], new TimestampService(http, new Uri("https://stamps.example/tsa"))).SignAsync(Samples.English(Samples.Award), Details);
        Assert.Contains("Signature is Valid", PdfTools.Signatures(signed));
        var stamped = PdfSignature.Read(signed)!.StampedAt;
        Assert.InRange(stamped!.Value, Now.AddMinutes(-10), Now.AddMinutes(10));
    }

    [Fact]
    public async Task A_timestamp_service_that_answers_for_something_else_is_refused()
    {
        using var authority = new OpensslTimestamps { Answers = _ => "no token"u8.ToArray() };
        var signer = new PdfSigner(Trial, [], new TimestampService(new HttpClient(authority), new Uri("https://stamps.example/tsa")));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => signer.SignAsync(Samples.English(Samples.Award), Details));
    }

    [Fact]
    public void A_key_file_is_read_with_its_password_only()
    {
        var file = Trial.Export(X509ContentType.Pfx, "right");
        Assert.Equal(Trial.Thumbprint, SigningCertificate.ReadPkcs12(file, "right").Certificate.Thumbprint);
        Assert.ThrowsAny<CryptographicException>(() => SigningCertificate.ReadPkcs12(file, "wrong"));
        Assert.ThrowsAny<CryptographicException>(() => SigningCertificate.ReadPkcs12([1, 2, 3], "right"));
    }

    /// <summary>An authority of RFC 3161 in a folder: openssl makes its key and its tokens.</summary>
    private sealed class OpensslTimestamps : HttpMessageHandler
    {
        private readonly string folder = Directory.CreateTempSubdirectory("academy-tsa-").FullName;

        public OpensslTimestamps()
        {
            Answers = Token;
            File.WriteAllText(Path.Combine(folder, "tsa.cnf"),
                "[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=Test TSA\n[ext]\nextendedKeyUsage=critical,timeStamping\n"
                + "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\n");
            Run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "30", "-config", "tsa.cnf");
        }

        public Func<byte[], byte[]> Answers { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
        {
            Assert.Equal("application/timestamp-query", request.Content!.Headers.ContentType!.MediaType);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Answers(await request.Content.ReadAsByteArrayAsync(cancellation))) };
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }

        private byte[] Token(byte[] query)
        {
            File.WriteAllBytes(Path.Combine(folder, "query"), query);
            Run("ts", "-reply", "-queryfile", "query", "-out", "answer", "-inkey", "key.pem", "-signer", "cert.pem", "-config", "tsa.cnf");
            return File.ReadAllBytes(Path.Combine(folder, "answer"));
        }

        private void Run(params string[] arguments)
        {
            var start = new ProcessStartInfo(Programs.Require("openssl", "openssl"), arguments) { WorkingDirectory = folder, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
        }
    }
}
