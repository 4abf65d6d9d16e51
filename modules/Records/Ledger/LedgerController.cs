using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.People;

namespace ServiceAcademy.Records.Ledger;

/// <summary>How the ledger stands: what is sealed, where that is published, what the last check found.</summary>
[BackOffice]
[Authorize(RecordsPermissions.ReadLedger)]
public sealed class LedgerController(LedgerApi ledger, PeopleApi people) : Controller
{
    private const int PageSize = 30;

    [HttpGet("/records/ledger")]
    public async Task<IActionResult> Show(long? before, CancellationToken cancellation)
    {
        var seals = await ledger.SealsAsync(PageSize + 1, before, cancellation);
        return View(new LedgerPage(
            await ledger.StatusAsync(cancellation), seals.Take(PageSize).ToList(), seals.Count > PageSize ? seals[PageSize - 1].Number : null,
            (await people.OrganisationAsync(cancellation)).TimeZone));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="OlderThan">Where the next page of seals begins; null on the last one.</param>
public sealed record LedgerPage(LedgerStatus Status, IReadOnlyList<SealLine> Seals, long? OlderThan, TimeZoneInfo TimeZone);
