using System.Net;
using System.Net.Http.Headers;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Web.Errors;

public sealed class ErrorPageTests
{
    [Theory]
    [InlineData("en", "There is no such page.")]
    [InlineData("zh-CN", "没有这个页面。")]
    public async Task An_unknown_page_says_so_in_the_persons_language(string language, string title)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);

        var page = await academy.Anonymous(language).GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(title, page.The("h1").TextContent);
    }

    [Fact]
    public async Task A_forbidden_page_is_403_and_not_a_way_to_the_sign_in_page()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);

        var page = await (await academy.AsAsync("mei-lin")).GetAsync("/people");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("You may not open this page.", page.The("h1").TextContent);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);

        var answer = await academy.Anonymous().Client.PostAsync("/sign-in", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The form was not accepted.", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Programs_get_problem_details()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var client = academy.Anonymous().Client;
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        var answer = await client.GetAsync("/nowhere");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_database_that_is_away_is_503_in_words_and_not_ready()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string?>
        {
            ["ConnectionStrings:Academy"] = "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2",
        });
        var stranger = academy.Anonymous("zh-CN");

        var page = await stranger.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("学院连接不上数据库。", page.The("h1").TextContent);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stranger.GetAsync("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health/live")).Status);
    }
}
