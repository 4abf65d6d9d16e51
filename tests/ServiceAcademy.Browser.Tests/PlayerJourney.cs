namespace ServiceAcademy.Browser.Tests;

/// <summary>A role-play from the first line to a rehearsal, with the keyboard alone, and once without a connection.</summary>
public sealed class PlayerJourney
{
    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public Task Plays_is_patient_without_a_connection_and_tries_a_moment_again(int width, string language) =>
        Stage.WalkAsync(width, language, "player", async (window, _) =>
        {
            var page = window.Page;
            await window.SignInAsync("lukasz-wojcik");
            await page.GotoAsync("/practice/scenario/retail-return");
            await page.Locator("main form .button.primary").PressAsync();
            await window.LookAsync("first-moment");

            await RolePlay.ReplyAsync(page);
            await window.LookAsync("second-moment");

            await LoseTheConnectionAsync(page);
            for (var decisions = 0; decisions < 60 && await RolePlay.IsOnAsync(page); decisions++)
                await RolePlay.ReplyAsync(page);
            await window.LookAsync("debrief");
            var taken = await page.Locator("main .review").CountAsync();
            Assert.True(taken > 3, $"{taken} decisions");

            await page.Locator("#decision-2 form button").PressAsync();
            Assert.Equal("2", await RolePlay.SequenceAsync(page));
            await window.LookAsync("rehearsal");
            for (var decisions = 0; decisions < 60 && await RolePlay.IsOnAsync(page); decisions++)
                await RolePlay.ReplyAsync(page);
            await window.LookAsync("compared");
            Assert.Equal(1, await page.Locator("#compared").CountAsync());
            Assert.Equal(1, await page.Locator("main .review .badge").CountAsync()); // decision 1 was taken over
        });

    /// <summary>A reply that cannot be sent: the page says so, tries again by itself, and the decision is taken once.</summary>
    private static async Task LoseTheConnectionAsync(IPage page)
    {
        var before = await RolePlay.SequenceAsync(page);
        var said = await page.Locator(".says.you").CountAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("form.replies button[name=choice]").First.ReachAsync();
        await page.Keyboard.PressAsync("Enter");
        await RolePlay.UntilAsync(() => page.EvaluateAsync<bool>("document.querySelector('form.replies [role=status]').textContent === document.querySelector('form.replies').dataset.unsaved"), "the page says that nothing is saved yet");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(before, await RolePlay.SequenceAsync(page));
        await page.Context.SetOfflineAsync(false);
        await RolePlay.WentOnAsync(page, before);
        Assert.Equal(said + 1, await page.Locator(".says.you").CountAsync());
    }
}
