using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Tables;
using ServiceAcademy.People;

namespace ServiceAcademy.Records.Mine;

/// <summary>What the ledger holds about the signed-in person.</summary>
[Authorize(RecordsPermissions.ReadOwn)]
public sealed class MineController(RecordsApi records, PeopleApi people, IStringLocalizer<MineController> T) : Controller
{
    private const int PageSize = 50;

    [HttpGet("/records/mine")]
    public async Task<IActionResult> Index(long? before, CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        var lines = await records.HistoryAsync(me.Subject, PageSize + 1, before, cancellation);
        return View(new MyRecord(lines.Take(PageSize).ToList(), lines.Count > PageSize ? lines[PageSize - 1].Line.Id : null, (await people.OrganisationAsync(cancellation)).TimeZone));
    }

    [HttpGet("/records/mine.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation)
    {
        var me = await people.CurrentAsync(cancellation);
        return new CsvTable("my-record",
            [T["Number"], T["Observed (UTC)"], T["Recorded (UTC)"], T["Deed"], T["Kind"], T["Of"], T["Version"], T["Part"], T["Score"], T["Attempt"], T["Channel"],
             T["Corrects"], T["Corrected by"]],
            (await records.HistoryAsync(me.Subject, int.MaxValue, null, cancellation)).Select(told => (IReadOnlyList<object?>)
            [
                told.Line.Id, told.Line.ObservedAt, told.Line.RecordedAt, told.Line.Verb, told.Line.ObjectType, told.Line.ObjectId,
                told.Line.ObjectVersion, told.Line.Part, told.Line.Score is { } score ? score / 1000.0 : null, told.Line.Attempt, told.Line.Channel,
                told.Line.Supersedes, told.SupersededBy,
            ]));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="OlderThan">Where the next page begins; null on the last one.</param>
public sealed record MyRecord(IReadOnlyList<HistoryLine> Lines, long? OlderThan, TimeZoneInfo TimeZone);
