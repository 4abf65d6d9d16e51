using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Web.Security;

public sealed class SecurityHeaderTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_them(string url)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);

        var answer = (await academy.Anonymous().GetAsync(url)).Response;

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Forwarded_headers_mean_nothing_unless_a_proxy_is_configured()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false);
        var client = academy.Anonymous().Client;
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        var answer = await client.GetAsync("/account/password");

        Assert.StartsWith("http://localhost/sign-in", answer.Headers.Location!.ToString());
    }
}
