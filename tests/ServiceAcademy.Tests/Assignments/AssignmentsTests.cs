using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Assignments;
using ServiceAcademy.Data;
using ServiceAcademy.People;
using ServiceAcademy.Tests.Certificates;

namespace ServiceAcademy.Tests.Assignments;

public sealed class AssignmentsTests
{
    [Theory, BothDatabases]
    public async Task A_manager_assigns_once_and_only_to_own_people(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var mine = await academy.PersonAsync("mei-lin");
        var anothers = await academy.PersonAsync("yutong-zhou");
        foreach (var person in new[] { mine, anothers })
            await WithdrawAllAsync(academy, person);
        var manager = await academy.AsAsync("min-zhang");
        var page = await manager.OpenAsync("/assignments/new");
        Assert.Null(page.Html.QuerySelector($"input[name=People][value='{anothers.Id}']"));
        var form = page.The("input[name=Key]").GetAttribute("value")!;
        (string, string)[] fields = [("Key", form), ("CourseId", "service-quality"), ("DueOn", "2099-12-31"), ("People", $"{mine.Id}")];

        var tampered = await manager.PostAsync("/assignments/new", page, [.. fields, ("People", $"{anothers.Id}")]);
        Assert.Equal(HttpStatusCode.Forbidden, tampered.Status);
        Assert.Empty(await OpenAsync(academy, mine));

        // A double click: both arrive at the same moment.
        var answers = await Task.WhenAll(manager.PostAsync("/assignments/new", page, fields), manager.PostAsync("/assignments/new", page, fields));
        Assert.All(answers, answer => Assert.Equal("/assignments?assigned=1&spared=0", answer.Location));
        Assert.Single(await OpenAsync(academy, mine));

        // A second form for the same people spares those who have it already.
        var again = await manager.PostAsync("/assignments/new", page, [.. fields.Skip(1), ("Key", Guid.NewGuid().ToString())]);
        Assert.Equal("/assignments?assigned=0&spared=1", again.Location);
        Assert.Single(await OpenAsync(academy, mine));
    }

    [Fact]
    public async Task An_incomplete_form_says_what_is_missing()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var hr = await academy.AsAsync("priya-nair");
        var page = await hr.OpenAsync("/assignments/new");
        var form = page.The("input[name=Key]").GetAttribute("value")!;

        var empty = await hr.PostAsync("/assignments/new", page, ("Key", form), ("CourseId", ""), ("DueOn", ""));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(["course-error", "due-error", "people-error"], empty.Html.QuerySelectorAll("p.error").Select(error => error.Id!));

        foreach (var (day, words) in new[] { ("2020-01-01", "This day is past."), ("2027-02-30", "This is not a date.") })
            Assert.Contains(words, (await hr.PostAsync("/assignments/new", page, ("Key", form), ("DueOn", day))).The("#due-error").TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Completing_the_course_fulfils_the_assignment(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var person = await academy.PersonAsync("mei-lin");
        Assert.Single(await OpenAsync(academy, person));
        var learner = await academy.AsAsync("mei-lin");
        Assert.Contains("Due in 9 days", (await learner.OpenAsync("/today")).The(".next-step").TextContent, StringComparison.Ordinal);

        await academy.CompleteAsync(person, Awards.NewEnrolment(), TimeProvider.System.GetUtcNow());

        Assert.Empty(await OpenAsync(academy, person));
        var today = await learner.OpenAsync("/today");
        Assert.Equal(HttpStatusCode.OK, today.Status);
        Assert.DoesNotContain("Due in", today.Text, StringComparison.Ordinal);
        Assert.Contains("earned on", today.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_table_shows_only_the_readers_people(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var manager = await academy.AsAsync("anna-keller");

        var table = (await manager.OpenAsync("/assignments")).The("table");
        Assert.Contains("Zhou Yutong", table.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Lin Mei", table.TextContent, StringComparison.Ordinal);
        var csv = await manager.Client.GetStringAsync("/assignments.csv?state=overdue");
        Assert.DoesNotContain("Lin Mei", csv, StringComparison.Ordinal);

        var anothers = (await OpenAsync(academy, await academy.PersonAsync("mei-lin"))).FirstOrDefault();
        if (anothers is not null)
            Assert.Equal(HttpStatusCode.NotFound, (await manager.PostAsync($"/assignments/{anothers.Id}/withdraw", await manager.OpenAsync("/assignments"))).Status);
    }

    [Fact]
    public async Task Withdrawn_assignments_leave_the_table_and_stay_in_the_book()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        var person = await academy.PersonAsync("mei-lin");
        var id = (await OpenAsync(academy, person)).Single().Id;
        var manager = await academy.AsAsync("min-zhang");

        await manager.SubmitAsync(await manager.OpenAsync("/assignments"), $"form[action='/assignments/{id}/withdraw']");

        Assert.Empty(await OpenAsync(academy, person));
        Assert.Equal(1, await academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Set<Withdrawal>().CountAsync(row => row.AssignmentId == id)));
    }

    private static async Task<IReadOnlyList<AssignmentCard>> OpenAsync(Academy academy, PersonCard person) =>
        (await academy.InsideAsync(services => services.GetRequiredService<AssignmentsApi>().OfPersonAsync(person.Id)))
        .Where(card => card.FulfilledAt is null).ToList();

    private static async Task WithdrawAllAsync(Academy academy, PersonCard person)
    {
        foreach (var card in await OpenAsync(academy, person))
            await academy.InsideAsync(async services =>
            {
                await services.GetRequiredService<AssignmentsApi>().Book.WithdrawAsync(card.Id, person.Id, default);
                return true;
            });
    }
}
