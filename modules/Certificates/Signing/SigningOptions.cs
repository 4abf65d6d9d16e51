namespace ServiceAcademy.Certificates.Signing;

/// <summary>Configuration section <c>Academy:Certificates:Signing</c>: with which key certificates are signed.</summary>
public sealed class SigningOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Academy:Certificates:Signing";

    /// <summary>
    /// A PKCS#12 file (.p12, .pfx) with key and certificates of a certification authority. When it is empty the academy makes a key of its own at
    /// first use, for trials: readers then say that they do not know who signed. To change the key, name another file; what is signed stays signed.
    /// </summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The file's password.</summary>
    public string Password { get; set; } = "";

    /// <summary>Address of a timestamp service (RFC 3161) that confirms when papers were signed; empty for none.</summary>
    public string TimestampService { get; set; } = "";
}
