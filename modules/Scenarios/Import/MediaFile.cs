namespace ServiceAcademy.Scenarios.Import;

internal enum MediaKind
{
    Picture,
    Audio,
}

/// <summary>Knows kinds of media by how their bytes begin, since names and declared types may lie.</summary>
internal static class MediaFile
{
    /// <summary>“.png” and so on; null for everything that is not kept. An SVG from outside is not: it may hold scripts.</summary>
    public static string? Ending(ReadOnlySpan<byte> bytes, MediaKind kind) => kind == MediaKind.Picture
        ? bytes switch
        {
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => ".png",
            [0xFF, 0xD8, 0xFF, ..] => ".jpg",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => ".webp",
            _ => null,
        }
        : bytes switch
        {
            [(byte)'I', (byte)'D', (byte)'3', ..] or [0xFF, >= 0xE0, ..] => ".mp3",
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => ".ogg",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'M', (byte)'4', (byte)'A', ..] => ".m4a",
            _ => null,
        };
}
