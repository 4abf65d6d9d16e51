using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.Competencies;

/// <summary>Nobody reaches another person's figures by changing an id.</summary>
public sealed class FiguresOfOthersTests
{
    [Theory, BothDatabases]
    public async Task HR_reads_everybody_managers_their_teams_employees_themselves(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var people = await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync());
        var managed = people.Single(person => person.Email == "mei.lin@hotel.example");
        var elsewhere = people.Single(person => person.Email == "lukasz.wojcik@hotel.example");

        var hr = await academy.AsAsync("priya-nair");
        Assert.Equal(HttpStatusCode.OK, (await hr.GetAsync($"/competencies/people/{elsewhere.Id}")).Status);
        Assert.Contains("Łukasz Wójcik", (await hr.GetAsync("/competencies.csv")).Text, StringComparison.Ordinal);

        var manager = await academy.AsAsync("min-zhang");
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/competencies/people/{managed.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/competencies/people/{elsewhere.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/competencies/people/{elsewhere.Id}/empathy")).Status);
        Assert.DoesNotContain("Łukasz Wójcik", (await manager.GetAsync("/competencies.csv")).Text, StringComparison.Ordinal);

        var employee = await academy.AsAsync("mei-lin");
        Assert.Equal(HttpStatusCode.OK, (await employee.GetAsync("/competencies/mine")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.GetAsync($"/competencies/people/{elsewhere.Id}")).Status);
    }

    [Theory, BothDatabases]
    public async Task A_score_opens_down_to_the_answers_behind_it(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");

        var matrix = await hr.GetAsync("/competencies");
        var score = matrix.Html.QuerySelectorAll("td a").First(link => link.GetAttribute("href")!.EndsWith("/product-knowledge", StringComparison.Ordinal));
        var evidence = await hr.GetAsync(score.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, evidence.Status);
        var asked = evidence.Html.QuerySelectorAll("tbody td[data-label=Asked]").Select(cell => cell.TextContent).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, text => Assert.Contains(' ', text.Trim()));
    }

    [Fact]
    public async Task An_unknown_competency_is_told_as_such()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var page = await (await academy.AsAsync("mei-lin", "zh-Hans")).GetAsync("/competencies/mine/telepathy");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("telepathy", page.Html.Body!.TextContent, StringComparison.Ordinal);
    }
}
