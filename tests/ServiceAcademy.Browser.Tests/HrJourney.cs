namespace ServiceAcademy.Browser.Tests;

/// <summary>HR reads competencies, opens a score, reads KPIs and one relation, and downloads tables.</summary>
public sealed class HrJourney
{
    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public Task Reads_reports_and_opens_a_score_down_to_the_answers(int width, string language) =>
        Stage.WalkAsync(width, language, "hr", async (window, _) =>
        {
            var page = window.Page;
            await window.SignInAsync("priya-nair");

            await page.GotoAsync("/competencies");
            await window.LookAsync("matrix");
            await page.Locator("main td a[href*='/product-knowledge']").First.PressAsync();
            await window.LookAsync("evidence");
            Assert.True(await page.Locator("main tbody tr").CountAsync() > 0);

            await page.GotoAsync("/kpis");
            await window.LookAsync("kpis");
            await page.GotoAsync("/impact");
            await window.LookAsync("impact");
            await page.GotoAsync("/assignments");
            await window.LookAsync("assignments");
            await page.GotoAsync("/certificates/register");
            await window.LookAsync("register");

            foreach (var report in new[] { "/competencies", "/kpis", "/impact", "/assignments", "/certificates/register" })
            {
                await page.GotoAsync(report);
                var href = await page.Locator("main a[href*='.csv']").First.GetAttributeAsync("href") ?? "";
                var csv = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), href).ToString());
                Assert.Equal("text/csv; charset=utf-8", csv.Headers["content-type"]);
                Assert.Equal([0xEF, 0xBB, 0xBF], (await csv.BodyAsync())[..3]);
            }
        });
}
