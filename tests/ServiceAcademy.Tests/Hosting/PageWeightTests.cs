using System.Net.Http.Headers;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Hosting;

/// <summary>The first view of a page costs at most 60 KB of compressed HTML, style and script together.</summary>
public sealed class PageWeightTests
{
    private const int Budget = 60_000;

    [Theory]
    [InlineData("mei-lin", "/today")]
    [InlineData("mei-lin", "/courses")]
    [InlineData("mei-lin", "/courses/service-quality")]
    [InlineData("jose-alvarez", "/courses/service-quality/lessons/what-quality-is")]
    [InlineData("jose-alvarez", "/competencies/mine")]
    [InlineData("jose-alvarez", "/certificates")]
    [InlineData("hao-sun", "/author/courses/service-quality")]
    [InlineData("hao-sun", "/author/quizzes/service-quality")]
    [InlineData("hao-sun", "/author/scenarios/late-check-in")]
    [InlineData("priya-nair", "/competencies")]
    [InlineData("priya-nair", "/kpis")]
    [InlineData("priya-nair", "/impact")]
    [InlineData("tomas-novak", "/people")]
    public async Task A_first_view_is_light(string person, string url)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var visitor = await academy.AsAsync(person);

        var page = await visitor.OpenAsync(url);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        var parts = page.Html.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href"))
            .Concat(page.Html.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")))
            .OfType<string>().Distinct().Prepend(url);
        var bytes = new List<(string Part, int Size)>();
        foreach (var part in parts)
            bytes.Add((part, await CompressedAsync(visitor, part)));

        Assert.True(bytes.Sum(part => part.Size) <= Budget,
            $"{url} costs {bytes.Sum(part => part.Size)} bytes: {string.Join(", ", bytes.Select(part => $"{part.Part} {part.Size}"))}");
    }

    private static async Task<int> CompressedAsync(Visitor visitor, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await visitor.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{url}: {(int)response.StatusCode}");
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }
}
