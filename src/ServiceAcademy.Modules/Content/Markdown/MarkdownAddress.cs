namespace ServiceAcademy.Modules.Content.Markdown;

/// <summary>Which addresses a text may lead to: an allow-list, since every list of bad schemes has a gap.</summary>
public static class MarkdownAddress
{
    private static readonly string[] Schemes = ["https", "http", "mailto"];

    /// <summary>Whether a link may stand: http, https, mailto, a path of this academy or a place on the page.</summary>
    public static bool IsAllowed(string? url)
    {
        if (string.IsNullOrWhiteSpace(url) || IsAmbiguous(url))
            return false;
        return SchemeOf(url) is not { } scheme || Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a picture may be shown: a path inside the course's own folder.</summary>
    public static bool IsPicture(string? url) =>
        !string.IsNullOrWhiteSpace(url) && !IsAmbiguous(url) && SchemeOf(url) is null
        && !url.StartsWith('/') && !url.AsSpan().ContainsAny('?', '#', '%')
        && !url.Split('/').Any(step => step is "" or "." or "..");

    /// <summary>Whether the link leads to another site.</summary>
    internal static bool LeavesTheHouse(string? url) => url is not null && SchemeOf(url) is "http" or "https";

    // Browsers drop tabs, line ends and leading control characters from an address, and read a backslash as a slash: what looks
    // relative here could be a scheme or another site there.
    private static bool IsAmbiguous(string url) =>
        url.StartsWith("//", StringComparison.Ordinal) || url.Any(c => c == '\\' || char.IsControl(c)) || char.IsWhiteSpace(url[0]);

    /// <summary>The scheme in lower case; null for a relative address.</summary>
    private static string? SchemeOf(string url)
    {
        var end = url.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && url[end] == ':' ? url[..end].ToLowerInvariant() : null;
    }
}
