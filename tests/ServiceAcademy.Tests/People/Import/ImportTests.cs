using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.People.Import;

public sealed class ImportTests
{
    static ImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory, BothDatabases]
    public async Task People_come_in_with_teams_jobs_and_managers_and_a_second_time_nothing_happens(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind, demo: false);
        // The manager stands after those whom she leads.
        const string file = """
            E-mail;Dept;House;Position;Line manager;Employee ID;Full name;Hire date
            a@first.example;Spa;North;Therapist;7002;7001;Ann Arbor;2020-02-01
            b@first.example;Spa;North;Head of spa;;7002;Bea Berg;03.04.2019
            """;
        var report = await ImportAsync(academy, file);
        Assert.Null(report.Refusal);
        Assert.Equal(2, report.Counts[ImportAction.Add]);

        await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            var (ann, bea) = (await OneAsync(people, "a@first.example"), await OneAsync(people, "b@first.example"));
            Assert.Equal((bea.Id, "Therapist", "7001"), (ann.ManagerId!.Value, ann.Job, ann.Number));
            var team = (await people.TeamsAsync()).Single(team => team.Id == ann.TeamId);
            Assert.Equal(("North Spa", "North", "Spa"), (team.DisplayName, team.SiteName!.En, team.DepartmentName!.En));
            Assert.Equal(new DateOnly(2019, 4, 3), (await people.HistoryAsync(bea.Id)).Single().Since);
            return true;
        });

        var again = await ImportAsync(academy, file);
        Assert.Equal((2, 0), (again.Counts[ImportAction.Unchanged], again.Changing));
        Assert.Empty(again.Lines);

        // A new address, another job: found by number, and the old job stays in the history.
        var moved = await ImportAsync(academy, "Employee ID,E-mail,Position,Dept,House\n7001,ann@first.example,Manager,Spa,North\n");
        Assert.Equal(1, moved.Counts[ImportAction.Move]);
        await academy.InsideAsync(async services =>
        {
            var people = services.GetRequiredService<PeopleApi>();
            Assert.Equal(["Therapist", "Manager"], (await people.HistoryAsync((await OneAsync(people, "ann@first.example")).Id))
                .Select(place => people.JobsAsync().Result.Single(job => job.Id == place.JobId).Name.En));
            return true;
        });
    }

    [Theory, BothDatabases]
    public async Task A_dry_run_tells_everything_and_writes_nothing(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind, demo: false);
        const string file = """
            number,email,name,manager,lastday
            1,one@dry.example,One,2,
            2,two@dry.example,Two,1,
            3,three@dry.example,=cmd|' /C calc'!A0,,
            4,four@dry.example,Four,nobody-knows,
            4,five@dry.example,Five,,
            6,not-an-address,Six,,
            7,seven@dry.example,Seven,,03/04/2026
            ,,Nobody,,
            9,nine@dry.example,Nine,9,
            """;
        var report = await ImportAsync(academy, file, check: true);

        Assert.NotNull(report.Refusal);
        Assert.Contains("circle: One → Two → One", Said(2));
        Assert.Contains("circle", Said(3));
        Assert.Contains("formula", Said(4));
        Assert.Contains("Nobody has this number", Said(5));
        Assert.Contains("Line 5 has the same employee number", Said(6));
        Assert.Contains("not an e-mail address", Said(7));
        Assert.Contains("tell day from month", Said(8));
        Assert.Contains("neither employee number nor e-mail", Said(9));
        Assert.Contains("their own manager", Said(10));
        Assert.All(report.Lines.Where(line => line.Action == ImportAction.Error && line.Line is 4 or 7), line => Assert.NotEmpty(line.Column));
        Assert.False(await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AnyAsync()));

        // Neither does an import without leave to skip them.
        Assert.NotNull((await ImportAsync(academy, file)).Refusal);
        Assert.False(await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AnyAsync()));

        string Said(int line) => report.Lines.First(said => said.Line == line && said.Action == ImportAction.Error).Text;
    }

    [Theory, BothDatabases]
    public async Task Leavers_are_deactivated_and_a_full_list_asks_before_many_go(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind, demo: false);
        var everybody = "number,email,name\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},p{i}@leave.example,Person {i}\n"));
        await ImportAsync(academy, everybody);
        await ImportAsync(academy, "number,active\n1,no\n");
        Assert.Equal(19, await ActiveAsync());

        var few = "number\n,email\n";
        few = "number,email\n" + string.Concat(Enumerable.Range(1, 3).Select(i => $"{i},p{i}@leave.example\n"));
        var refused = await ImportAsync(academy, few, new ImportOptions(IsFullList: true));
        Assert.Contains("17 of 19", refused.Refusal);
        Assert.Equal(19, await ActiveAsync());

        var done = await ImportAsync(academy, few, new ImportOptions(IsFullList: true, MayLetManyGo: true));
        Assert.Null(done.Refusal);
        // Who is on the full list and had left is back; nobody was deleted.
        Assert.Equal(3, await ActiveAsync());
        Assert.Equal(17, await academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().SearchAsync(null, leavers: true, 1, 50)).Total));

        Task<int> ActiveAsync() => academy.InsideAsync(async services => (await services.GetRequiredService<PeopleApi>().AllAsync()).Count);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("gb18030", false)]
    public async Task Chinese_is_read_whatever_the_encoding(string encoding, bool mark)
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var bytes = Encoding.GetEncoding(encoding).GetBytes("工号,姓名,电子邮箱,部门\nC1,欧阳娜,c1@enc.example,餐饮部\nC2,诸葛亮,c2@enc.example,前厅部\n");
        if (mark)
            bytes = [.. Encoding.GetEncoding(encoding).Preamble, .. bytes];
        var report = await ImportAsync(academy, bytes, new ImportOptions(), check: true);
        Assert.Equal(["欧阳娜", "诸葛亮"], report.Lines.Where(line => line.Action == ImportAction.Add).Select(line => line.Who));
    }

    [Fact]
    public async Task Western_letters_are_read_from_windows_1252()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var bytes = Encoding.GetEncoding(1252).GetBytes("Nachname;Vorname;E-Mail;Abteilung\nMüller;Jörg;w1@enc.example;Küche\nGarçon;Zoë;w2@enc.example;Réception\n");
        var report = await ImportAsync(academy, bytes, new ImportOptions(), check: true);
        Assert.Equal(["Jörg Müller", "Zoë Garçon"], report.Lines.Where(line => line.Action == ImportAction.Add).Select(line => line.Who));
    }

    [Fact]
    public async Task Two_hundred_columns_and_what_is_no_table()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var wide = string.Join(',', Enumerable.Range(0, 199).Select(i => $"Column {i}").Append("email").Append("name")) + "\n"
            + string.Join(',', Enumerable.Repeat("=1+1", 199).Append("wide@enc.example").Append("Wide")) + "\n";
        Assert.Equal(1, (await ImportAsync(academy, wide, check: true)).Counts[ImportAction.Add]);
        Assert.Equal(400, (await Assert.ThrowsAsync<AcademyError>(() => ImportAsync(academy, "just some words", check: true))).Status);
        Assert.Equal(400, (await Assert.ThrowsAsync<AcademyError>(() => ImportAsync(academy, "colour,shape\nred,round\n", check: true))).Status);
        Assert.Equal(400, (await Assert.ThrowsAsync<AcademyError>(() => ImportAsync(academy, [0, 1, 2, 255, 254, 17, 0, 0, 0, 3], new ImportOptions(), check: true))).Status);
    }

    /// <summary>The way of the pages: send, mean, check, look, import; the meaning of the columns is remembered whatever their order.</summary>
    [Theory, BothDatabases]
    public async Task HR_imports_through_the_pages(DatabaseKind kind)
    {
        await using var academy = await Academy.StartAsync(kind);
        var hr = await academy.AsAsync("priya-nair");
        var columns = await SendAsync(hr, "Wer,Adresse,Nummer\nPia Page,pia@pages.example,P1\n=evil(),quentin@pages.example,P2\n");
        Assert.Equal(["", "", ""], columns.Html.QuerySelectorAll("select[name^=Meanings]").Select(select => ((AngleSharp.Html.Dom.IHtmlSelectElement)select).Value));
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.SubmitAsync(columns, "form.stack-wide")).Status);

        var result = await FollowAsync(hr, await hr.SubmitAsync(columns, "form.stack-wide", ("Meanings[0]", "Name"), ("Meanings[1]", "Email"), ("Meanings[2]", "Number")));
        Assert.Contains("What the import would do", result.The("h1").TextContent);
        Assert.Contains("formula", result.The("tbody tr").TextContent);
        var csv = await hr.GetAsync(result.The("a[href$='.csv']").GetAttribute("href")!);
        Assert.Contains("'=evil()", csv.Text);

        var done = await FollowAsync(hr, await hr.SubmitAsync(result, "form[action$='/run']", ("skipErrors", "true")));
        Assert.Contains("The import is done", done.The("h1").TextContent);
        Assert.Contains("Pia Page", (await hr.GetAsync("/people?find=pia@pages")).The("tbody").TextContent);

        var again = await SendAsync(hr, "Nummer,Wer,Adresse\nP1,Pia Page,pia@pages.example\n");
        Assert.Equal(["Number", "Name", "Email"], again.Html.QuerySelectorAll("select[name^=Meanings]").Select(select => ((AngleSharp.Html.Dom.IHtmlSelectElement)select).Value));

        // Nobody else sees the file, its report or its run.
        var other = await academy.AsAsync("tomas-novak");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(done.Url).PathAndQuery)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/work/1")).Status);
    }

    private static async Task<Page> SendAsync(Visitor hr, string csv)
    {
        var page = await hr.OpenAsync("/people/import");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.The("input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "File", "staff.csv" },
        };
        using var answer = await hr.Client.PostAsync("/people/import", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await hr.OpenAsync(answer.Headers.Location!.ToString());
    }

    /// <summary>Loads the page of the run again, as a browser without script does, until it leads to the result.</summary>
    private static async Task<Page> FollowAsync(Visitor hr, Page page)
    {
        for (var patience = 0; patience < 200 && page.Url.Contains("/work/", StringComparison.Ordinal); patience++)
        {
            await Task.Delay(100);
            page = await hr.OpenAsync(new Uri(page.Url).PathAndQuery);
        }
        return page;
    }

    private static Task<ImportReport> ImportAsync(Academy academy, string file, ImportOptions? options = null, bool check = false) =>
        ImportAsync(academy, Encoding.UTF8.GetBytes(file), options ?? new ImportOptions(), check);

    private static Task<ImportReport> ImportAsync(Academy academy, byte[] file, ImportOptions options, bool check = false) =>
        academy.InsideAsync(services =>
        {
            var import = services.GetRequiredService<PeopleImport>();
            return check ? import.CheckAsync(new MemoryStream(file), options) : import.RunAsync(new MemoryStream(file), options);
        });

    private static async Task<PersonCard> OneAsync(PeopleApi people, string email) => (await people.SearchAsync(email, false, 1, 2)).People.Single();
}
