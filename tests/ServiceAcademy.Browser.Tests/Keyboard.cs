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
        await target.Page.RunAndWaitForNavigationAsync(() => target.Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Reaches a field, empties it and types.</summary>
    public static async Task TypeAsync(this ILocator field, string text)
    {
        await field.ReachAsync();
        await field.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await field.Page.Keyboard.InsertTextAsync(text);
    }
}
