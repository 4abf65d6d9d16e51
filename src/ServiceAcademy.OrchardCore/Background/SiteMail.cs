using OrchardCore.Email;
using ServiceAcademy.Data.Outgoing;

namespace ServiceAcademy.OrchardCore.Background;

/// <summary>
/// Hands e-mail to the site's mail service, with the server and the sender of the site's settings. That service does not tell whether a message that
/// failed may have left, so what failed is flagged, never sent again by itself.
/// </summary>
internal sealed class SiteMail(IEmailService mail) : IOutboxReceiver
{
    public string? Closed => null;

    public bool Takes(string kind) => kind == Mail.Kind;

    public async Task HandOverAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var posted = message.Read<Mail>();
#if ORCHARD_PREVIEW
        var result = await mail.SendAsync(new MailMessage { To = posted.To, Subject = posted.Subject, Body = posted.Text });
#else
        // Since 3.0.0 a message has a text and an HTML body.
        var result = await mail.SendAsync(new MailMessage { To = posted.To, Subject = posted.Subject, TextBody = posted.Text });
#endif
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors?.SelectMany(error => error.Value).Select(error => error.Value) ?? []));
    }
}
