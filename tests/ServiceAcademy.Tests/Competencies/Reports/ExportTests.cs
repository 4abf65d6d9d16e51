using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Competencies;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Tests.Competencies.Reports;

/// <summary>Figures that leave the house: files, the command, the interface for programs.</summary>
public sealed class ExportTests
{
    [Theory, BothDatabases]
    public async Task The_command_writes_every_pair_once_as_csv_and_json(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        var people = await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync());
        var framework = await academy.InsideAsync(services => services.GetRequiredService<CompetenciesApi>().FrameworkAsync());

        using var csv = new MemoryStream();
        var written = await academy.InsideAsync(services => services.GetRequiredService<FiguresApi>().ExportAsync(csv, null, null, json: false));
        using var json = new MemoryStream();
        await academy.InsideAsync(services => services.GetRequiredService<FiguresApi>().ExportAsync(json, null, null, json: true));

        Assert.Equal(people.Count, written);
        Assert.Equal(1 + people.Count * framework.Count, System.Text.Encoding.UTF8.GetString(csv.ToArray()).TrimEnd().Split("\r\n").Length);
        using var document = JsonDocument.Parse(json.ToArray());
        Assert.Equal(people.Select(person => person.Id).Order(), document.RootElement.EnumerateArray().Select(person => person.GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task A_workbook_opens_with_a_line_a_person()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        var manager = await academy.AsAsync("min-zhang");
        var bytes = await manager.Client.GetByteArrayAsync("/competencies.xlsx");
        var lines = (await manager.GetAsync("/competencies.csv")).Text.TrimEnd().Split("\r\n").Skip(1).Select(line => line.Split(',')[0]).Distinct().Count();

        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();

        Assert.Equal(1 + lines, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Elements<Cell>().Count(), row.Elements<Cell>().Count()));
    }

    [Fact]
    public async Task A_text_that_looks_like_a_formula_stays_a_text()
    {
        using var file = new MemoryStream();
        await XlsxTable.WriteAsync(file, ["A"], new object?[][] { ["=1+1"], ["bad \u0001 sign 林"], [2.5], [null] }.Select(row => (IReadOnlyList<object?>)row).ToAsyncEnumerable());

        using var book = SpreadsheetDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToList();

        Assert.All(cells, cell => Assert.Null(cell.CellFormula));
        Assert.Equal(["A", "=1+1", "bad  sign 林", "2.5", ""], cells.Select(cell => cell.InnerText));
        Assert.Equal(CellValues.InlineString, cells[1].DataType!.Value);
    }

    [Theory, BothDatabases]
    public async Task A_program_reads_with_its_key_what_its_scopes_allow(DatabaseKind database)
    {
        var academy = await Academies.SharedAsync(database);
        Task<string> KeyAsync(params string[] scopes) => academy.InsideAsync(services =>
            services.GetRequiredService<ApiTokens>().CreateAsync("Payroll", scopes, TimeSpan.FromDays(1), null));
        async Task<(HttpStatusCode Status, string Text)> AskAsync(string path, string? key)
        {
            using var client = academy.Anonymous().Client;
            if (key is not null)
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var answer = await client.GetAsync(path);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        var everybody = await KeyAsync(CompetenciesPermissions.Read, PeoplePermissions.ReadAll);

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("/api/competencies/figures", null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync("/api/competencies/figures", await KeyAsync(PeoplePermissions.ReadAll))).Status);
        Assert.Contains("\"people\":[]", (await AskAsync("/api/competencies/figures", await KeyAsync(CompetenciesPermissions.Read))).Text, StringComparison.Ordinal);

        var (ids, after) = (new List<int>(), (int?)null);
        do
        {
            using var page = JsonDocument.Parse((await AskAsync($"/api/competencies/figures?take=20&after={after}", everybody)).Text);
            ids.AddRange(page.RootElement.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("id").GetInt32()));
            after = page.RootElement.GetProperty("next") is { ValueKind: JsonValueKind.Number } next ? next.GetInt32() : null;
        }
        while (after is not null);
        Assert.Equal((await academy.InsideAsync(services => services.GetRequiredService<PeopleApi>().AllAsync())).Select(person => person.Id).Order(), ids);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync("/api/competencies/figures?asOf=2999-01-01", everybody)).Status);

        Assert.Contains("\"channel\":\"self\"", (await AskAsync("/api/competencies/figures?take=1&channel=self", everybody)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync("/api/competencies/figures?channel=hearsay", everybody)).Status);

        using var description = JsonDocument.Parse((await AskAsync("/api/competencies/openapi.json", null)).Text);
        Assert.Equal(["/api/competencies", "/api/competencies/figures", "/api/competencies/teams"],
            description.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order());
    }
}
