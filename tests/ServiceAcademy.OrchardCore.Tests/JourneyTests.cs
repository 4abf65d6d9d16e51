using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>From the first lesson to a certificate that anybody can check, through a site's pages alone.</summary>
public sealed partial class JourneyTests
{
    /// <summary>The replies that lead to the good ending of the role-play.</summary>
    private static readonly string[] Replies =
        ["own-and-time", "say-back", "plain-apology", "two-questions", "executive-with-plan", "limit-and-offer", "keep-informed", "full-follow-up"];

    [Fact]
    public async Task An_employee_takes_the_course_and_its_certificate_is_verified()
    {
        var site = await Site.SharedAsync();
        var learner = await site.AsAsync("mei-lin");
        var page = await learner.OpenAsync("/courses/service-quality");
        var kinds = new HashSet<string>();
        var reply = 0;
        for (var steps = 0; steps < 80 && !Path(page).Contains("/completion", StringComparison.Ordinal); steps++)
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            if (page.Html.QuerySelector("button.reply") is not null && kinds.Add("scenario") | true)
                page = await learner.SubmitAsync(page, "form:has(button.reply)", ("choice", Replies[reply++]));
            else if (QuestionNumber().Match(Path(page)) is { Success: true } number && page.Html.QuerySelector("main form .button.primary") is not null)
            {
                kinds.Add("quiz");
                page = await learner.SubmitAsync(page, "main form:has(.button.primary)", [.. QuizKey.Answer(page, int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture))]);
            }
            else
            {
                if (Path(page).Contains("/lessons/", StringComparison.Ordinal))
                    kinds.Add("lesson");
                page = page.The("main .button.primary") is IHtmlAnchorElement link
                    ? await learner.OpenAsync(link.GetAttribute("href")!)
                    : await learner.SubmitAsync(page, "main form:has(.button.primary)");
            }
        }
        Assert.EndsWith("/completion", Path(page), StringComparison.Ordinal);
        Assert.Equal(["lesson", "quiz", "scenario"], kinds.Order());

        var certificates = await learner.OpenAsync("/certificates");
        var file = certificates.Html.QuerySelectorAll("main a[href*='.pdf']").First().GetAttribute("href")!;
        using var answer = await learner.Client.GetAsync(file);
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));

        var check = certificates.Html.QuerySelectorAll("main a[href*='/verify/']").First().GetAttribute("href")!;
        var verified = await site.Anonymous().OpenAsync(new Uri(site.Address, check).AbsolutePath);
        Assert.Contains("Lin Mei", verified.The(".verification.is-valid").TextContent, StringComparison.Ordinal);

        // What one tenant attests, another has never heard of.
        var code = check[(check.LastIndexOf('/') + 1)..];
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().GetAsync($"{Site.Prefix(Site.South)}/verify/{code}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().GetAsync($"{Site.Prefix(Site.East)}/verify/{code}")).Status);
        // And a colleague may not open the file, while HR may.
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsAsync("jose-alvarez")).GetAsync(file)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync("priya-nair")).GetAsync(file)).Status);
    }

    private static string Path(Page page) => page.Response.RequestMessage!.RequestUri!.AbsolutePath;

    [GeneratedRegex(@"/questions/(\d+)$")]
    private static partial Regex QuestionNumber();
}
