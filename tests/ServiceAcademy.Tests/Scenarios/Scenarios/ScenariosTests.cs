using System.Net;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Scenarios.Scenarios;

public sealed class ScenariosTests
{
    [Theory, BothDatabases]
    public async Task A_trainer_sees_what_was_chosen_and_takes_it_home_as_a_table(DatabaseKind database)
    {
        var academy = await Stage.SharedAsync(database);
        var trainer = await academy.AsAsync("hao-sun");

        var list = await trainer.OpenAsync("/author/scenarios");
        var page = await trainer.OpenAsync(list.The("a[href$='two-branches']").GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(6, page.Html.QuerySelectorAll("section[id^=node-]").Length);
        Assert.Equal("#node-smooth", page.The("#node-open a[href='#node-smooth']").GetAttribute("href"));

        var csv = await trainer.Client.GetStringAsync("/author/scenarios/two-branches.csv?everything=true");
        Assert.StartsWith("\uFEFFMoment,Reply,Words,Taken,Share in %,Points given away,Communication,Empathy,speed,Leads to\r\nopen,kind,Text of kind,", csv);
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.GetAsync("/author/scenarios/no-such")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await trainer.GetAsync("/author/scenarios/two-branches?version=9")).Status);
    }

    [Fact]
    public async Task Learners_do_not_see_the_key()
    {
        var academy = await Stage.SharedAsync(DatabaseKind.Sqlite);
        var learner = await academy.AsAsync("mei-lin");

        foreach (var url in new[] { "/author/scenarios", "/author/scenarios/two-branches", "/author/scenarios/two-branches.csv" })
            Assert.NotEqual(HttpStatusCode.OK, (await learner.GetAsync(url)).Status);
    }
}
