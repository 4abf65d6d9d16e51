using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import.H5p;

/// <summary>Takes pictures and sound out of the package under names of our own, when they are what they say.</summary>
internal sealed class H5pMedia(ZipPackage zip, Draft draft, IStringLocalizer T)
{
    private readonly Dictionary<string, string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The name of the picture beside the text; null, with a note, when it cannot be kept.</summary>
    public string? Picture(string where, JsonElement image) => Take(where, image.Text("path"), MediaKind.Picture);

    /// <summary>The first source of an H5P.Audio that can be kept.</summary>
    public string? Audio(string where, JsonElement audio) =>
        audio.List("files").Select(file => Take(where, file.Text("path"), MediaKind.Audio)).FirstOrDefault(name => name is not null);

    private string? Take(string where, string path, MediaKind kind)
    {
        path = path.Split('#')[0];
        if (path.Length == 0)
            return null;
        if (taken.TryGetValue(path, out var known))
            return known;
        var entry = "content/" + path;
        if (!zip.Has(entry))
        {
            draft.Note(ImportNoteKind.Lost, where, path.Contains("://", StringComparison.Ordinal)
                ? T["{0} lies on another site and is not fetched. Download it, put it beside the role-play and name it there.", PlainText.Short(path)]
                : T["{0} is not in the file. Put it beside the role-play and name it there.", PlainText.Short(path)]);
            return null;
        }
        var bytes = zip.Read(entry, ImportLimits.MostMediaBytes);
        if (MediaFile.Ending(bytes, kind) is not { } ending)
        {
            draft.Note(ImportNoteKind.Lost, where, T["{0} is neither of the pictures nor of the sounds that are kept (PNG, JPEG, WebP; MP3, OGG, M4A). Convert it and put it beside the role-play.", PlainText.Short(path)]);
            return null;
        }
        var name = Slug.Of(Path.GetFileNameWithoutExtension(path), kind == MediaKind.Picture ? "picture" : "sound", names) + ending;
        draft.Media[name] = bytes;
        return taken[path] = name;
    }
}
