namespace ServiceAcademy.Browser.Tests;

/// <summary>
/// One real Chromium for the whole run: the machine's own, else Debian's package where that can be installed, else the one
/// that Playwright installed; its lack is a failure that says what to do.
/// </summary>
internal static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Running = new(LaunchAsync);

    public static Task<IBrowser> BrowserAsync() => Running.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var executable = Find();
        try
        {
            return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = executable,
                // Tests run as root in containers, where Chromium's sandbox cannot start; pages come from this machine only.
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        catch (PlaywrightException error) when (executable is null)
        {
            throw new InvalidOperationException(
                "These tests need Chromium, and none was found. On Debian and Ubuntu: “apt-get install chromium”. Elsewhere: build this project, "
                + "then “pwsh artifacts/Standalone/bin/ServiceAcademy.Browser.Tests/debug/playwright.ps1 install chromium”, "
                + "or set CHROMIUM to the path of a Chromium or Chrome.", error);
        }
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } chosen ? chosen : Programs.Find("chromium", "chromium");
}
