using System.Net;
using System.Text.RegularExpressions;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Impact.Relations;

public sealed class RelationsPagesTests
{
    /// <summary>Words that claim a cause. Evidence of grade D does not carry them.</summary>
    private static readonly string[] CausalWords =
    [
        "cause", "lead to", "leads to", "led to", "effect of", "because", "due to", "thanks to", "result of", "results in", "raises", "improves", "improved by", "drives",
        "boosts", "increases", "reduces", "lowers", "makes guests", "influence",
        "导致", "提高了", "提升了", "降低了", "促使", "使得", "因为", "由于", "得益于", "归功于", "带来", "造成", "影响", "驱动", "培训效果", "培训成效",
    ];

    [Theory, BothDatabases]
    public async Task Hr_sees_one_relation_with_its_interval_its_n_and_its_grade(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var hr = await academy.AsAsync("priya-nair");

        var page = await hr.OpenAsync("/impact");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(9, page.Html.QuerySelectorAll("#teams ~ .table-wrap tbody tr").Length);
        Assert.NotNull(page.Html.QuerySelector(".evidence-grade.is-d"));
        Assert.NotNull(page.Html.QuerySelector("figure.chart svg"));
        Assert.Matches(@"-?\d\.\d\d, 95 % interval -?\d\.\d\d to -?\d\.\d\d", page.The("dl.facts").TextContent);

        foreach (var competency in page.Html.QuerySelectorAll("#competency option").Select(option => option.GetAttribute("value")))
        {
            var other = await hr.OpenAsync($"/impact?competency={competency}&kpi=csat");
            Assert.True(
                other.Html.QuerySelector(".evidence-grade.is-d") is not null ^ other.The("main").TextContent.Contains("at least 8 are needed", StringComparison.Ordinal),
                $"{competency}: either a figure with its grade, or a refusal with what is needed");
        }

        var csv = (await hr.Client.GetStringAsync("/impact.csv?competency=empathy&kpi=csat")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("House,Team,Competency,People in the team,With enough evidence,Mean score,", csv[0]);
        Assert.Equal(10, csv.Length);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task No_causal_word_stands_on_the_page(string language)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var hr = await academy.AsAsync("priya-nair");
        await hr.PostAsync("/language", await hr.OpenAsync("/impact"), ("culture", language), ("returnUrl", "/impact"));
        foreach (var pair in new[] { "", "?competency=empathy&kpi=csat", "?competency=reliability&kpi=complaint-rate", "?competency=problem-solving&kpi=handling-time", "?competency=tangibles&kpi=nps" })
        {
            var page = await hr.OpenAsync("/impact" + pair);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(language, page.The("html").GetAttribute("lang"));
            var text = page.The("main").TextContent;
            Assert.Empty(CausalWords.Where(word => Says(text, word)).Select(word => $"/impact{pair}: “{word}”"));
        }
    }

    [Fact]
    public void No_causal_word_stands_in_any_string_of_the_module()
    {
        var strings = File.ReadAllText(Path.Combine(SourceTree.Root, "modules/Impact/Localization/zh-Hans.po"));

        Assert.DoesNotContain(CausalWords, word => Says(strings, word));
    }

    [Fact]
    public async Task Only_hr_reads_it_and_an_unknown_pair_is_not_found()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        foreach (var person in new[] { "mei-lin", "anna-keller", "hao-sun" })
            foreach (var url in new[] { "/impact", "/impact.csv" })
                Assert.NotEqual(HttpStatusCode.OK, (await (await academy.AsAsync(person)).GetAsync(url)).Status);

        var hr = await academy.AsAsync("priya-nair");
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync("/impact?kpi=no-such")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync("/impact.csv?competency=no-such")).Status);
    }

    private static bool Says(string text, string word) =>
        word[0] < 128 ? Regex.IsMatch(text, @"\b" + word + (word == "cause" ? "[sd]?" : "") + @"\b", RegexOptions.IgnoreCase) : text.Contains(word, StringComparison.Ordinal);
}
