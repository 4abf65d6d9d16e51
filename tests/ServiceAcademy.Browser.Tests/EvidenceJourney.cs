using System.Text;

namespace ServiceAcademy.Browser.Tests;

/// <summary>Figures by channel, from the matrix to the evidence and to a note against it; people from a file; an observation; who looked.</summary>
public sealed class EvidenceJourney
{
    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public Task HR_reads_a_channel_and_the_person_sees_it_differently(int width, string language) =>
        Stage.WalkAsync(width, language, "evidence", async (window, academy) =>
        {
            var page = window.Page;
            await window.SignInAsync("priya-nair");
            await page.GotoAsync("/competencies");
            await page.Locator("#channel").ReachAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Locator("form.filters button.button").First.PressAsync();
            Assert.Contains("channel=observed", page.Url, StringComparison.Ordinal);
            await window.LookAsync("matrix-observed");
            var cell = page.Locator("main td a[href*='#observed']").First;
            var person = new Uri(new Uri(page.Url), await cell.GetAttributeAsync("href") ?? "").AbsolutePath;
            await page.GotoAsync(person[..person.LastIndexOf('/')]);
            await window.LookAsync("person");
            await page.Locator($"main a[href^='{person}']").First.PressAsync();
            await window.LookAsync("evidence");
            await page.GotoAsync("/competencies/gaps");
            await window.LookAsync("gaps");
            await page.GotoAsync("/competencies/teams");
            await window.LookAsync("teams");

            await using var other = await Window.OpenAsync(academy, new View(width, language), "contest");
            await other.WalkAsync(async own =>
            {
                await other.SignInAsync("aisha-rahman");
                await own.GotoAsync("/competencies/mine");
                await other.LookAsync("where-i-stand");
                await own.Locator("main .interval-note a[href$='/contest']").First.PressAsync();
                await other.LookAsync("contest");
                await own.Locator("#text").WriteAsync("The guest thanked me by name. 客人特意点名感谢过我。");
                await own.Locator("main form button.primary").PressAsync();
                Assert.True(await own.Locator("#notes article").CountAsync() > 0);
                await own.GotoAsync("/privacy");
                await other.LookAsync("privacy");
            });
        });

    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public Task People_come_from_a_file_and_one_of_them_is_observed(int width, string language) =>
        Stage.WalkAsync(width, language, "people", async (window, _) =>
        {
            var page = window.Page;
            await window.SignInAsync("priya-nair");
            await page.GotoAsync("/people/import");
            await window.LookAsync("import");
            await page.Locator("#file").SetInputFilesAsync(new FilePayload
            {
                Name = "people.csv", MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes($"Name,E-mail,Job,Team\nNew Person {width},new.{width}.{language}@hotel.example,Room attendant,Bund Front Office\n=1+1,not an address,,\n"),
            });
            await page.Locator("main form button.primary").PressAsync();
            await window.LookAsync("columns");
            await page.Locator("main form.stack-wide button.primary").PressAsync();
            for (var waited = 0; waited < 100 && !page.Url.Contains("/results/", StringComparison.Ordinal); waited++)
            {
                await Task.Delay(300);
                await page.ReloadAsync();
                if (await page.Locator("main a[href*='/people/import/results/']:not([href$='.csv'])").CountAsync() > 0)
                    await page.GotoAsync(await page.Locator("main a[href*='/people/import/results/']:not([href$='.csv'])").First.GetAttributeAsync("href") ?? "");
            }
            await window.LookAsync("import-result");

            await page.GotoAsync("/people/organisation");
            await window.LookAsync("organisation");
            await page.GotoAsync("/people/units");
            await window.LookAsync("units");

            await page.GotoAsync("/observations");
            await window.LookAsync("observations");
            await page.Locator("main .actions a.primary").PressAsync();
            await page.Locator("main a[href*='person=']").First.PressAsync();
            await window.LookAsync("observation-form");
            // “Not seen” is chosen; the next one is a mark.
            await page.Locator("fieldset.choices input[type=radio]:checked").First.ReachAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Locator("main form button.primary").PressAsync();
            Assert.Contains("filed=true", page.Url, StringComparison.Ordinal);
            await window.LookAsync("observation");
            await page.GotoAsync("/calibrations");
            await window.LookAsync("rounds");
            await page.Locator("main a[href*='/calibrations/']").Last.PressAsync();
            await window.LookAsync("round");
        });
}
