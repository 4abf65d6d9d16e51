namespace ServiceAcademy.Browser.Tests;

/// <summary>Hands that never leave the keyboard.</summary>
internal static class Keyboard
{
    /// <summary>Reaches an element with Tab alone; a failure names what could not be reached.</summary>
    public static async Task ReachAsync(this ILocator target)
    {
        var page = target.Page;
        for (var pressed = 0; pressed < 150; pressed++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{target} cannot be reached with Tab on {page.Url}");
    }

    /// <summary>Reaches a link or button and presses Enter; waits for the page that comes.</summary>
    public static async Task PressAsync(this ILocator target)
    {
        await target.ReachAsync();
        await target.Page.EnterAsync();
    }

    /// <summary>Presses Enter where the focus is, and waits for the page that comes, even one with the same address.</summary>
    public static async Task EnterAsync(this IPage page)
    {
        await page.EvaluateAsync("window.isLeft = true");
        await page.Keyboard.PressAsync("Enter");
        for (var waited = 0; waited < 300; waited++)
        {
            await Task.Delay(50);
            try
            {
                if (await page.EvaluateAsync<bool>("!window.isLeft && document.readyState === 'complete'"))
                    return;
            }
            catch (PlaywrightException)
            {
                // Between two pages there is nothing to ask.
            }
        }
        Assert.Fail($"No new page came after Enter on {page.Url}");
    }

    /// <summary>Reaches a field, empties it and types.</summary>
    public static async Task WriteAsync(this ILocator field, string text)
    {
        await field.ReachAsync();
        await field.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await field.Page.Keyboard.InsertTextAsync(text);
    }
}
