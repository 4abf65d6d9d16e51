namespace ServiceAcademy.Browser.Tests;

/// <summary>Anybody checks a certificate by its code, without signing in.</summary>
public sealed class VerifierJourney
{
    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task Sees_what_a_certificate_says_and_whether_it_stands(int width, string language)
    {
        var url = "";
        await Stage.WalkAsync(width, language, "holder", async (window, _) =>
        {
            await window.SignInAsync("jose-alvarez");
            await window.Page.GotoAsync("/certificates");
            url = await window.Page.Locator("main a[href*='/verify/']").First.GetAttributeAsync("href") ?? "";
        });
        await Stage.WalkAsync(width, language, "verifier", async (window, _) =>
        {
            var page = window.Page;
            await page.GotoAsync("/verify");
            await window.LookAsync("verify");
            await page.Locator("main input[type=text], main input:not([type])").First.WriteAsync(url.Split('/')[^1].ToLowerInvariant());
            await page.Locator("main form .button.primary").PressAsync();
            await window.LookAsync("verified");
            Assert.Contains("José Álvarez", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.Equal(1, await page.Locator(".verification.is-valid").CountAsync());

            await page.GotoAsync("/verify/0000-0000-0000");
            await window.LookAsync("unknown-code");
            Assert.Equal(0, await page.Locator(".verification.is-valid").CountAsync());
        });
    }
}
