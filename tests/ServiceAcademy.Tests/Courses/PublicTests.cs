using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;

namespace ServiceAcademy.Tests.Courses;

public sealed class PublicTests
{
    [Fact]
    public async Task Everybody_reads_about_a_course_that_is_marked_public_and_about_no_other()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string?> { ["Academy:PublicAddress"] = "http://academy.example" });
        var stranger = academy.Anonymous();
        Assert.Contains("No course is public", (await stranger.OpenAsync("/catalogue")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/catalogue/service-quality")).Status);

        await academy.InsideAsync(async services =>
        {
            var store = services.GetRequiredService<ContentStore>();
            var key = (await store.LatestOfKindAsync(CoursesApi.Kind)).Single(key => key.ItemId == "service-quality");
            var bundle = (await store.BundleAsync(key))!;
            return await store.PublishAsync(key.Kind, key.ItemId, bundle.With("course.yaml", bundle["course.yaml"] + "\npublic: true\n"), "Public");
        });

        var list = await stranger.GetAsync("/catalogue");
        Assert.NotNull(list.Html.QuerySelector("a[href='/catalogue/service-quality']"));
        var page = await stranger.GetAsync("/catalogue/service-quality");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("http://academy.example/catalogue/service-quality", page.The("link[rel=canonical]").GetAttribute("href"));
        Assert.StartsWith("What customers judge", page.The("meta[name=description]").GetAttribute("content"), StringComparison.Ordinal);
        using var data = JsonDocument.Parse(page.The("script[type='application/ld+json']").TextContent);
        Assert.Equal("Course", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal(page.The("h1").TextContent, data.RootElement.GetProperty("name").GetString());
        // What it is about, not what is in it.
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.GetAsync("/courses/service-quality")).Status);
        Assert.Empty(page.Html.QuerySelectorAll("a[href*='/lessons/']"));
    }
}
