using System.Net;
using System.Net.Http.Headers;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Scenarios.Attempts;

/// <summary>Everything that a player may meet, as a person without scripts meets it.</summary>
public sealed class ConversationTests
{
    [Theory, BothDatabases]
    public async Task It_is_played_without_script_with_feedback_a_question_and_a_rehearsal(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var path = await academy.StartAsync("jose.alvarez@hotel.example", "/courses", Corners.Id);
        var visitor = await academy.AsAsync("jose-alvarez");

        var page = await visitor.OpenAsync(path);
        Assert.Contains("Your score is that of your best attempt.", page.Text);
        Assert.Contains("4 of 10", page.The(".talk-with .gauge").TextContent);
        page = await visitor.SubmitAsync(page, ".page-head form", ("pace", "0"));
        Assert.Equal("0", page.The("button[name=pace][aria-pressed=true]").GetAttribute("value"));

        page = await visitor.SubmitAsync(page, "form.replies", ("choice", "own"));
        Assert.Contains("Trust +2", page.The(".now .changes").TextContent);
        Assert.Contains("Owned.", page.The(".now details[open]").TextContent);
        Assert.Null(page.Html.QuerySelector(".countdown"));

        page = await visitor.SubmitAsync(page, "form.replies", ("choice", "answer"));
        var empty = await visitor.SubmitAsync(page, "form.replies");
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains("There is no answer yet.", empty.The("fieldset .error").TextContent);
        Assert.Equal(2, empty.Html.QuerySelectorAll(".says.you").Length);

        page = await visitor.SubmitAsync(empty, "form.replies", ("option", "car"), ("option", "tea"));
        Assert.Contains("This cost 1 of 3 points of communication.", page.The("#decision-3").TextContent);
        Assert.Contains("Right here: Tea., Time.", page.The("#decision-3").TextContent);

        page = await visitor.SubmitAsync(page, "#decision-3 form", ("from", "3"));
        Assert.Equal(2, page.Html.QuerySelectorAll(".says.you").Length);
        page = await visitor.SubmitAsync(page, "form.replies", ("option", "tea"), ("option", "time"));
        Assert.Contains("The two part at decision 3.", page.Text);
        Assert.Contains("it changes no score and no competency", page.Text);
    }

    /// <summary>The page's script puts the answer in the place of the page; a reply that it sends again gets the same one.</summary>
    [Theory, BothDatabases]
    public async Task A_script_gets_what_follows_with_the_answer_however_often_it_asks(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var path = await academy.StartAsync("yutong.zhou@hotel.example", "", Corners.Id);
        var visitor = await academy.AsAsync("yutong-zhou");
        var page = await visitor.OpenAsync(path);
        visitor.Client.DefaultRequestHeaders.Add("X-In-Place", "yes");

        var once = await visitor.SubmitAsync(page, "form.replies", ("choice", "own"));
        var twice = await visitor.SubmitAsync(page, "form.replies", ("choice", "own"));
        var other = await visitor.SubmitAsync(page, "form.replies", ("choice", "ask"));

        Assert.All([once, twice, other], answer => Assert.Equal((HttpStatusCode.OK, "2"), (answer.Status, answer.The("input[name=sequence]").GetAttribute("value"))));
        Assert.All([once, twice], answer => Assert.Null(answer.Html.QuerySelector(".callout.important")));
        Assert.NotNull(other.The(".callout.important"));
        Assert.Equal(once.The(".talk-said ol").TextContent, twice.The(".talk-said ol").TextContent);
        Assert.EndsWith("/decisions", once.Url, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_timed_moment_counts_down_on_the_page_and_luck_is_named_as_luck(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var path = await academy.StartAsync("aisha.rahman@hotel.example", "", Corners.Id);
        var visitor = await academy.AsAsync("aisha-rahman");

        var page = await visitor.SubmitAsync(await visitor.OpenAsync(path), "form.replies", ("choice", "ask"));
        Assert.InRange(int.Parse(page.The(".countdown").GetAttribute("data-left")!, CultureInfo.InvariantCulture), 1, 20_000);
        Assert.Contains("it happens so in 50 of 100 cases", page.The(".now .luck").TextContent);
    }

    [Fact]
    public async Task Pictures_and_sounds_come_with_their_type_in_parts_and_to_those_who_may_play()
    {
        var academy = await Stage.SharedAsync(DatabaseKind.Sqlite);
        var visitor = await academy.AsAsync("mei-lin");
        const string files = "/scenarios/corners/versions/1/files/";

        var picture = await visitor.Client.GetAsync(files + "lobby.svg");
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", Assert.Single(picture.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(picture.Headers.GetValues("X-Content-Type-Options")));

        var request = new HttpRequestMessage(HttpMethod.Get, files + "wu.mp3") { Headers = { Range = new RangeHeaderValue(10, 19) } };
        var sound = await visitor.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "audio/mpeg"), (sound.StatusCode, sound.Content.Headers.ContentType!.MediaType));
        Assert.Equal(Corners.Sound[10..20], await sound.Content.ReadAsByteArrayAsync());

        foreach (var other in new[] { "scenario.md", "nobody.png", "..%2Fscenario.md", "%2e%2e/lobby.svg" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync(files + other)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync("/scenarios/corners/versions/99/files/wu.mp3")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await academy.Anonymous().Client.GetAsync(files + "wu.mp3")).StatusCode);
        Assert.Contains("media-src 'self'", Assert.Single((await visitor.OpenAsync("/courses")).Response.Headers.GetValues("Content-Security-Policy")));
    }
}
