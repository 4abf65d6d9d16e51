using System.Net;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Scenarios.Attempts;

/// <summary>A conversation as a person without scripts sees it. Each test has a demo person of its own, who has not met the role-play yet.</summary>
public sealed class AttemptsTests
{
    [Theory, BothDatabases]
    public async Task A_conversation_is_played_debriefed_and_played_again(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var path = await academy.StartAsync("jose.alvarez@hotel.example", "/courses");
        var visitor = await academy.AsAsync("jose-alvarez");

        var page = await visitor.OpenAsync(path);
        Assert.Equal("Text of open", page.The("#now .bubble p:last-child").TextContent);
        Assert.Equal(["kind", "short"], page.Html.QuerySelectorAll("button.reply").Select(reply => reply.GetAttribute("value")).Order());

        page = await visitor.SubmitAsync(page, "form.replies", ("choice", "short"));
        page = await visitor.SubmitAsync(page, "form.replies", ("choice", "stare"));
        Assert.Equal(["Text of short", "Text of stare"], page.Html.QuerySelectorAll(".says.you p:last-child").Select(said => said.TextContent));

        page = await visitor.SubmitAsync(page, "form.replies", ("choice", "say"));
        page = await visitor.SubmitAsync(page, "form.replies", ("choice", "a"));
        Assert.Equal("Ending of end", page.The(".lede").TextContent);
        Assert.Equal("/courses", page.The(".next-step a").GetAttribute("href"));
        Assert.Contains("Overall 75%; in 3 of 4 decisions you took a best reply.", page.Text);
        Assert.Contains("0 of 4 points", page.Text);
        var second = page.Html.QuerySelectorAll("li.review")[1].TextContent;
        Assert.Contains("Because of stare", second);
        Assert.Contains("This cost 1 of 4 points of empathy.", second);
        Assert.Contains("Text of mend", second);
        Assert.Contains("Because of mend", second);

        var again = await visitor.SubmitAsync(page, "section[aria-labelledby=ended] form");
        Assert.NotEqual(path, again.Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.NotNull(again.The("form.replies"));
        Assert.Contains("Overall 75%", (await visitor.OpenAsync(path)).Text);
    }

    [Theory, BothDatabases]
    public async Task In_chinese_too(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var path = await academy.StartAsync("yutong.zhou@hotel.example", "");

        var page = await (await academy.AsAsync("yutong-zhou", "zh-Hans")).OpenAsync(path);

        Assert.Equal("您怎么说？", page.The("form.replies h2").TextContent);
        Assert.Equal("中文 Text of open", page.The("#now .bubble p:last-child").TextContent);
        Assert.DoesNotContain("{0}", page.Text);
    }

    [Fact]
    public async Task Another_persons_conversation_is_not_found()
    {
        var academy = await Stage.SharedAsync(DatabaseKind.Sqlite);
        var path = await academy.StartAsync("aisha.rahman@hotel.example", "");
        var own = await (await academy.AsAsync("aisha-rahman")).OpenAsync(path);

        foreach (var person in new[] { "xiuying-huang", "hao-sun", "tomas-novak" })
        {
            var visitor = await academy.AsAsync(person);
            var start = await visitor.OpenAsync("/courses");
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound,
                (await visitor.PostAsync(path + "/decisions", start, ("sequence", "1"), ("node", "open"), ("choice", "kind"))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/scenarios/attempts", start, ("after", path.Split('/')[^1]))).Status);
        }
        Assert.Equal(HttpStatusCode.OK, own.Status);
    }
}
