using System.Net;
using ServiceAcademy.Certificates;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Certificates;

public sealed class PagesTests
{
    private static readonly DateTimeOffset Recently = new(2026, 11, 1, 4, 0, 0, TimeSpan.Zero);

    [Theory, BothDatabases]
    public async Task The_file_is_for_its_holder_and_for_hr_and_never_changes(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var certificate = await academy.EarnAsync("lukasz-wojcik", Recently);
        var url = $"/certificates/{certificate.Id}.pdf";
        var holder = await academy.AsAsync("lukasz-wojcik");

        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => holder.Client.GetByteArrayAsync(url + "?language=zh-Hans")));
        Assert.All(copies, copy => Assert.Equal(copies[0], copy));
        Assert.Equal("%PDF"u8, copies[0].AsSpan(0, 4));

        var download = await holder.Client.GetAsync(url);
        Assert.Equal("application/pdf", download.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Łukasz Wójcik", download.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.Contains(certificate.Number, download.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await (await academy.AsAsync("priya-nair")).Client.GetAsync(url)).StatusCode);
        foreach (var stranger in new[] { "mei-lin", "anna-keller", "hao-sun", "tomas-novak" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await academy.AsAsync(stranger)).Client.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await holder.Client.GetAsync("/certificates/999999.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await academy.Anonymous().Client.GetAsync(url)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Anybody_verifies_by_code(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var certificate = await academy.EarnAsync("jose-alvarez", Recently);
        var anybody = academy.Anonymous();

        var page = await anybody.OpenAsync("/verify?code=" + VerificationCode.Grouped(certificate.Code).ToLowerInvariant());

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("José Álvarez", page.The(".verification.is-valid").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.The(".verification .result svg"));
        Assert.Contains("noindex", page.Response.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);

        var expired = await academy.EarnAsync("jose-alvarez", Recently.AddYears(-9));
        Assert.Contains("expired", (await anybody.OpenAsync("/verify/" + expired.Code)).The(".verification.is-invalid .result").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Unknown_and_mistyped_codes_are_told_apart(string language)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var anybody = academy.Anonymous(language);
        var unknown = VerificationCode.New();
        var mistyped = (unknown[0] == 'A' ? 'B' : 'A') + unknown[1..];

        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("/verify")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/verify/" + unknown)).Status);
        var slip = await anybody.GetAsync("/verify/" + mistyped);
        Assert.Equal(HttpStatusCode.BadRequest, slip.Status);
        Assert.Contains(language == "en" ? "seems mistyped" : "输错", slip.The("#code-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await anybody.GetAsync("/verify?code=7K3M")).Status);
    }

    [Theory, BothDatabases]
    public async Task The_register_is_hrs(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var certificate = await academy.EarnAsync("yutong-zhou", Recently);
        var hr = await academy.AsAsync("priya-nair");

        Assert.Contains(certificate.Number, (await hr.OpenAsync("/certificates/register")).The("#register").TextContent, StringComparison.Ordinal);
        var csv = await hr.Client.GetAsync("/certificates/register.csv?status=valid");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Contains(certificate.Number, await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await (await academy.AsAsync("min-zhang")).Client.GetAsync("/certificates/register")).StatusCode);
    }

    [Fact]
    public async Task Looking_up_too_often_has_to_wait()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        var anybody = academy.Anonymous();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 70; i++)
            answers.Add((await anybody.Client.GetAsync("/verify")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }
}
