using System.Net;
using System.Text.RegularExpressions;
using ServiceAcademy.Data;

namespace ServiceAcademy.Tests.Web.Accounts;

public sealed partial class AccountsTests
{
    private const string Password = "a quiet morning walk";

    [Theory, BothDatabases]
    public async Task An_administrator_adds_a_person_who_then_chooses_a_password(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var administrator = await academy.AsAsync("tomas-novak");
        var page = await administrator.SubmitAsync(await administrator.OpenAsync("/admin/accounts/new"), "main form",
            ("Name", "Ada Byron"), ("Email", "ada.byron@hotel.example"), ("Role", "Trainer"), ("TeamId", "1"));
        var link = Link().Match(page.The("input[readonly]").GetAttribute("value")!).Value;

        var ada = academy.Anonymous();
        var refused = await ada.SubmitAsync(await ada.OpenAsync(link), "main form", ("Password", "ada.byron-2026"));
        var done = await ada.PostAsync("/password-link", refused, ("Token", link.Split('=')[1]), ("Password", Password));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal(HttpStatusCode.Gone, (await ada.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/account/password")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.GetAsync("/people")).Status);
    }

    [Fact]
    public async Task Who_has_left_cannot_sign_in()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        var administrator = await academy.AsAsync("tomas-novak");
        var list = await administrator.OpenAsync("/people?find=jose.alvarez");
        var account = await administrator.OpenAsync(list.The("tbody a").GetAttribute("href")!);

        var after = await administrator.SubmitAsync(account, "form[action$=deactivation]");

        Assert.NotNull(after.The("form[action$=reactivation]"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => academy.AsAsync("jose-alvarez"));
    }

    [Fact]
    public async Task Nobody_deactivates_oneself_or_takes_ones_own_role_away()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        var administrator = await academy.AsAsync("tomas-novak");
        var own = (await administrator.OpenAsync("/people?find=tomas")).The("tbody a").GetAttribute("href")!;
        var id = own.Split('/')[^1];
        var page = await administrator.OpenAsync("/admin/accounts/new");

        Assert.Equal(HttpStatusCode.Conflict, (await administrator.PostAsync($"/people/{id}/deactivation", page)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await administrator.PostAsync($"/admin/accounts/{id}/role", page, ("role", "Employee"))).Status);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        var stranger = academy.Anonymous();
        var page = await stranger.OpenAsync("/sign-in");
        for (var i = 0; i < 5; i++)
            await stranger.PostAsync("/sign-in", page, ("Email", "mei.lin@hotel.example"), ("Password", "guess"));

        var right = await stranger.PostAsync("/sign-in", page, ("Email", "mei.lin@hotel.example"), ("Password", Academy.DemoPassword));

        Assert.Equal(HttpStatusCode.BadRequest, right.Status);
        Assert.Contains("locked", right.The("[role=alert]").TextContent);
    }

    [Fact]
    public async Task An_academy_without_demo_has_no_personas_and_no_first_steps_without_the_link()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false);
        var stranger = academy.Anonymous();
        var page = await stranger.OpenAsync("/sign-in");

        Assert.DoesNotContain("/sign-in/demo", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync("/sign-in/demo", page, ("email", "mei.lin@hotel.example"))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync("/first-steps?token=guess")).Status);
    }

    [GeneratedRegex("/password-link.*")]
    private static partial Regex Link();
}
