namespace ServiceAcademy.Scenarios.Stories;

/// <summary>Pictures and sounds beside a role-play's text.</summary>
internal static class StoryMedia
{
    public static readonly string[] Endings = [".svg", ".png", ".jpg", ".jpeg", ".webp", ".mp3", ".m4a", ".ogg"];

    /// <summary>Whether a name is that of a file beside the text: no folders, nothing hidden.</summary>
    public static bool IsFileName(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
        && Endings.Contains(Path.GetExtension(name).ToLowerInvariant());

    /// <summary>The content type by which browsers know it; null for a name that is none of a file beside the text.</summary>
    public static string? TypeOf(string name) => !IsFileName(name) ? null : Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".svg" => "image/svg+xml; charset=utf-8",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".mp3" => "audio/mpeg",
        ".m4a" => "audio/mp4",
        ".ogg" => "audio/ogg",
        _ => "image/jpeg",
    };
}
