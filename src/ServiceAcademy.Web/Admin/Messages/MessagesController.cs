using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Web.Admin.Messages;

/// <summary>Messages that failed, or of which nobody knows whether they have left: an administrator decides. The status page lists them.</summary>
[BackOffice]
[Authorize(AccountsPermissions.SeeToMessages)]
public sealed class MessagesController(Outbox outbox, IStringLocalizer<MessagesController> T) : Controller
{
    /// <summary>Sends it again.</summary>
    [HttpPost("/admin/messages/{id:long}/send"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Send(long id, CancellationToken cancellation) => Back(await outbox.SendAgainAsync(id, cancellation));

    /// <summary>Takes it off the list.</summary>
    [HttpPost("/admin/messages/{id:long}/settle"), ValidateAntiForgeryToken]
    public async Task<IActionResult> Settle(long id, CancellationToken cancellation) => Back(await outbox.SettleAsync(id, cancellation));

    private LocalRedirectResult Back(bool done) => done
        ? LocalRedirect("/admin/status#messages")
        : throw new AcademyError(404, T["No such message waits for a decision."], T["Somebody may have seen to it meanwhile."], T["Look at the status page."]);
}
