using System.Net;
using AngleSharp.Dom;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>Pages stand in the themes of the site: learners' in the site's, staff's tools in the admin's; titles, menus, files and languages with them.</summary>
public sealed class PageTests
{
    [Theory]
    [InlineData("mei-lin", "/today", "Today")]
    [InlineData("mei-lin", "/courses", "Courses")]
    [InlineData("mei-lin", "/courses/service-quality", "Service quality, from first impression to second chance")]
    [InlineData("mei-lin", "/competencies/mine", "Where I stand")]
    [InlineData("mei-lin", "/certificates", "Certificates")]
    [InlineData("mei-lin", "/records/mine", "My record")]
    [InlineData(null, "/verify", "Verify a certificate")]
    public async Task A_learners_page_stands_in_the_sites_theme_under_its_title(string? user, string url, string title)
    {
        var page = await OpenAsync(user, url);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal($"{title} - Academy Default", page.Html.Title);
        Assert.NotNull(page.The("header.masthead"));
        Assert.Single(page.Html.QuerySelectorAll("main h1"));
        AssertRendered(page);
    }

    [Theory]
    [InlineData("hao-sun", "/author/courses")]
    [InlineData("hao-sun", "/author/courses/service-quality")]
    [InlineData("hao-sun", "/author/quizzes")]
    [InlineData("hao-sun", "/author/scenarios")]
    [InlineData("anna-keller", "/assignments")]
    [InlineData("anna-keller", "/assignments/new")]
    [InlineData("anna-keller", "/competencies")]
    [InlineData("anna-keller", "/kpis")]
    [InlineData("priya-nair", "/people")]
    [InlineData("priya-nair", "/certificates/register")]
    [InlineData("priya-nair", "/impact")]
    public async Task A_tool_of_staff_stands_in_the_admin_under_its_own_title(string user, string url)
    {
        var page = await OpenAsync(user, url);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.The("#ta-left-sidebar, .ta-sidebar, #adminMenu"));
        Assert.Empty(page.Html.QuerySelectorAll("header.masthead"));
        var heading = Assert.Single(page.Html.QuerySelectorAll("#academy h1")).TextContent.Trim();
        Assert.NotEmpty(heading);
        Assert.Matches("^Academy Default - .{3,}$", page.Html.Title!);
        AssertRendered(page);
    }

    [Theory]
    [InlineData("hao-sun", "/author/courses,/author/quizzes,/author/scenarios", "/people,/impact,/assignments")]
    [InlineData("anna-keller", "/assignments,/competencies,/kpis", "/people,/author/courses,/impact")]
    [InlineData("priya-nair", "/people,/impact,/competencies,/certificates/register", "/author/courses")]
    public async Task The_admin_menu_shows_each_role_its_own_tools(string user, string there, string absent)
    {
        var page = await OpenAsync(user, "/Admin");
        var links = page.Html.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Split('?')[0]).ToList();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(there.Split(','), url => Assert.Contains(url, links));
        Assert.All(absent.Split(','), url => Assert.DoesNotContain(url, links));
        Assert.Contains("Training", page.Html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_tools_does_not_get_into_the_admin() =>
        Assert.Contains("/Error/403", (await (await (await Site.SharedAsync()).AsAsync("mei-lin")).GetAsync("/Admin")).Location, StringComparison.Ordinal);

    [Theory]
    [InlineData("mei-lin", "/today")]
    [InlineData("mei-lin", "/courses/service-quality")]
    [InlineData("priya-nair", "/people")]
    [InlineData("priya-nair", "/impact")]
    public async Task Every_style_sheet_script_and_picture_of_a_page_is_served(string user, string url)
    {
        var site = await Site.SharedAsync();
        var visitor = await site.AsAsync(user);
        var page = await visitor.OpenAsync(url);
        var files = page.Html.QuerySelectorAll("link[rel=stylesheet],link[rel=icon],script[src],img[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .Where(file => file.StartsWith('/')).Distinct().ToList();

        Assert.Contains(files, file => file.StartsWith("/ServiceAcademy.Theme/academy", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var answer = await visitor.Client.GetAsync(file);
            Assert.True(answer.IsSuccessStatusCode, $"{file} answered {(int)answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData("/ServiceAcademy.Theme/academy.css", "text/css")]
    [InlineData("/ServiceAcademy.Theme/academy.js", "text/javascript")]
    [InlineData("/ServiceAcademy.Courses/editor.js", "text/javascript")]
    [InlineData("/ServiceAcademy.Theme/mark.svg", "image/svg+xml")]
    public async Task Static_files_have_the_same_addresses_as_in_the_standalone_host(string url, string type)
    {
        using var answer = await (await Site.SharedAsync()).Anonymous().Client.GetAsync(url);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_person_is_answered_in_the_own_language()
    {
        // The site falls back to the person's language where the browser asks for none that it has.
        var page = await (await (await Site.SharedAsync()).AsAsync("xiuying-huang", "zh-Hans")).OpenAsync("/courses/service-quality");

        Assert.Equal("zh-Hans", page.The("html").GetAttribute("lang"));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", page.The("main h1").TextContent);
        Assert.Contains("课程", page.The("nav.topnav").TextContent, StringComparison.Ordinal);
        AssertRendered(page);
    }

    [Fact]
    public async Task The_admin_menu_speaks_both_languages()
    {
        var page = await (await (await Site.SharedAsync()).AsAsync("jianguo-chen", "zh-Hans")).OpenAsync("/Admin");
        var entry = page.Html.QuerySelectorAll("a[href^='/assignments?'],a[href='/assignments']").First();

        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", entry.TextContent);
    }

    [Fact]
    public async Task A_form_is_taken_only_with_its_token()
    {
        var visitor = await (await Site.SharedAsync()).AsAsync("priya-nair");
        var page = await visitor.OpenAsync("/courses/service-quality");
        var url = page.The(".next-step form").GetAttribute("action")!;

        using var without = await visitor.Client.PostAsync(url, new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync(url, page)).Status);
    }

    /// <summary>No tag helper, shape or translation was left standing as text.</summary>
    private static void AssertRendered(Page page)
    {
        Assert.DoesNotContain("<partial", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Html.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("asp-", StringComparison.Ordinal)));
    }

    private static async Task<Page> OpenAsync(string? user, string url)
    {
        var site = await Site.SharedAsync();
        return await (user is null ? site.Anonymous() : await site.AsAsync(user)).OpenAsync(url);
    }
}
