using Microsoft.Extensions.Localization;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Scenarios.Export;
using ServiceAcademy.Scenarios.Import.H5p;
using ServiceAcademy.Scenarios.Import.Twine;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Scenarios.Import;

/// <summary>What an import made: the text, the media beside it, and the report.</summary>
internal sealed record Imported(string Text, IReadOnlyDictionary<string, byte[]> Media, ImportReport Report);

/// <summary>Recognises a file by what it holds, not by its name, and reads it. Nothing is written.</summary>
internal sealed class ScenarioImport(IStringLocalizer T)
{
    /// <summary>What points are points of until the author says better.</summary>
    public const string Criterion = "choices";

    /// <param name="id">The scenario's id; null: made of its title.</param>
    /// <param name="criterion">What the file's scores measure: the id of a competency; null: a placeholder that the report asks to replace.</param>
    public Imported Read(Stream file, string? id, string? criterion)
    {
        if (file.Length > ImportLimits.MostBytes)
            throw new ImportRefused(T["The file has {0} MB; at most {1} MB are read. Take large videos out of it.", file.Length >> 20, ImportLimits.MostBytes >> 20]);
        var (draft, own) = Draft(file, criterion ?? Criterion);
        if (own is not null)
            return own;
        var made = id ?? Slug.Of(draft.Title, "imported", new HashSet<string>());
        if (!StoryIds.IsId(made))
            throw new ImportRefused(T["“{0}” cannot be an id: {1}", PlainText.Short(made), StoryIds.Rule]);
        var story = new DraftStory(draft, T).Make(made);
        return Checked(draft.Format, story, StoryWriter.Write(story), draft.Media, draft.Notes);
    }

    /// <summary>What was made, as anybody reads it who opens the text: the check reads what was written.</summary>
    internal static Imported Checked(string format, Story story, string text, IReadOnlyDictionary<string, byte[]> media, IReadOnlyList<ImportNote> notes)
    {
        var problems = new List<Problem>();
        if (StoryReader.Read(text, problems) is { } written)
            StoryCheck.Run(written, media.ContainsKey, new ContentIndex(new HashSet<(string, string)>()), problems);
        return new Imported(text, media, new ImportReport(format, story.Id, story.Nodes.Count, story.Nodes.Sum(node => node.Choices.Count), story.Variables.Count, media.Count, notes,
            problems.Where(problem => !problem.IsWarning).OrderBy(problem => problem.Line).Select(problem => $"{problem.Line}: {problem}").ToList()));
    }

    private (Draft Draft, Imported? Own) Draft(Stream file, string criterion)
    {
        Span<byte> head = stackalloc byte[4];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (length == 4 && head is [0x50, 0x4B, 0x03, 0x04] or [0x50, 0x4B, 0x05, 0x06])
        {
            using var zip = new ZipPackage(file, T);
            if (zip.Has(StorySource.FileName))
                return (null!, ScenarioPackage.Read(zip, T));
            if (!zip.Has(H5pScenario.Manifest))
                throw new ImportRefused(T["This zip file holds neither h5p.json nor scenario.md. Export the content from H5P with “Reuse”, “Download as an .h5p file”."]);
            var draft = new Draft("H5P Branching Scenario");
            new H5pScenario(zip, draft, criterion, T).Run();
            return (draft, null);
        }
        if (file.Length > ImportLimits.MostTextBytes)
            throw new ImportRefused(T["The file has {0} MB; at most {1} MB of text are read.", file.Length >> 20, ImportLimits.MostTextBytes >> 20]);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return (Twine(SourceText.Decode(T["The file"], bytes, T)), null);
    }

    private Draft Twine(string text)
    {
        var isPage = TwineHtmlReader.Looks(text);
        if (!isPage && !TweeReader.Looks(text))
            throw new ImportRefused(T["This is neither an H5P file, nor a published Twine story, nor Twee (no passage begins with “::”)."]);
        var notes = new Draft(isPage ? "Twine 2 (HTML)" : "Twee 3");
        var story = isPage ? TwineHtmlReader.Read(text, notes, T) : TweeReader.Read(text, notes, T);
        var format = story.Format.Length == 0 ? "" : string.Join(" ", new[] { ",", Name(story.Format), story.FormatVersion }.Where(part => part.Length > 0)).Replace(" ,", ",", StringComparison.Ordinal);
        var draft = new Draft(notes.Format + format) { Language = IsChinese(text) ? "zh-Hans" : "en" };
        draft.Notes.AddRange(notes.Notes);
        new TwineTranslation(story, draft, T).Run();
        return draft;
    }

    private static string Name(string format) => format switch { "sugarcube" => "SugarCube", "harlowe" => "Harlowe", _ => format };

    /// <summary>Twine does not name the language of the words.</summary>
    private static bool IsChinese(string text) =>
        text.Count(c => c is >= '\u4E00' and <= '\u9FFF') is var chinese && chinese > text.Count(char.IsAsciiLetter) / 4;
}
