namespace ServiceAcademy.Browser.Tests;

/// <summary>From signing in to the certificate, with the keyboard alone.</summary>
public sealed class EmployeeJourney
{
    /// <summary>The replies that lead to the good ending of the role-play.</summary>
    private static readonly string[] Replies =
    [
        "own-and-time", "say-back", "plain-apology", "two-questions", "executive-with-plan", "limit-and-offer", "keep-informed", "full-follow-up",
    ];

    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public Task Takes_a_course_plays_answers_and_downloads_the_certificate(int width, string language) =>
        Stage.WalkAsync(width, language, "employee", async (window, academy) =>
        {
            var page = window.Page;
            await page.GotoAsync("/sign-in");
            await window.LookAsync("sign-in");
            await window.SignInAsync("mei-lin");
            await page.GotoAsync("/today");
            await window.LookAsync("today");
            await page.Locator("main .button.primary").First.PressAsync();
            await LearnAsync(window);

            Assert.Contains("/completion", page.Url, StringComparison.Ordinal);
            await window.LookAsync("completion");
            await page.GotoAsync("/competencies/mine");
            await window.LookAsync("where-i-stand");
            await page.Locator("main .interval-note a[href*='/competencies/mine/']").First.PressAsync();
            await window.LookAsync("evidence");
            await page.GotoAsync("/records/mine");
            await window.LookAsync("record");
            await page.GotoAsync("/certificates");
            await window.LookAsync("certificates");
            await CheckPdfAsync(page, await page.Locator("main a[href*='.pdf']").First.GetAttributeAsync("href") ?? "");
        });

    /// <summary>Goes on with whatever the academy asks next until the course is completed.</summary>
    private static async Task LearnAsync(Window window)
    {
        var page = window.Page;
        var seen = new HashSet<string>();
        var reply = 0;
        for (var steps = 0; steps < 80 && !page.Url.Contains("/completion", StringComparison.Ordinal); steps++)
        {
            var path = new Uri(page.Url).AbsolutePath;
            if (path.Contains("/lessons/", StringComparison.Ordinal))
            {
                if (seen.Add("lesson"))
                    await window.LookAsync("lesson");
                await page.Locator("main form .button.primary").PressAsync();
            }
            else if (path.StartsWith("/scenarios/", StringComparison.Ordinal) && await RolePlay.IsOnAsync(page))
            {
                if (seen.Add("conversation") || reply == 4 && seen.Add("conversation-later"))
                    await window.LookAsync("conversation-" + reply);
                await RolePlay.ReplyAsync(page, Replies[reply++]);
            }
            else if (path.Contains("/questions/", StringComparison.Ordinal) && await page.Locator("main form .button.primary").CountAsync() > 0)
            {
                var type = await Answers.GiveAsync(page);
                if (seen.Add("question-" + type))
                    await window.LookAsync("question-" + type);
                await page.Locator("main form .button.primary").PressAsync();
                if (seen.Add("feedback-" + type))
                    await window.LookAsync("feedback-" + type);
                await page.Locator("main a.button.primary").PressAsync();
            }
            else
            {
                if (seen.Add(path))
                    await window.LookAsync(path.Trim('/').Split('/')[0] + "-" + steps);
                await page.Locator("main .button.primary").First.PressAsync();
            }
        }
        Assert.Equal(Replies.Length, reply);
        Assert.True(seen.Count(what => what.StartsWith("question-", StringComparison.Ordinal)) >= 3, "The quiz has fewer than three types of question.");
    }

    private static async Task CheckPdfAsync(IPage page, string href)
    {
        var answer = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), href).ToString());
        Assert.Equal(200, answer.Status);
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        Assert.Equal("%PDF-"u8.ToArray(), (await answer.BodyAsync())[..5]);
    }
}
