using System.IO.Compression;
using System.Text;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Scenarios;
using ServiceAcademy.Scenarios.Import;
using ServiceAcademy.Scenarios.Stories;

namespace ServiceAcademy.Tests.Scenarios.Import;

/// <summary>Files that mean harm, or are broken, are refused with a sentence about what and where; and nothing is half-written.</summary>
public sealed class ImportSafetyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("academy-import-");

    public static TheoryData<string, byte[], string> Hostile()
    {
        var data = new TheoryData<string, byte[], string>();
        void Add(string name, byte[] file, string message) => data.Add(name, file, message);
        byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
        var content = Importing.SampleText("cold-soup.json");
        foreach (var name in new[] { "../evil.txt", "/etc/passwd", "content\\..\\x", "C:/x", "content//x", "content/./x" })
            Add("path " + name, Importing.H5p(content, (name, [])), "leads out of its folder");
        Add("twice", Importing.H5p(content, ("content/a", []), ("content/a", [])), "twice");
        Add("bomb by ratio", Importing.Zip([("h5p.json", new byte[8 << 20])]), "more than 200 times its size");
        Add("lying size", Lying(Importing.H5p(content)), "h5p.json cannot be read");
        Add("link", Linked(), "is a link or a device");
        Add("too many", Importing.Zip(Enumerable.Range(0, 10_001).Select(i => ($"f{i}", Array.Empty<byte>()))), "10001 entries");
        Add("cut off", Importing.H5p(content)[..^40], "damaged zip file");
        Add("other library", Importing.Zip([("h5p.json", Text("""{"mainLibrary":"H5P.Quiz"}"""))]), "This H5P file is a H5P.Quiz");
        Add("nested archive", Importing.Zip([("inner.h5p", Importing.H5p(content))]), "neither h5p.json nor scenario.md");
        Add("not json", Importing.H5p("{\"branchingScenario\": nonsense}"), "content/content.json cannot be read at line 1");
        Add("duplicate keys", Importing.H5p("{\"branchingScenario\":{},\"branchingScenario\":{}}"), "content/content.json cannot be read");
        Add("deep json", Importing.H5p("{\"branchingScenario\":" + new string('[', 100) + new string(']', 100) + "}"), "content/content.json cannot be read");
        Add("nothing in it", Importing.H5p("""{"branchingScenario":{"content":[]}}"""), "no content");
        Add("enormous", Importing.H5p("{\"branchingScenario\":{\"content\":[" + string.Join(",", Enumerable.Repeat("{}", 1001)) + "]}}"), "1001 contents");
        Add("not UTF-8", [.. Text(":: Start\nHello "), 0xFF, 0xFE, 0xFD], "is not UTF-8: it breaks at byte 15");
        Add("zero bytes", Text(":: Start\nHello \0"), "zero bytes");
        Add("neither", Text("Dear Sirs,"), "neither an H5P file");
        Add("Twine 1", Text("<html><div id=\"storeArea\"></div></html>"), "Twine 1");
        Add("archive", Text("<tw-storydata name=\"a\"></tw-storydata><tw-storydata name=\"b\"></tw-storydata>"), "several stories");
        Add("nested macros", Text(":: Start\n" + string.Concat(Enumerable.Repeat("<<if $a>>", 200))), "nests code deeper than 50");
        Add("nested hooks", Text(":: StoryData\n{\"format\":\"Harlowe\"}\n:: Start\n" + string.Concat(Enumerable.Repeat("[ ", 200))), "nests code deeper than 50");
        Add("included in a circle", Text(":: Start\n<<include \"A\">>\n:: A\n<<include \"Start\">>"), "in a circle");
        Add("included without end", Text(string.Join("\n", Enumerable.Range(0, 10).Select(i => $":: P{i}\n{string.Concat(Enumerable.Repeat($"<<include \"P{i + 1}\">>", 40))}")) + "\n:: P10\nx"), "include each other so often");
        Add("enormous story", Text(string.Concat(Enumerable.Range(0, 1001).Select(i => $":: P{i}\nx\n"))), "1001 passages");
        Add("long passage", Text(":: Start\n" + new string('x', 100_001)), "100001 characters");
        Add("copied formatting", Text(":: Start\n" + string.Concat(Enumerable.Repeat("<b><p>", 2000))), "tags of markup");
        Add("many links", Text(":: Start\n" + string.Concat(Enumerable.Repeat("[[Start]]\n", 41))), "41 links");
        return data;
    }

    [Theory, MemberData(nameof(Hostile))]
    public void It_is_refused_and_nothing_is_written(string name, byte[] file, string message)
    {
        var path = Path.Combine(folder.FullName, "file");
        File.WriteAllBytes(path, file);

        var refused = Assert.Throws<AcademyError>(() => Exchange.Import(new FileInfo(path), new DirectoryInfo(Path.Combine(folder.FullName, "out")), null, null));

        Assert.True(refused.Why.Contains(message, StringComparison.Ordinal), $"{name}: {refused.Why}");
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "out")));
    }

    [Fact]
    public void A_folder_appears_whole_and_is_never_overwritten()
    {
        var path = Path.Combine(folder.FullName, "soup.h5p");
        File.WriteAllBytes(path, Importing.H5p(Importing.SampleText("cold-soup.json"), ("content/images/room.png", Importing.Png)));

        Exchange.Import(new FileInfo(path), folder, null, null);

        Assert.Equal(["room.png", "scenario.md"], Directory.EnumerateFiles(Path.Combine(folder.FullName, "cold-soup")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(409, Assert.Throws<AcademyError>(() => Exchange.Import(new FileInfo(path), folder, null, null)).Status);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.FullName), entry => entry.EndsWith(".part", StringComparison.Ordinal));
    }

    /// <summary>Signs of the text format within words do not become structure.</summary>
    [Fact]
    public void Words_stay_words()
    {
        var imported = Importing.Read(":: Start\n&lt;!-- not a comment\n-> nowhere\n## no heading\nset: a = 1\n[[x --> y|End]]\n\n:: End\nending: no end\n");
        var story = imported.Story();

        Assert.Equal(["<!-- not a comment", "-> nowhere", "no heading", "set: a = 1"], story.Nodes[0].Lines.Select(line => line.Text.En));
        Assert.Equal("ending: no end", story.Nodes[1].Ending!.En);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static ScenarioExchangeApi Exchange { get; } = new(new Typed());

    /// <summary>All entries say that they have 10 bytes; no more are unpacked of them then.</summary>
    private static byte[] Lying(byte[] zip)
    {
        var central = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        for (; central >= 0; central = zip.AsSpan(0, central).LastIndexOf("PK\x01\x02"u8))
            BitConverter.TryWriteBytes(zip.AsSpan(central + 24), 10);
        return zip;
    }

    private static byte[] Linked()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("h5p.json").ExternalAttributes = unchecked((int)0xA1FF0000);
        return memory.ToArray();
    }

    private sealed class Typed : Microsoft.Extensions.Localization.IStringLocalizer<ScenarioExchangeApi>
    {
        public Microsoft.Extensions.Localization.LocalizedString this[string name] => Importing.English[name];

        public Microsoft.Extensions.Localization.LocalizedString this[string name, params object[] arguments] => Importing.English[name, arguments];

        public IEnumerable<Microsoft.Extensions.Localization.LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
