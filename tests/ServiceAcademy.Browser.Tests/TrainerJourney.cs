namespace ServiceAcademy.Browser.Tests;

/// <summary>A trainer edits a lesson with a live preview, publishes it, and reads which question is hard and which reply is taken.</summary>
public sealed class TrainerJourney
{
    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public Task Edits_a_lesson_publishes_it_and_reads_the_figures(int width, string language) =>
        Stage.WalkAsync(width, language, "trainer", async (window, _) =>
        {
            var page = window.Page;
            await window.SignInAsync("hao-sun");
            await page.GotoAsync("/author/courses");
            await window.LookAsync("authoring");
            await page.GotoAsync("/author/courses/service-quality");
            await window.LookAsync("course");
            await page.Locator($"main a[href*='/edit'][href*='language={language}'], main a[href*='/edit'][href*='{language}']").First.PressAsync();
            await window.LookAsync("editor");

            var marker = "Preview-" + Guid.NewGuid().ToString("N")[..8];
            var text = page.Locator("textarea[name=Body]");
            await text.ReachAsync();
            await page.Keyboard.PressAsync("ControlOrMeta+End");
            await page.Keyboard.InsertTextAsync($"\n\n**{marker}**\n");
            await page.Locator("[data-result] strong", new PageLocatorOptions { HasText = marker }).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
            await page.Locator("input[name=Note]").WriteAsync("A sentence for the preview");
            await page.Locator("button[value=publish]").PressAsync();
            await window.LookAsync("published");
            await page.Locator("main .callout.good").WaitForAsync();

            await page.GotoAsync("/author/quizzes/service-quality");
            await window.LookAsync("quiz-figures");
            await page.GotoAsync("/author/scenarios/late-check-in");
            await window.LookAsync("role-play-figures");
        });
}
