using System.Net;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Courses;

/// <summary>A learner's way through a course, over HTTP.</summary>
public sealed class LearningTests
{
    private const string Course = "/courses/service-quality";

    [Theory, BothDatabases]
    public async Task A_learner_starts_reads_and_is_led_on(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var learner = await academy.AsAsync("tomas-novak");

        var first = await learner.OpenAsync(Course);
        Assert.Contains("Start lesson 1", first.The(".next-step .button.primary").TextContent);
        var lesson = await learner.SubmitAsync(first, ".next-step form");
        Assert.EndsWith("/lessons/what-quality-is", lesson.Response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.NotEmpty(lesson.Html.QuerySelectorAll(".prose p"));
        Assert.Single(lesson.Html.QuerySelectorAll("h1"));

        var second = await learner.SubmitAsync(lesson, "main form");
        Assert.EndsWith("/lessons/the-gap", second.Response.RequestMessage!.RequestUri!.AbsolutePath);
        // A second click on a page that is still open changes nothing.
        await learner.SubmitAsync(lesson, "main form");
        var after = await learner.OpenAsync(Course);
        Assert.Contains("1 of 10", after.The(".progress-line").TextContent);
        Assert.Contains("Continue with lesson 2", after.The(".next-step .button.primary").TextContent);
    }

    [Fact]
    public async Task Both_languages_show_the_same_lesson_in_their_words()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var learner = await academy.AsAsync("xiuying-huang", "zh-Hans");
        var lesson = await learner.OpenAsync(Course + "/lessons/the-gap");

        Assert.Equal("zh-Hans", lesson.The("article.prose").GetAttribute("lang"));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", lesson.The("h1").TextContent);
        Assert.Contains("继续", lesson.The("main form button").TextContent);
    }

    [Fact]
    public async Task A_picture_is_kept_for_ever_and_can_run_nothing()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var learner = await academy.AsAsync("jose-alvarez");
        var lesson = await learner.OpenAsync(Course + "/lessons/the-gap");
        using var picture = await learner.Client.GetAsync(lesson.The(".prose img").GetAttribute("src"));

        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("immutable", picture.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/courses/none", HttpStatusCode.NotFound)]
    [InlineData("/courses/service-quality/lessons/none", HttpStatusCode.NotFound)]
    [InlineData("/courses/service-quality/versions/1/files/lessons/the-gap.en.md", HttpStatusCode.NotFound)]
    [InlineData("/courses/service-quality/versions/99/files/images/x.svg", HttpStatusCode.NotFound)]
    public async Task What_does_not_exist_is_not_found(string url, HttpStatusCode status)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        Assert.Equal(status, (await (await academy.AsAsync("jose-alvarez")).GetAsync(url)).Status);
    }

    [Fact]
    public async Task Somebody_who_completed_sees_what_was_achieved()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var page = await (await academy.AsAsync("jose-alvarez")).OpenAsync(Course + "/completion");

        Assert.Contains("Service quality", page.The("h1").TextContent);
        Assert.Equal("/certificates", page.The(".next-step .button.primary").GetAttribute("href"));
        Assert.NotNull(page.Html.QuerySelector("#moved"));
        Assert.Single(page.Html.QuerySelectorAll(".button.primary"));
    }

    [Fact]
    public async Task Somebody_who_has_not_begun_is_led_to_the_courses_page()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var newcomer = await academy.AsAsync("priya-nair");
        Assert.Equal(Course, (await newcomer.GetAsync(Course + "/lessons/the-gap")).Location);
        Assert.Equal(Course, (await newcomer.GetAsync(Course + "/completion")).Location);
    }
}
