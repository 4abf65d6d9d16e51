namespace ServiceAcademy.Web.Mail;

/// <summary>Configuration section <c>Academy:Mail</c>: the mail server that takes the academy's e-mail.</summary>
public sealed class MailOptions
{
    /// <summary>The server's name. Empty: no mail leaves, messages wait.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port for submission; the line is encrypted with STARTTLS (a port that expects TLS from the first byte, 465, will not do).</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the line is encrypted. Only a server on the same machine or network needs it not.</summary>
    public bool Encrypted { get; set; } = true;

    /// <summary>The name to sign in with; empty when the server asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>The password that belongs to it.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender's address, for example <c>academy@hotel.example</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>The sender's name as receivers see it.</summary>
    public string FromName { get; set; } = "ServiceAcademy";
}
