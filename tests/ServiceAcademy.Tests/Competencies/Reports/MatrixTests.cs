using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Competencies.Reports;

/// <summary>The matrix, as HR and managers use it.</summary>
public sealed class MatrixTests
{
    [Theory, BothDatabases]
    public async Task Its_pages_show_everybody_once_in_order_of_names(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");

        var shown = await WalkAsync(hr, "/competencies");
        var people = await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync());

        Assert.Equal(people.Select(person => person.Id).Order(), shown.Select(row => row.Id).Order());
        Assert.True(people.Count > 25, "One page would prove nothing.");
    }

    [Theory, BothDatabases]
    public async Task Grouped_by_team_it_shows_the_same_people_under_their_teams(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");

        var grouped = await WalkAsync(hr, "/competencies?group=team");

        Assert.Equal((await WalkAsync(hr, "/competencies")).Select(row => row.Id).Order(), grouped.Select(row => row.Id).Order());
        var first = await hr.GetAsync("/competencies?group=team");
        Assert.Contains("Bund Front Office", first.Html.QuerySelectorAll("tr.group").Select(row => row.TextContent.Trim()));
    }

    [Theory, BothDatabases]
    public async Task Ordered_by_a_competency_the_figures_rise_and_turned_round_they_fall(DatabaseKind database)
    {
        var hr = await (await Academies.SharedAsync(database)).AsAsync("priya-nair");

        var low = (await WalkAsync(hr, "/competencies?competency=product-knowledge&sort=low&show=product-knowledge")).Select(row => row.Score!.Value).ToList();
        var high = (await WalkAsync(hr, "/competencies?competency=product-knowledge&sort=high&show=product-knowledge")).Select(row => row.Score!.Value).ToList();

        Assert.True(low.Count > 25, $"{low.Count} figures");
        Assert.Equal(low.Order(), low);
        Assert.Equal(low.AsEnumerable().Reverse(), high);
    }

    [Theory, BothDatabases]
    public async Task A_level_chooses_those_who_are_in_it(DatabaseKind database)
    {
        var hr = await (await Academies.SharedAsync(database)).AsAsync("priya-nair");
        var all = await WalkAsync(hr, "/competencies?show=product-knowledge");

        for (var level = 1; level <= 4; level++)
        {
            var (from, to) = (level == 1 ? 0 : new[] { 35, 50, 65 }[level - 2], level == 4 ? 101 : new[] { 35, 50, 65 }[level - 1]);
            var chosen = await WalkAsync(hr, $"/competencies?competency=product-knowledge&level={level}&show=product-knowledge");
            // Scores are shown rounded: one at the border may stand on either side.
            Assert.All(chosen, row => Assert.InRange(row.Score!.Value, from, to));
            Assert.InRange(chosen.Count, all.Count(row => row.Score > from && row.Score < to), all.Count(row => row.Score >= from && row.Score <= to));
        }
    }

    [Theory, BothDatabases]
    public async Task A_day_before_the_first_answers_knows_nothing(DatabaseKind database)
    {
        var hr = await (await Academies.SharedAsync(database)).AsAsync("priya-nair");

        var before = await WalkAsync(hr, "/competencies?asOf=2025-12-31&show=product-knowledge");

        Assert.NotEmpty(before);
        Assert.All(before, row => Assert.Null(row.Score));
    }

    [Theory, BothDatabases]
    public async Task A_comparison_says_what_is_new_and_what_did_not_change(DatabaseKind database)
    {
        var hr = await (await Academies.SharedAsync(database)).AsAsync("priya-nair");

        var page = await hr.GetAsync("/competencies?before=2025-12-31");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(page.Html.QuerySelectorAll(".figure-cell .range"), cell => cell.TextContent.Trim() == "new");
    }

    [Theory]
    [InlineData("asOf=2999-01-01", "has not come yet")]
    [InlineData("asOf=2026-02-30", "2026-02-30")]
    [InlineData("team=front", "front")]
    [InlineData("competency=telepathy", "telepathy")]
    [InlineData("channel=hearsay", "hearsay")]
    [InlineData("level=3", "level")]
    [InlineData("competency=empathy&level=9", "level")]
    [InlineData("asOf=2026-01-01&before=2026-02-01", "not before")]
    public async Task A_filter_without_sense_is_refused_with_the_reason(string filter, string said)
    {
        var hr = await (await Academies.SharedAsync(DatabaseKind.Sqlite)).AsAsync("priya-nair");

        var page = await hr.GetAsync("/competencies?" + filter);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(said, page.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Each_channel_of_evidence_has_figures_of_its_own(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");
        var seen = (await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync())).Single(person => person.Email == "xiuying.huang@hotel.example");
        async Task<string[]> LineAsync(string channel) => (await hr.GetAsync($"/competencies.csv?channel={channel}")).Text.TrimEnd().Split("\r\n")
            .Select(line => line.Split(',')).Single(cells => cells[0].StartsWith(seen.Name, StringComparison.Ordinal) && cells[3] == "Empathy");
        var (measured, observed) = (await LineAsync(""), await LineAsync("observed"));

        await hr.SubmitAsync(await hr.OpenAsync($"/observations/new?person={seen.Id}"), "form[action='/observations']", ("mark.listens", "3"));

        Assert.Equal(measured, await LineAsync("measured"));
        Assert.Equal(1 + int.Parse(observed[9], CultureInfo.InvariantCulture), int.Parse((await LineAsync("observed"))[9], CultureInfo.InvariantCulture));
        Assert.Equal("Observed at work", (await LineAsync("observed"))[^1]);
        var matrix = await hr.GetAsync("/competencies?channel=observed&competency=empathy&sort=low");
        Assert.Equal(HttpStatusCode.OK, matrix.Status);
        Assert.Contains("Observed at work", matrix.Html.QuerySelector("option[selected][value=observed]")!.TextContent, StringComparison.Ordinal);
        var person = await hr.GetAsync($"/competencies/people/{seen.Id}");
        Assert.NotNull(person.Html.QuerySelector($"a[href='/competencies/people/{seen.Id}/empathy#observed']"));
        Assert.NotNull((await hr.GetAsync($"/competencies/people/{seen.Id}/empathy")).Html.QuerySelector("#observed"));
    }

    /// <summary>The demo company's answers were given over a year and written down when it was founded: the two time lines differ.</summary>
    [Theory, BothDatabases]
    public async Task A_past_day_is_told_as_it_was_known_or_as_it_had_happened(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");
        var (id, before) = await academy.InsideAsync(async services =>
        {
            var people = (await services.GetRequiredService<PeopleApi>().AllAsync()).ToDictionary(person => person.Subject, person => person.Id);
            var oldest = (await services.GetRequiredService<RecordsApi>().EvidenceAsync(null, ["product-knowledge"])).Where(piece => people.ContainsKey(piece.Sentence.Subject))
                .MinBy(piece => piece.Sentence.ObservedAt)!.Sentence;
            return (people[oldest.Subject], $"{oldest.ObservedAt.AddDays(20):yyyy-MM-dd}");
        });

        var known = await hr.GetAsync($"/competencies/people/{id}/product-knowledge?asOf={before}");
        var happened = await hr.GetAsync($"/competencies/people/{id}/product-knowledge?asOf={before}&by=happened");
        var today = await hr.GetAsync($"/competencies/people/{id}/product-knowledge");

        Assert.Empty(known.Html.QuerySelectorAll("table.data-table tbody tr td[data-label=Asked]"));
        Assert.InRange(happened.Html.QuerySelectorAll("td[data-label=Asked]").Length, 1, today.Html.QuerySelectorAll("td[data-label=Asked]").Length);
        Assert.NotNull(today.Html.QuerySelector("section[aria-labelledby=history] figure.chart table"));
        Assert.NotEmpty((await hr.GetAsync($"/competencies/people/{id}")).Html.QuerySelectorAll("section[aria-labelledby=history] figure.chart svg"));
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.GetAsync($"/competencies/people/{id}/product-knowledge?asOf=2999-01-01")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.GetAsync($"/competencies/people/{id}?asOf=yesterday")).Status);
    }

    [Theory, BothDatabases]
    public async Task A_manager_reaches_no_other_team(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var manager = await academy.AsAsync("min-zhang");
        var teams = await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().TeamsAsync());
        var other = teams.Single(team => team.Code == "xixi-front-office");

        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"/competencies?team={other.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"/competencies?site={other.SiteId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"/competencies.xlsx?team={other.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"/competencies/gaps?site={other.SiteId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await manager.GetAsync($"/competencies/readiness?team={other.Id}")).Status);
        var own = await WalkAsync(manager, "/competencies");
        var people = await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync());
        Assert.All(own, row => Assert.StartsWith("bund-", teams.Single(team => team.Id == people.Single(person => person.Id == row.Id).TeamId).Code, StringComparison.Ordinal));
        Assert.DoesNotContain("Xixi", (await manager.GetAsync("/competencies/teams")).Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_opens_a_persons_figures_is_noted_for_that_person(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var person = (await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync())).Single(person => person.Email == "yutong.zhou@hotel.example");

        await (await academy.AsAsync("anna-keller")).GetAsync($"/competencies/people/{person.Id}/empathy");
        var looked = await academy.InsideAsync(services => services.GetRequiredService<AccessLog>().OfAsync(person.Id));

        Assert.Contains(looked, line => line is { Kind: FigureKind.Evidence, Viewer.Email: "anna.keller@hotel.example" });
    }

    private sealed record Row(int Id, double? Score);

    /// <summary>All rows, page by page as the links lead; the score of the only column, where there is one.</summary>
    private static async Task<List<Row>> WalkAsync(Visitor visitor, string path)
    {
        var rows = new List<Row>();
        for (string? next = path; next is not null;)
        {
            var page = await visitor.GetAsync(next);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            rows.AddRange(page.Html.QuerySelectorAll("tbody tr:not(.group)").Select(row => new Row(
                int.Parse(row.QuerySelector("th a")!.GetAttribute("href")!.Split('/', '?')[3], CultureInfo.InvariantCulture),
                double.TryParse(row.QuerySelector("td .figure-cell strong")?.TextContent, CultureInfo.InvariantCulture, out var score) ? score : null)));
            next = page.Html.QuerySelector("nav.pager a[rel=next]")?.GetAttribute("href");
            Assert.True(rows.Count < 1000, "The pages never end.");
        }
        return rows;
    }
}
