using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;

namespace ServiceAcademy.People.Privacy;

/// <summary>Everything that the academy holds about a person, as a ZIP: each table as CSV to read and as JSON for programs.</summary>
internal sealed class PersonExport(IEnumerable<IPersonData> sources, IStringLocalizer<PeopleApi> T)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(PersonCard person, Stream to, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: Encoding.UTF8, cancellation);
        foreach (var source in sources)
        {
            foreach (var table in await source.TablesAsync(person, cancellation))
            {
                await using (var entry = await zip.CreateEntry(table.Name + ".csv").OpenAsync(cancellation))
                await using (var csv = CsvWriter.Create(entry, CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true))
                    foreach (var row in table.Rows.Prepend(table.Header))
                    {
                        foreach (var cell in row)
                            csv.WriteField(cell is DateTimeOffset at ? at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : cell);
                        await csv.EndRecordAsync(cancellation);
                    }
                await using (var entry = await zip.CreateEntry(table.Name + ".json").OpenAsync(cancellation))
                    await JsonSerializer.SerializeAsync(entry, table.Rows.Select(row => table.Header.Zip(row).GroupBy(cell => cell.First).ToDictionary(cell => cell.Key, cell => cell.First().Second)), Json, cancellation);
            }
            foreach (var file in await source.FilesAsync(person, cancellation))
            {
                await using var entry = await zip.CreateEntry(file.Path).OpenAsync(cancellation);
                await entry.WriteAsync(file.Content, cancellation);
            }
        }
        await using var readme = await zip.CreateEntry("README.txt").OpenAsync(cancellation);
        await readme.WriteAsync(Encoding.UTF8.GetBytes(T["This is everything that the academy holds about {0}. Each table is here twice: as CSV for spreadsheets and as JSON for programs. Times are UTC.", person.Name].Value + "\n"), cancellation);
    }
}

/// <summary>What People itself holds.</summary>
internal sealed class PeopleData(AcademyDb db, PeopleApi people, AccessLog log, IStringLocalizer<PeopleApi> T) : IPersonData
{
    public async Task<IReadOnlyList<PersonDataTable>> TablesAsync(PersonCard card, CancellationToken cancellation)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleAsync(row => row.Id == card.Id, cancellation);
        var teams = (await people.TeamsAsync(cancellation)).ToDictionary(team => team.Id, team => team.DisplayName);
        var jobs = (await people.JobsAsync(cancellation)).ToDictionary(job => job.Id, job => job.Name.ToString());
        var recorded = await people.RecordedAsync(card.Id, cancellation);
        var managers = await people.FindManyAsync(recorded.Select(place => place.ManagerId).OfType<int>().Distinct().ToList(), cancellation);
        var views = await log.OfAsync(card.Id, 10_000, cancellation);
        return
        [
            new("person",
                [T["Name"], T["Native name"], T["Given name"], T["Family name"], T["E-mail"], T["Employee number"], T["Directory id"], T["Name to sign in with"], T["Language"], T["First day at work"], T["Last day at work"], T["Added (UTC)"], T["Deactivated (UTC)"], T["Key in the ledger"]],
                [[person.Name, person.NativeName, person.GivenName, person.FamilyName, person.Email, person.Number, person.DirectoryId, person.UserName, person.Locale, person.EmployedFrom, person.LastDay, person.AddedAt, person.DeactivatedAt, person.Subject]]),
            new("places", [T["Since"], T["Team"], T["Job"], T["Line manager"], T["Works here"], T["Recorded (UTC)"]],
                recorded.Select(place => (IReadOnlyList<object?>)
                [
                    place.Since, place.TeamId is { } team ? teams.GetValueOrDefault(team) : null, place.JobId is { } job ? jobs.GetValueOrDefault(job) : null,
                    place.ManagerId is { } manager ? managers.GetValueOrDefault(manager)?.Name : null, !place.Ended, place.RecordedAt,
                ]).ToList()),
            new("who-looked", [T["When (UTC)"], T["Person"], T["What"]],
                views.Select(view => (IReadOnlyList<object?>)[view.At, view.Program ?? view.Viewer?.Name, view.Kind.ToString()]).ToList()),
        ];
    }
}
