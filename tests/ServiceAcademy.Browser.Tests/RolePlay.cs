namespace ServiceAcademy.Browser.Tests;

/// <summary>Hands that play a role-play with the keyboard alone.</summary>
internal static class RolePlay
{
    /// <summary>Whether the conversation is still going on.</summary>
    public static async Task<bool> IsOnAsync(IPage page) => await page.Locator("form.replies").CountAsync() > 0;

    /// <summary>Takes a reply (or answers the question with its first option) and waits until the page has gone on, with the focus where the new begins.</summary>
    /// <param name="reply">The reply's id; null: the first one.</param>
    public static async Task ReplyAsync(IPage page, string? reply = null)
    {
        var before = await SequenceAsync(page);
        if (await page.Locator("form.replies fieldset").CountAsync() > 0)
        {
            await page.Locator("form.replies input[name=option]").First.ReachAsync();
            await page.Keyboard.PressAsync("Space");
            await page.Locator("form.replies .button.primary").ReachAsync();
        }
        else
            await (reply is null ? page.Locator("form.replies button[name=choice]").First : page.Locator($"button.reply[value='{reply}']")).ReachAsync();
        await page.Keyboard.PressAsync("Enter");
        await WentOnAsync(page, before);
    }

    /// <summary>Waits until another decision than this is asked for, or none any more.</summary>
    public static async Task WentOnAsync(IPage page, string before)
    {
        await UntilAsync(async () => await SequenceAsync(page) != before, $"decision {before} is taken");
        Assert.Equal("now", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    /// <summary>Waits for something on the page; asked anew each time, since the policy of the pages lets nothing in them evaluate text.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var waited = 0; waited < 300; waited++)
        {
            if (await isSo())
                return;
            await Task.Delay(50);
        }
        Assert.Fail($"Waited in vain until {what}");
    }

    /// <summary>The number of the decision that is asked for; “over” in the debrief.</summary>
    public static async Task<string> SequenceAsync(IPage page) =>
        await page.EvaluateAsync<string>("document.querySelector('form.replies input[name=sequence]')?.value ?? 'over'");
}
