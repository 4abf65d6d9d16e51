using ServiceAcademy.Data;

namespace ServiceAcademy.Browser.Tests;

public sealed class SignInTests
{
    [Theory, MemberData(nameof(View.All), MemberType = typeof(View))]
    public async Task The_sign_in_page_is_fit_to_be_seen(int width, string language)
    {
        await using var academy = await Academy.ServeAsync(DatabaseKind.Sqlite);
        await using var window = await Window.OpenAsync(academy, new View(width, language), "sign-in");
        await window.WalkAsync(async page =>
        {
            await page.GotoAsync("/sign-in");
            await window.LookAsync("sign-in");
        });
    }
}
