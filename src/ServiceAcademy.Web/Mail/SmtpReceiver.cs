using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Hosting;

namespace ServiceAcademy.Web.Mail;

/// <summary>
/// Hands e-mail to the configured server. A server that cannot be reached, or answers with a code, has certainly not taken the message; a line that breaks in the
/// middle leaves it unknown.
/// </summary>
internal sealed class SmtpReceiver(IOptions<MailOptions> mail, IOptions<AcademyOptions> academy, IStringLocalizer<SmtpReceiver> T) : IOutboxReceiver
{
    public string? Closed =>
        mail.Value.Host.Length == 0 ? T["No mail server is configured (Academy:Mail:Host)."].Value
        : !MailAddress.TryCreate(mail.Value.From, out _) ? T["The sender’s address is missing or wrong (Academy:Mail:From)."].Value
        : null;

    public bool Takes(string kind) => kind == Data.Outgoing.Mail.Kind;

    public async Task HandOverAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        using var letter = Write(message);
        using var client = new SmtpClient(mail.Value.Host, mail.Value.Port) { EnableSsl = mail.Value.Encrypted };
        if (mail.Value.User.Length > 0)
            client.Credentials = new NetworkCredential(mail.Value.User, mail.Value.Password);
        try
        {
            await client.SendMailAsync(letter, cancellation);
        }
        catch (SmtpException error) when (Certainty(error) is { } again)
        {
            throw new NotHandedOverException(error.GetBaseException().Message, again, error);
        }
    }

    /// <summary>What to do with a message of which the error says that it has not left; null when it says no such thing.</summary>
    private static TryAgain? Certainty(SmtpException error) => error switch
    {
        // Nobody listens there, or the name is unknown: only connecting fails in this way, later failures are wrapped in an IOException.
        { InnerException: SocketException } => TryAgain.WhenReachable,
        { InnerException: System.Security.Authentication.AuthenticationException } => TryAgain.WhenReachable,
        { StatusCode: SmtpStatusCode.ServiceNotAvailable or SmtpStatusCode.MustIssueStartTlsFirst or SmtpStatusCode.ClientNotPermitted } => TryAgain.WhenReachable,
        { StatusCode: (SmtpStatusCode)535 or (SmtpStatusCode)530 or (SmtpStatusCode)534 } => TryAgain.WhenReachable,
        { StatusCode: >= (SmtpStatusCode)400 and < (SmtpStatusCode)500 } => TryAgain.Later,
        { StatusCode: >= (SmtpStatusCode)500 and < (SmtpStatusCode)600 } => TryAgain.Never,
        // Among them whatever is no code at all.
        _ => null,
    };

    private MailMessage Write(OutgoingMessage message)
    {
        var posted = message.Read<Data.Outgoing.Mail>();
        MailMessage letter;
        try
        {
            letter = new MailMessage(new MailAddress(mail.Value.From, mail.Value.FromName, Encoding.UTF8), new MailAddress(posted.To))
            {
                Subject = posted.Subject.ReplaceLineEndings(" "), SubjectEncoding = Encoding.UTF8,
                Body = posted.Text.ReplaceLineEndings("\r\n"), BodyEncoding = Encoding.UTF8,
            };
        }
        catch (FormatException error)
        {
            throw new NotHandedOverException($"{posted.To} is not an address to which mail can be sent.", TryAgain.Never, error);
        }
        // The same message has the same number however often it is tried, so that the server's log, or the receiver's program, knows it again.
        var number = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{academy.Value.PublicAddress}|{message.Id}|{message.Key}")))[..32];
        letter.Headers.Add("Message-ID", $"<{number}@{new Uri(academy.Value.PublicAddress).Host}>");
        // Nobody's out-of-office assistant has to answer a program.
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }
}
