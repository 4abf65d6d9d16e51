using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.Competencies.Reports;

/// <summary>Teams, gaps, readiness.</summary>
public sealed class GroupReportTests
{
    [Theory, BothDatabases]
    public async Task A_house_of_many_is_told_with_interval_and_shares_that_add_up(DatabaseKind database)
    {
        var hr = await (await Academies.SharedAsync(database)).AsAsync("priya-nair");

        var lines = (await hr.GetAsync("/competencies/teams.csv?competency=product-knowledge")).Text.TrimEnd().Split("\r\n");
        var told = lines.Skip(1).Select(line => line.Split(',')).Where(cells => cells[^5].Length > 0).ToList();

        Assert.NotEmpty(told);
        Assert.All(told, cells => Assert.Equal(1, cells[^4..].Sum(share => double.Parse(share, System.Globalization.CultureInfo.InvariantCulture)), 0.02));
    }

    [Theory, BothDatabases]
    public async Task No_figure_of_fewer_than_five_stands_anywhere(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");
        var sites = await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().SitesAsync());

        foreach (var path in sites.Select(site => $"?site={site.Id}").Prepend(""))
        {
            var gaps = await hr.GetAsync("/competencies/gaps" + path);
            Assert.Equal(HttpStatusCode.OK, gaps.Status);
            Assert.All(gaps.Html.QuerySelectorAll("td .figure-cell .range:last-child"),
                n => Assert.True(int.Parse(n.TextContent.Trim()["n ".Length..], System.Globalization.CultureInfo.InvariantCulture) >= 5, n.TextContent));
        }
    }

    /// <summary>A team asked for alone would tell of its hidden sister by subtraction; reports on groups do not listen to it.</summary>
    [Fact]
    public async Task A_single_team_cannot_be_cut_out()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var hr = await academy.AsAsync("priya-nair");
        var team = (await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().TeamsAsync()))[0];

        Assert.Equal((await hr.GetAsync($"/competencies/teams.csv?site={team.SiteId}")).Text, (await hr.GetAsync($"/competencies/teams.csv?site={team.SiteId}&team={team.Id}&job=1")).Text);
    }

    [Theory, BothDatabases]
    public async Task Readiness_names_people_with_a_job_of_the_role(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");

        var page = await hr.GetAsync("/competencies/readiness?role=supervisor");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var names = page.Html.QuerySelectorAll("tbody th a").Select(link => link.TextContent).ToList();
        Assert.Contains("Huang Xiuying", names);
        Assert.DoesNotContain("Lin Mei", names);
        Assert.Contains("Supervisor", page.Html.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
    }
}
