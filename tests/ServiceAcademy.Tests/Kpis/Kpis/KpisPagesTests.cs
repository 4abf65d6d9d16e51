using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Kpis;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Tests.Kpis.Kpis;

public sealed class KpisPagesTests
{
    [Theory, BothDatabases]
    public async Task Hr_sees_each_team_with_its_interval_and_takes_the_figures_home(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");

        var page = await hr.OpenAsync("/kpis?kpi=csat");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(9, page.Html.QuerySelectorAll("figure.chart").Length);
        Assert.Equal(9, page.Html.QuerySelectorAll("#months ~ .table-wrap tbody tr").Length);
        Assert.Equal(9 * 13, page.Html.QuerySelectorAll("#months ~ .table-wrap tbody td").Length);
        Assert.Contains("85%", page.The("dl.facts").TextContent);

        Assert.DoesNotContain("{0}", page.Text);
        var house = page.Html.QuerySelectorAll("#house option")[1].GetAttribute("value");
        Assert.Equal(3, (await hr.OpenAsync($"/kpis?kpi=nps&house={house}")).Html.QuerySelectorAll("figure.chart").Length);

        var csv = (await hr.Client.GetStringAsync("/kpis/csat.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("KPI,House,Team,Month,Unit,Figure,Low (95 %),High (95 %),Cases (n),Target", csv[0]);
        Assert.Equal(1 + 9 * 36, csv.Length);
        Assert.All(csv.Skip(1).Select(line => line.Split(',')).Where(cells => cells[^5].Length > 0), cells => Assert.InRange(double.Parse(cells[^5], System.Globalization.CultureInfo.InvariantCulture), 50, 100));
    }

    [Theory, BothDatabases]
    public async Task A_year_is_the_sum_of_its_months(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        await academy.InsideAsync(async services =>
        {
            var kpis = services.GetRequiredService<KpisApi>();
            var to = await kpis.LastFullMonthAsync();
            var from = to.AddMonths(-11);
            foreach (var kpi in await kpis.ListAsync())
            {
                var facts = (await kpis.Facts.StandingAsync(kpi.Id, from, to)).ToLookup(fact => fact.TeamId);
                var years = await kpis.ByTeamAsync(kpi.Id, from, to);
                Assert.Equal(9, years.Count);
                foreach (var year in years)
                {
                    Assert.Equal(12, facts[year.TeamId].Count());
                    Assert.Equal(KpiUnits.Figure(kpi, year.TeamId, from, KpiSums.Total(facts[year.TeamId].Select(fact => fact.Sums))!), year);
                }
                var months = await kpis.ByTeamAndMonthAsync(kpi.Id, from, to);
                Assert.Equal(9 * 12, months.Count);
                Assert.All(months, month => Assert.True(month.IsEnough == month.N >= kpi.MinimumN));
            }
            return true;
        });
    }

    [Fact]
    public async Task Managers_see_all_teams_and_learners_none()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var manager = await academy.AsAsync("anna-keller");
        var learner = await academy.AsAsync("mei-lin");

        Assert.Equal(9, (await manager.OpenAsync("/kpis")).Html.QuerySelectorAll("figure.chart").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/kpis?kpi=no-such")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/kpis/no-such.csv")).Status);
        foreach (var url in new[] { "/kpis", "/kpis/csat.csv" })
            Assert.NotEqual(HttpStatusCode.OK, (await learner.GetAsync(url)).Status);
    }

    [Fact]
    public async Task The_page_speaks_chinese()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var page = await (await academy.AsAsync("jianguo-chen")).OpenAsync("/kpis?kpi=complaint-rate");

        Assert.Equal("zh-Hans", page.The("html").GetAttribute("lang"));
        Assert.Contains("件／百次入住", page.The("main").TextContent);
        Assert.Contains("最近十二个月", page.The("main").TextContent);
    }
}
