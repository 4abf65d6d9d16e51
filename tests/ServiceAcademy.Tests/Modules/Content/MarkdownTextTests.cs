using AngleSharp.Html.Parser;
using ServiceAcademy.Modules.Content.Markdown;

namespace ServiceAcademy.Tests.Modules.Content;

/// <summary>Whatever an author writes, a reader's browser runs none of it.</summary>
public sealed class MarkdownTextTests
{
    private static string Html(string markdown) => MarkdownText.ToHtml(markdown, path => "/files/" + path, "en");

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](javascript&colon;alert(1))")]
    [InlineData("[x](&#1;javascript:alert(1))")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](//evil.example/a)")]
    [InlineData("[x](\\\\evil.example/a)")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("![x](../../../secret.svg)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("text <b onclick=alert(1)>x</b>")]
    [InlineData("# Title {onclick=alert(1)}")]
    [InlineData("[x](https://a.example \"\" onclick=alert(1))")]
    [InlineData("[x](https://a.example/\" onclick=\"alert(1))")]
    [InlineData("![\" onerror=\"alert(1)](a.svg)")]
    [InlineData("| a |\n|---|\n| <svg onload=alert(1)> |")]
    [InlineData("> [!NOTE]\n> <iframe src=x>")]
    [InlineData("> [!\"><script>]\n> x")]
    [InlineData("```js\" onload=\"x\n<script>\n```")]
    public void Nothing_in_a_text_runs_or_leads_astray(string markdown)
    {
        var page = new HtmlParser().ParseDocument(Html(markdown));

        Assert.Empty(page.QuerySelectorAll("script, iframe, svg, object, style, form"));
        Assert.All(page.Body!.QuerySelectorAll("*"), element => Assert.DoesNotContain(element.Attributes,
            attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches("^(https?:|mailto:|/[^/]|#|[a-z])", link.GetAttribute("href")!));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.DoesNotMatch("(?i)script:|data:", link.GetAttribute("href")!));
        Assert.All(page.QuerySelectorAll("img"), picture => Assert.StartsWith("/files/", picture.GetAttribute("src")!));
    }

    [Fact]
    public void A_forbidden_link_leaves_its_words() => Assert.Equal("<p>read <em>this</em> now</p>\n", Html("read [*this*](javascript:x) now"));

    [Fact]
    public void A_link_to_another_site_gives_it_no_handle_on_ours() =>
        Assert.Equal("<p><a href=\"https://a.example\" rel=\"noopener noreferrer\">x</a></p>\n", Html("[x](https://a.example)"));

    [Fact]
    public void A_path_of_the_academy_stays_as_it_is() => Assert.Equal("<p><a href=\"/courses\">x</a></p>\n", Html("[x](/courses)"));

    [Fact]
    public void Headings_start_below_the_pages_title() => Assert.Equal("<h2>A</h2>\n<h3>B</h3>\n", Html("# A\n\n## B"));

    [Fact]
    public void A_picture_is_taken_from_the_courses_files() =>
        Assert.Equal("<p><img src=\"/files/images/a.svg\" loading=\"lazy\" alt=\"A gap\" /></p>\n", Html("![A gap](images/a.svg)"));

    [Fact]
    public void A_table_scrolls_by_itself_and_aligns_without_style()
    {
        var html = Html("|  | n |\n|---|--:|\n| a | 1 |");
        Assert.Contains("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>", html);
        Assert.Contains("<thead><tr><td></td><th scope=\"col\" class=\"num\">n</th></tr></thead>", html);
        Assert.Contains("<tbody>\n<tr><td>a</td><td class=\"num\">1</td></tr>\n</tbody>", html);
    }

    [Theory]
    [InlineData("en", "Take care")]
    [InlineData("zh-Hans", "注意")]
    public void A_call_out_is_titled_in_the_texts_language(string language, string title) =>
        Assert.Contains($"<p class=\"markdown-alert-title\">{title}</p>", MarkdownText.ToHtml("> [!WARNING]\n> x", null, language));

    [Fact]
    public void Chinese_emphasis_needs_no_spaces() => Assert.Contains("<strong>“期望”</strong>", MarkdownText.ToHtml("这是**“期望”**的作用", null, "zh-Hans"));

    [Theory]
    [InlineData("a\n\n<div>x</div>", 7, "HTML")]
    [InlineData("a <b>x</b>", 5, "HTML")]
    [InlineData("a\nb [x](javascript:y)", 6, "no address")]
    [InlineData("![what](images/none.svg)", 5, "missing")]
    [InlineData("![](images/a.svg)", 5, "no description")]
    [InlineData("![x](https://a.example/b.svg)", 5, "no path")]
    [InlineData("> [!HINT]\n> x", 5, "[!NOTE]")]
    public void Findings_name_the_line_in_the_file(string markdown, int line, string reason)
    {
        var finding = MarkdownCheck.Check("l.en.md", markdown, 5, path => path == "images/a.svg").First();
        Assert.Equal(line, finding.Line);
        Assert.Contains(reason, finding.Reason);
    }

    [Fact]
    public void A_clean_text_has_no_findings() =>
        Assert.Empty(MarkdownCheck.Check("l.en.md", "# A\n\n> [!TIP]\n> 1 < 2 & 3 > 2\n\n![x](images/a.svg) [y](/courses)", 1, _ => true));
}
