using System.Net;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Scenarios.Decisions;

public sealed class DecisionsTests
{
    [Theory, BothDatabases]
    public async Task A_double_click_and_a_second_tab_are_harmless(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var path = await academy.StartAsync("lukasz.wojcik@hotel.example", "");
        var visitor = await academy.AsAsync("lukasz-wojcik");
        var first = await visitor.OpenAsync(path);

        await visitor.SubmitAsync(first, "form.replies", ("choice", "kind"));
        var twice = await visitor.SubmitAsync(first, "form.replies", ("choice", "kind"));
        var late = await visitor.SubmitAsync(first, "form.replies", ("choice", "short"));

        Assert.Null(twice.Html.QuerySelector(".callout"));
        Assert.Contains("You had already answered this.", late.Text);
        Assert.All([twice, late], page => Assert.Equal("Text of smooth", page.The("#now .bubble p:last-child").TextContent));
        Assert.Single(late.Html.QuerySelectorAll(".says.you"));
    }

    [Theory]
    [InlineData("1", "open", "rob-the-till")]
    [InlineData("1", "end", "kind")]
    [InlineData("7", "open", "kind")]
    [InlineData("x", "open", "kind")]
    [InlineData("1", "open", "")]
    public async Task A_choice_that_was_not_offered_is_refused(string sequence, string node, string choice)
    {
        var academy = await Stage.SharedAsync(DatabaseKind.Sqlite);
        var path = await academy.StartAsync("mei.lin@hotel.example", "");
        var visitor = await academy.AsAsync("mei-lin");
        var page = await visitor.OpenAsync(path);

        var answer = await visitor.PostAsync(path + "/decisions", page, ("sequence", sequence), ("node", node), ("choice", choice));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("This reply is not one of those offered here.", answer.Text);
        Assert.Empty((await visitor.OpenAsync(path)).Html.QuerySelectorAll(".says.you"));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        var academy = await Stage.SharedAsync(DatabaseKind.Sqlite);
        var path = await academy.StartAsync("mei.lin@hotel.example", "");
        var visitor = await academy.AsAsync("mei-lin");

        var answer = await visitor.Client.PostAsync(path + "/decisions",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["sequence"] = "1", ["node"] = "open", ["choice"] = "kind" }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
