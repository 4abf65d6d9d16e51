using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Competencies.Contests;

public sealed class ContestTests
{
    [Theory, BothDatabases]
    public async Task A_note_reaches_HR_and_its_answer_comes_back(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var own = await academy.AsAsync("yutong-zhou");
        var hr = await academy.AsAsync("priya-nair");

        var form = await own.OpenAsync("/competencies/mine/empathy/contest");
        Assert.Equal(HttpStatusCode.BadRequest, (await own.SubmitAsync(form, "form.form", ("Text", "  "))).Status);
        var sent = await own.SubmitAsync(form, "form.form", ("Text", "The guest of that night thanked me in writing."));
        await own.SubmitAsync(form, "form.form", ("Text", "The guest of that night thanked me in writing."));
        Assert.Single(sent.Html.QuerySelectorAll("#notes article"));
        Assert.Contains("等待答复", sent.Html.Body!.TextContent, StringComparison.Ordinal);

        var inbox = await hr.OpenAsync("/contests");
        var link = inbox.Html.QuerySelectorAll("tbody a").Last(a => a.TextContent.Contains("Zhou Yutong", StringComparison.Ordinal)).GetAttribute("href")!;
        var note = await hr.OpenAsync(link);
        Assert.Contains("thanked me in writing", note.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.SubmitAsync(note, "form.form", ("Text", "We looked."))).Status);
        var answered = await hr.SubmitAsync(note, "form.form", ("Outcome", "upheld"), ("Text", "We read the letter and took the rating back."));
        Assert.Contains("took the rating back", answered.Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await hr.PostAsync(link + "/answer", note, ("Outcome", "stands"), ("Text", "No."))).Status);

        var mine = await own.OpenAsync("/competencies/mine");
        Assert.Single(mine.Html.QuerySelectorAll("#notes article"));
        Assert.Contains("took the rating back", mine.The("#notes").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await academy.AsAsync("anna-keller")).GetAsync(link)).Status);

        // That it happened is in the ledger; what was written is not.
        var said = await academy.InsideAsync(async services =>
        {
            var person = (await services.GetRequiredService<PeopleApi>().AllAsync()).Single(card => card.Email == "yutong.zhou@hotel.example");
            return await services.GetRequiredService<RecordsApi>().SentencesAsync([person.Subject], [Verbs.Contested, Verbs.Settled]);
        });
        Assert.Equal([(Verbs.Contested, "empathy", ""), (Verbs.Settled, "empathy", "upheld")], said.Select(line => (line.Verb, line.ObjectId, line.Part)));
    }
}
