using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OrchardCore.Modules;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.OrchardCore.Messages;

/// <summary>Regular work, what waits to leave, and messages that failed or of which nobody knows whether they have left: an administrator decides.</summary>
[BackOffice]
[Authorize(MessagesPermissions.SeeTo)]
public sealed class MessagesController(WorkTurns turns, Outbox outbox, ILocalClock clock) : Controller
{
    internal const string Path = "/academy/messages";
    private const int Listed = 100;

    [HttpGet(Path)]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(new MessagesPage(
        await turns.StatesAsync(cancellation), await outbox.DesksAsync(cancellation), await outbox.TroubledAsync(Listed, cancellation), clock));

    /// <summary>Sends it again.</summary>
    [HttpPost(Path + "/{id:long}/send"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(long id, CancellationToken cancellation) =>
        await outbox.SendAgainAsync(id, cancellation) ? LocalRedirect("~" + Path) : NotFound();

    /// <summary>Takes it off the list.</summary>
    [HttpPost(Path + "/{id:long}/settle"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Settle(long id, CancellationToken cancellation) =>
        await outbox.SettleAsync(id, cancellation) ? LocalRedirect("~" + Path) : NotFound();
}

/// <summary>What the page shows.</summary>
public sealed record MessagesPage(
    IReadOnlyList<TurnState> Works, IReadOnlyList<DeskState> Desks, IReadOnlyList<TroubledMessage> Troubled, ILocalClock Clock)
{
    /// <summary>An instant in the site's time zone; a dash for never.</summary>
    public async Task<string> SayAsync(DateTimeOffset? at) =>
        at is { } instant ? (await Clock.ConvertToLocalAsync(instant)).ToString("g", CultureInfo.CurrentCulture) : "–";
}
