using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.Scenarios.Author;

public sealed class AuthorTests
{
    [Theory, BothDatabases]
    public async Task A_new_role_play_is_drafted_reviewed_and_published(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var author = await academy.AsAsync("hao-sun");
        var draft = await author.SubmitAsync(await author.OpenAsync("/author/scenarios"), "form[action='/author/scenarios/new']", ("id", "late-luggage"));
        Assert.EndsWith("/author/scenarios/late-luggage/edit", draft.Url, StringComparison.Ordinal);
        Assert.Contains("No problems found", draft.The("#problems").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, draft.Html.QuerySelectorAll(".story-graph .node").Length);

        // A text that cannot be played is kept, told with its line, and not published.
        var text = draft.The("textarea[name=Text]").TextContent.TrimStart();
        var broken = await author.SubmitAsync(draft, "form[data-story-editor]", ("Text", text.Replace("-> end", "-> ende")), ("Do", "publish"), ("Note", "First."));
        Assert.Equal(HttpStatusCode.BadRequest, broken.Status);
        Assert.Contains("Did you mean “end”?", broken.The("#problems").TextContent, StringComparison.Ordinal);
        Assert.Contains("-> ende", broken.The("textarea[name=Text]").TextContent, StringComparison.Ordinal);
        var mended = await author.SubmitAsync(broken, "form[data-story-editor]", ("Text", text), ("Do", "preview"));

        // A colleague asks for changes; until they agree it is not published.
        var me = await academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().AllAsync()).Single(person => person.Email == "hao.sun@hotel.example").Id);
        var colleague = await NewTrainerAsync(academy);
        Assert.Contains("late-luggage", (await colleague.OpenAsync("/author/scenarios")).The("section[aria-labelledby=drafts]").TextContent, StringComparison.Ordinal);
        var review = await colleague.OpenAsync($"/author/scenarios/late-luggage/reviews/{me}");
        await colleague.SubmitAsync(review, "form.form", ("Verdict", "ChangesRequested"), ("Node", "arrival"), ("Words", "Who is the guest?"));
        var refused = await author.SubmitAsync(await author.OpenAsync("/author/scenarios/late-luggage/edit"), "form[data-story-editor]", ("Do", "publish"), ("Note", "First."));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("asked for changes", refused.The(".error-summary").TextContent, StringComparison.Ordinal);
        Assert.Contains("Who is the guest?", refused.The("section[aria-labelledby=said]").TextContent, StringComparison.Ordinal);
        await colleague.SubmitAsync(review, "form.form", ("Verdict", "Approved"));

        var published = await author.SubmitAsync(refused, "form[data-story-editor]", ("Do", "publish"), ("Note", "First."));
        Assert.Contains("/author/scenarios/late-luggage?version=1", published.Url, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, mended.Status);
        Assert.Equal(2, published.Html.QuerySelectorAll(".story-graph .node").Length);
    }

    [Fact]
    public async Task A_draft_is_played_from_any_moment_and_leaves_no_trace()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var author = await academy.AsAsync("hao-sun");
        await author.SubmitAsync(await author.OpenAsync("/author/scenarios"), "form[action='/author/scenarios/new']", ("id", "try-me"));

        var first = await author.OpenAsync("/author/scenarios/try-me/try");
        var last = await author.OpenAsync(first.Html.QuerySelectorAll("a.reply")[0].GetAttribute("href")!);
        Assert.Contains("The conversation has begun.", last.The("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("trust = 7", last.The("main").TextContent, StringComparison.Ordinal);
        var middle = await author.OpenAsync("/author/scenarios/try-me/try?from=end");
        Assert.Contains("The guest looks at you.", middle.The("main").TextContent, StringComparison.Ordinal);
        var odd = await author.GetAsync("/author/scenarios/try-me/try?took=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, odd.Status);
        Assert.Contains("not open there", odd.The("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync("/author/scenarios/no-such-thing/edit")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.PostAsync("/author/scenarios/new", first, ("id", "No Id"))).Status);
    }

    private static async Task<Visitor> NewTrainerAsync(Academy academy)
    {
        var administrator = await academy.AsAsync("tomas-novak");
        var page = await administrator.SubmitAsync(await administrator.OpenAsync("/admin/accounts/new"), "main form",
            ("Name", "Ada Byron"), ("Email", "ada.byron@hotel.example"), ("Role", "Trainer"), ("TeamId", "1"));
        var link = Regex.Match(page.The("input[readonly]").GetAttribute("value")!, "/password-link.*").Value;
        var ada = academy.Anonymous();
        await ada.PostAsync("/password-link", await ada.OpenAsync(link), ("Token", link.Split('=')[1]), ("Password", "a quiet morning walk"));
        return ada;
    }
}
