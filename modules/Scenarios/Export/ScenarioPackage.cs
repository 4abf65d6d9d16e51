using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Import;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Export;

/// <summary>A scenario's folder in one zip file: <c>scenario.md</c> and the media beside it. Written the same for the same content.</summary>
internal static class ScenarioPackage
{
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream target, string text, IReadOnlyDictionary<string, byte[]> media)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, bytes) in media.OrderBy(file => file.Key, StringComparer.Ordinal).Prepend(new(StorySource.FileName, Encoding.UTF8.GetBytes(text))))
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = Never;
            using var content = entry.Open();
            content.Write(bytes);
        }
    }

    /// <summary>The text as it is, and the media that are what they say.</summary>
    public static Imported Read(ZipPackage zip, IStringLocalizer T)
    {
        var text = SourceText.Decode(StorySource.FileName, zip.Read(StorySource.FileName, ImportLimits.MostTextBytes), T);
        var problems = new List<Problem>();
        if (StoryReader.Read(text, problems) is not { } story || !StoryIds.IsId(story.Id))
            throw new ImportRefused(T["{0} cannot be read: {1}", StorySource.FileName, problems.FirstOrDefault()?.ToString() ?? StoryIds.Rule]);
        var (media, notes) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), new List<ImportNote>());
        foreach (var name in zip.Names.Where(name => name != StorySource.FileName).Order(StringComparer.Ordinal))
            if (StoryMedia.IsFileName(name) && zip.Read(name, ImportLimits.MostMediaBytes) is var bytes && (MediaFile.Ending(bytes, MediaKind.Picture) ?? MediaFile.Ending(bytes, MediaKind.Audio)) is not null)
                media[name] = bytes;
            else
                notes.Add(new ImportNote(ImportNoteKind.Lost, name, T["This is not one of the pictures and sounds that are kept (PNG, JPEG, WebP; MP3, OGG, M4A)."]));
        return ScenarioImport.Checked(T["a role-play of this academy"], story, text, media, notes);
    }
}
