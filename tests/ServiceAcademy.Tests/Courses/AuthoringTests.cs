using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Courses;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Content;

namespace ServiceAcademy.Tests.Courses;

/// <summary>A trainer edits a lesson; learners under way notice nothing. Own academies: published versions stay.</summary>
public sealed class AuthoringTests
{
    private const string Course = "/author/courses/service-quality";
    private const string Editor = Course + "/lessons/the-gap/edit?language=en";

    [Fact]
    public async Task A_lesson_is_previewed_published_and_kept_from_learners_under_way()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        var learner = await academy.AsAsync("mei-lin");
        await learner.SubmitAsync(await learner.OpenAsync("/courses/service-quality"), ".next-step form");
        var trainer = await academy.AsAsync("hao-sun");
        var page = await trainer.OpenAsync(Editor);
        var body = ((IHtmlTextAreaElement)page.The("textarea")).Value;

        var unsafeText = await trainer.SubmitAsync(page, "form[data-editor]", ("Body", body + "\n<b>x</b>"), ("Do", "publish"), ("Note", "n"));
        Assert.Equal(HttpStatusCode.BadRequest, unsafeText.Status);
        Assert.Contains("Line ", unsafeText.The("#problems").TextContent);
        Assert.Contains("<b>x</b>", ((IHtmlTextAreaElement)unsafeText.The("textarea")).Value);

        var preview = await trainer.SubmitAsync(page, "form[data-editor]", ("Body", body + "\n**Quite new.**"), ("Do", "preview"));
        Assert.Contains("<strong>Quite new.</strong>", preview.The("[data-result]").InnerHtml);
        Assert.Contains("Quite new.", ((IHtmlTextAreaElement)(await trainer.OpenAsync(Editor)).The("textarea")).Value);

        Assert.Equal(HttpStatusCode.BadRequest, (await trainer.SubmitAsync(preview, "form[data-editor]", ("Do", "publish"), ("Note", " "))).Status);
        var published = await trainer.SubmitAsync(preview, "form[data-editor]", ("Do", "publish"), ("Note", "Says it anew"));
        Assert.Contains("Version 2 is published.", published.Text);
        Assert.Contains("Says it anew", published.Text);

        Assert.DoesNotContain("Quite new.", (await learner.OpenAsync("/courses/service-quality/lessons/the-gap")).Text);
        var later = await academy.AsAsync("tomas-novak");
        await later.SubmitAsync(await later.OpenAsync("/courses/service-quality"), ".next-step form");
        Assert.Contains("Quite new.", (await later.OpenAsync("/courses/service-quality/lessons/the-gap")).Text);
    }

    [Fact]
    public async Task Two_authors_at_once_lose_nothing()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        var trainer = await academy.AsAsync("hao-sun");
        var page = await trainer.OpenAsync(Editor);
        var body = ((IHtmlTextAreaElement)page.The("textarea")).Value;
        await academy.InsideAsync(async services =>
        {
            var store = services.GetRequiredService<ContentStore>();
            var files = (await store.BundleAsync(new VersionKey(CoursesApi.Kind, "service-quality", 1)))!;
            return await store.PublishAsync(CoursesApi.Kind, "service-quality",
                files.With("lessons/the-gap.en.md", files["lessons/the-gap.en.md"] + "\nTheirs.\n"), "Theirs first");
        });

        var conflict = await trainer.SubmitAsync(page, "form[data-editor]", ("Body", body + "\nMine."), ("Do", "publish"), ("Note", "Mine too"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Version 2 was published", conflict.Text);
        Assert.Contains("Theirs.", conflict.The("pre").TextContent);
        Assert.Contains("Mine.", ((IHtmlTextAreaElement)conflict.The("textarea")).Value);

        var published = await trainer.SubmitAsync(conflict, "form[data-editor]", ("Do", "publish"));
        Assert.Contains("Version 3 is published.", published.Text);
    }

    [Fact]
    public async Task Nothing_changed_is_no_version()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var trainer = await academy.AsAsync("hao-sun");
        var page = await trainer.OpenAsync(Course + "/lessons/empowerment/edit?language=zh-Hans");
        var answer = await trainer.SubmitAsync(page, "form[data-editor]", ("Do", "publish"), ("Note", "n"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Nothing has changed", answer.Text);
    }

    [Fact]
    public async Task Finishers_download_as_csv()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var csv = await (await academy.AsAsync("hao-sun")).GetAsync(Course + "/completions.csv");
        Assert.Equal("text/csv", csv.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Huang Xiuying", csv.Text);
    }

    [Fact]
    public async Task Learners_may_not_author()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var page = await (await academy.AsAsync("jose-alvarez")).OpenAsync(Editor);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }
}
