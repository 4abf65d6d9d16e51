using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios;
using ServiceAcademy.Scenarios.Import;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Tests.Scenarios.Import;

/// <summary>Imports what a test has at hand.</summary>
internal static class Importing
{
    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Png = Convert.FromHexString("89504E470D0A1A0A0000000D49484452000000010000000108060000001F15C4890000000D49444154789C6360606060000000050001A5F645400000000049454E44AE426082");

    public static IStringLocalizer English { get; } = new Untranslated();

    public static Imported Read(byte[] file, string? criterion = null)
    {
        using var stream = new MemoryStream(file);
        return new ScenarioImport(English).Read(stream, null, criterion);
    }

    public static Imported Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static Imported Sample(string name) => Read(File.ReadAllBytes(Path.Combine(Folder, name)));

    /// <summary>An H5P file with this content, as H5P packs it.</summary>
    public static byte[] H5p(string content, params (string Name, byte[] Bytes)[] more) => Zip(
    [
        ("h5p.json", """{"title":"Cold soup","language":"und","mainLibrary":"H5P.BranchingScenario","embedTypes":["iframe"],"license":"CC BY","licenseVersion":"4.0","authors":[{"name":"A. Author","role":"Author"}],"defaultLanguage":"en"}"""u8.ToArray()),
        ("content/content.json", Encoding.UTF8.GetBytes(content)),
        .. more,
    ]);

    public static string SampleText(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        return memory.ToArray();
    }

    /// <summary>The text, read as anybody reads it: without a single problem of its writing.</summary>
    public static Story Story(this Imported imported)
    {
        var problems = new List<Problem>();
        var story = StoryReader.Read(imported.Text, problems);
        Assert.Empty(problems);
        return story!;
    }

    public static IEnumerable<string> Notes(this Imported imported, ImportNoteKind kind) => imported.Report.Notes.Where(note => note.Kind == kind).Select(note => note.ToString());

    private static string Folder => Path.Combine(SourceTree.Root, "tests/ServiceAcademy.Tests/Scenarios/Import/Samples");

    private sealed class Untranslated : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(System.Globalization.CultureInfo.InvariantCulture, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
