using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Certificates;
using ServiceAcademy.Data;
using ServiceAcademy.Pdf.Signing;
using ServiceAcademy.Tests.Pdf;

namespace ServiceAcademy.Tests.Certificates;

public sealed class VerifyFileTests
{
    private static readonly DateTimeOffset Recently = new(2026, 11, 2, 4, 0, 0, TimeSpan.Zero);

    [Theory, BothDatabases]
    public async Task An_issued_file_is_signed_and_known_by_its_bytes(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var certificate = await academy.EarnAsync("min-zhang", Recently);
        var paper = await (await academy.AsAsync("min-zhang")).Client.GetByteArrayAsync($"/certificates/{certificate.Id}.pdf?language=zh-Hans");

        Assert.Contains("Signature is Valid", PdfTools.Signatures(paper), StringComparison.Ordinal);
        var kept = await academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Set<Paper>().SingleAsync(row => row.CertificateId == certificate.Id));
        Assert.Equal(PdfSignature.Read(paper)!.Certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256), kept.SignedBy, ignoreCase: true);

        var genuine = await BringAsync(academy, paper);
        Assert.Equal(HttpStatusCode.OK, genuine.Status);
        Assert.Contains(certificate.Number, genuine.The(".verification.is-valid").TextContent, StringComparison.Ordinal);
        Assert.Contains("byte for byte", genuine.The(".verification").TextContent, StringComparison.Ordinal);

        paper[5000] ^= 1;
        var changed = await BringAsync(academy, paper);
        Assert.Equal(HttpStatusCode.NotFound, changed.Status);
        Assert.Contains("changed after it was signed", changed.The(".verification .result").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_others_and_no_file_are_told_apart()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var foreign = await new PdfSigner(SigningCertificate.CreateForTrials("Somebody else", DateTimeOffset.UtcNow.AddDays(-1)), [])
            .SignAsync(Samples.English(Samples.Award), new SignatureDetails("Somebody else", "For fun", DateTimeOffset.UtcNow));

        Assert.Contains("somebody else", (await BringAsync(academy, foreign)).The(".verification").TextContent, StringComparison.Ordinal);
        Assert.Contains("A scan, a print", (await BringAsync(academy, Samples.English(Samples.Award))).The(".verification").TextContent, StringComparison.Ordinal);
        Assert.Contains("A scan, a print", (await BringAsync(academy, "hello"u8.ToArray())).The(".verification").TextContent, StringComparison.Ordinal);
        var none = await BringAsync(academy, []);
        Assert.Equal(HttpStatusCode.BadRequest, none.Status);
        Assert.Contains("No file arrived", none.The(".verification .result").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await BringAsync(academy, new byte[5 * 1024 * 1024 + 1])).Status);
    }

    [Theory, BothDatabases]
    public async Task Programs_get_the_same_as_people(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var certificate = await academy.EarnAsync("jianguo-chen", Recently);
        var anybody = academy.Anonymous().Client;

        var told = await anybody.GetFromJsonAsync<JsonElement>($"/verify/{certificate.Code}.json");
        Assert.Equal("valid", told.GetProperty("status").GetString());
        Assert.Equal(certificate.Number, told.GetProperty("number").GetString());
        Assert.Equal(certificate.HolderName, told.GetProperty("holder").GetString());
        Assert.Equal(certificate.CourseTitle.ZhHans, told.GetProperty("certifies").GetProperty("zh-Hans").GetString());
        Assert.Equal("2026-11-02", told.GetProperty("issuedOn").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"/verify/{VerificationCode.New()}.json")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await anybody.GetAsync("/verify/7K3M.json")).StatusCode);
    }

    private static async Task<Page> BringAsync(Academy academy, byte[] file)
    {
        var anybody = academy.Anonymous();
        var page = await anybody.OpenAsync("/verify");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.The("form[method=post] input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "certificate.pdf" },
        };
        return await anybody.ReadAsync(anybody.Client.PostAsync("/verify", form));
    }
}
