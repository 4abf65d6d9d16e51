using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.People.Privacy;

public sealed class PrivacyTests
{
    [Theory, BothDatabases]
    public async Task Erased_people_are_nowhere_and_still_count(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind);
        var hr = await academy.AsAsync("priya-nair");
        var (mei, before) = await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            var mei = (await people.SearchAsync("mei.lin@", false, 1, 1)).People.Single();
            return (mei, await people.Placed(await people.TodayAsync(), [mei.TeamId!.Value], erased: true).CountAsync());
        });
        // Words about her and by her, which go; the marks, which stay.
        await hr.SubmitAsync(await hr.OpenAsync($"/observations/new?person={mei.Id}"), "form[action='/observations']", ("mark.listens", "2"), ("Comment", "Lin Mei let the guest finish."));
        var own = await academy.AsAsync("mei-lin");
        await own.SubmitAsync(await own.OpenAsync("/competencies/mine/empathy/contest"), "form.form", ("Text", "林梅 sees it differently."));
        var evidence = await EvidenceAsync(academy, mei.Subject);
        var page = await hr.OpenAsync($"/people/{mei.Id}/privacy");
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.SubmitAsync(page, "form[action$='/erasure']", ("name", "Somebody"))).Status);
        var done = await hr.SubmitAsync(page, "form[action$='/erasure']", ("name", "Lin Mei"));
        Assert.Contains("erased", done.The(".callout, [class*=callout], main").TextContent);

        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync($"/people/{mei.Id}")).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => academy.AsAsync("mei-lin"));

        Assert.Equal(1, evidence);
        Assert.Equal(evidence, await EvidenceAsync(academy, mei.Subject));

        // No text of any table names her any more; teams of the past count as before.
        var left = await academy.InsideAsync(async services =>
        {
            var found = new List<string>();
            foreach (var context in new DbContext[] { services.GetRequiredService<AcademyDb>(), services.GetRequiredService<ServiceAcademy.Web.Accounts.AccountsDb>() })
                foreach (var table in context.Model.GetRelationalModel().Tables)
                    foreach (var column in table.Columns.Where(column => column.PropertyMappings[0].Property.ClrType == typeof(string)))
                        foreach (var word in new[] { "mei.lin", "Lin Mei", "林梅", "MEI.LIN" })
                        {
                            var sql = $"SELECT COUNT(*) AS \"Value\" FROM \"{table.Name}\" WHERE \"{column.Name}\" LIKE '%{word}%'";
                            if (await context.Database.SqlQueryRaw<int>(sql).SingleAsync() > 0)
                                found.Add($"{table.Name}.{column.Name}: {word}");
                        }
            return found.Where(where => !where.StartsWith("Content_", StringComparison.Ordinal)).ToList();
        });
        Assert.Empty(left);
        await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            var yesterday = (await people.TodayAsync()).AddDays(-1);
            Assert.Equal(before, await people.Placed(yesterday, [mei.TeamId!.Value], erased: true).CountAsync());
            Assert.Equal(before - 1, await people.Placed(yesterday, [mei.TeamId!.Value]).CountAsync());
            return true;
        });
    }

    private static Task<int> EvidenceAsync(Academy academy, Guid subject) => academy.InsideAsync(async services =>
        (await services.GetRequiredService<RecordsApi>().EvidenceAsync([subject], ["empathy"])).Count);

    [Theory, BothDatabases]
    public async Task Everything_about_a_person_is_one_file_and_the_person_sees_who_asked(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind);
        var hr = await academy.AsAsync("priya-nair");
        var yutong = await academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().SearchAsync("yutong", false, 1, 1)).People.Single());
        using var zip = new ZipArchive(await (await hr.Client.GetAsync($"/people/{yutong.Id}/everything.zip")).Content.ReadAsStreamAsync());
        Assert.Superset(new HashSet<string> { "person.csv", "person.json", "places.csv", "records.json", "quiz-answers.csv", "courses.csv", "certificates.csv", "assignments.csv", "ratings.csv", "contests.json", "README.txt" },
            zip.Entries.Select(entry => entry.FullName).ToHashSet());
        Assert.Contains("周雨桐", await new StreamReader(zip.GetEntry("person.json")!.Open()).ReadToEndAsync());

        var own = await academy.AsAsync("yutong-zhou");
        Assert.Contains("Priya Nair", (await own.OpenAsync("/privacy")).The("tbody").TextContent);
        using var mine = await own.Client.GetAsync("/privacy/everything.zip");
        Assert.Equal("application/zip", mine.Content.Headers.ContentType!.MediaType);
        Assert.Single((await own.OpenAsync("/privacy")).Html.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.Forbidden, (await own.GetAsync($"/people/{yutong.Id}/everything.zip")).Status);
    }

    [Theory, BothDatabases]
    public async Task In_works_council_mode_managers_lead_people_whose_figures_they_do_not_read(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind);
        var manager = await academy.AsAsync("anna-keller");
        var led = await academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().SearchAsync("yutong", false, 1, 1)).People.Single());
        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/competencies/people/{led.Id}")).Status);

        var hr = await academy.AsAsync("priya-nair");
        await hr.SubmitAsync(await hr.OpenAsync("/people/organisation"), "form[action$='/figures']");

        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/competencies/people/{led.Id}")).Status);
        Assert.DoesNotContain("Zhou Yutong", (await manager.OpenAsync("/competencies")).The("main").TextContent);
        Assert.Contains("Zhou Yutong", (await manager.OpenAsync("/assignments/new")).The("main").TextContent);
        Assert.Equal(HttpStatusCode.OK, (await hr.GetAsync($"/competencies/people/{led.Id}")).Status);
    }

    [Theory, BothDatabases]
    public async Task HR_moves_a_person_and_reads_the_history(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind);
        var hr = await academy.AsAsync("priya-nair");
        var person = (await hr.OpenAsync("/people?find=lukasz")).The("tbody a").GetAttribute("href")!;
        var form = await hr.OpenAsync(person + "/move");
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.SubmitAsync(form, "main form", ("Manager", "nobody@hotel.example"))).Status);
        Assert.Contains("circle", (await hr.SubmitAsync(form, "main form", ("Manager", "lukasz.wojcik@hotel.example"))).The("#manager-error").TextContent);

        var moved = await hr.SubmitAsync(form, "main form", ("Job", "Night porter"), ("Manager", "anna.keller@hotel.example"));
        Assert.Equal(["Night porter", "Head waiter"], moved.Html.QuerySelectorAll("tbody tr td[data-label=Job]").Select(cell => cell.TextContent));

        var edit = await hr.OpenAsync(person + "/edit");
        Assert.Contains("already in the academy", (await hr.SubmitAsync(edit, "main form", ("Email", "mei.lin@hotel.example"))).The("#email-error").TextContent);
        var saved = await hr.SubmitAsync(edit, "main form", ("Number", "N-77"));
        Assert.Contains("N-77", saved.The("dl.facts").TextContent);
        // The form that was opened before somebody else's change does not overwrite it.
        Assert.Equal(HttpStatusCode.Conflict, (await hr.SubmitAsync(edit, "main form", ("Number", "N-78"))).Status);
    }
}
