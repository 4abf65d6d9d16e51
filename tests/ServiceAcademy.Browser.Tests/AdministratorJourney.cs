namespace ServiceAcademy.Browser.Tests;

/// <summary>An administrator adds a person, gives a role, and sees health, version and database.</summary>
public sealed class AdministratorJourney
{
    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public Task Adds_a_person_gives_a_role_and_sees_the_state(int width, string language) =>
        Stage.WalkAsync(width, language, "administrator", async (window, academy) =>
        {
            var page = window.Page;
            await window.SignInAsync("tomas-novak");
            await page.GotoAsync("/people");
            await window.LookAsync("people");
            await page.GotoAsync("/admin/accounts/new");
            await window.LookAsync("new-person");
            await page.Locator("input[name=Name]").WriteAsync("Ōe Kenzaburō");
            await page.Locator("input[name=Email]").WriteAsync($"oe.{width}.{language.ToLowerInvariant()}@hotel.example");
            await page.Locator("main form .button.primary").PressAsync();
            await window.LookAsync("password-link");
            Assert.Contains("/password-link", await page.InnerTextAsync("main") + await page.ContentAsync(), StringComparison.Ordinal);

            await page.GotoAsync("/people?find=Kenzabur");
            await page.Locator("main tbody a").First.PressAsync();
            await window.LookAsync("person");
            await page.Locator("main a[href^='/admin/accounts/']").PressAsync();
            await window.LookAsync("account");
            var role = page.Locator("select[name=role]");
            await role.ReachAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            var chosen = await role.InputValueAsync();
            await page.Locator("form[action$='/role'] button").PressAsync();
            Assert.Equal(chosen, await page.Locator("select[name=role]").InputValueAsync());

            await page.GotoAsync("/admin/status");
            await window.LookAsync("status");
            Assert.Contains("SQLite", await page.InnerTextAsync("main"), StringComparison.Ordinal);
            Assert.Equal(200, (await page.APIRequest.GetAsync(new Uri(academy.Address, "/health/live").ToString())).Status);
            Assert.Equal(200, (await page.APIRequest.GetAsync(new Uri(academy.Address, "/health/ready").ToString())).Status);
        });
}
