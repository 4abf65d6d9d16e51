using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServiceAcademy.Modules.Content;

/// <summary>
/// The files of one content item (a quiz has one file, a course several). The same bundle is what stands in <c>content/</c>,
/// what the web editor edits and what an export writes.
/// </summary>
/// <param name="Files">Path relative to the item's folder (forward slashes) → text with LF line ends; of pictures and sounds (<see cref="IsBinary"/>) their bytes in base 64.</param>
public sealed record ContentBundle(IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The text of a file; empty when it is not there.</summary>
    public string this[string path] => Files.GetValueOrDefault(path, "");

    /// <summary>SHA-256 over names and texts, in hexadecimal: two bundles with the same hash say the same.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>Whether a file is a picture or a sound, whose bytes stand in a bundle in base 64; all others are text.</summary>
    public static bool IsBinary(string path) => Path.GetExtension(path) is ".png" or ".jpg" or ".jpeg" or ".webp" or ".mp3" or ".m4a" or ".ogg";

    /// <summary>The bytes of a file; null when it is not there.</summary>
    public byte[]? Bytes(string path) =>
        !Files.TryGetValue(path, out var text) ? null : IsBinary(path) ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text);

    /// <summary>A copy with one file replaced or added.</summary>
    public ContentBundle With(string path, string text) =>
        new(new Dictionary<string, string>(Files) { [path] = text.ReplaceLineEndings("\n") });

    /// <summary>The stored form: a JSON object, names in ordinal order.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(Files.ToDictionary(), StringComparer.Ordinal));

    /// <summary>Reads the stored form.</summary>
    public static ContentBundle FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json)!);

    /// <summary>A bundle of a single file.</summary>
    public static ContentBundle Of(string path, string text) =>
        new(new Dictionary<string, string> { [path] = text.ReplaceLineEndings("\n") });
}

/// <summary>Something wrong in a content file, said so that its author can mend it.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Reason">What is wrong and how to mend it.</param>
public sealed record Finding(string File, int Line, string Reason)
{
    /// <summary>A finding that can be said in other languages, too.</summary>
    public Finding(string file, int line, Said words) : this(file, line, words.ToString()) => Words = words;

    /// <summary>The reason with its parts; null where it is told in English alone.</summary>
    [JsonIgnore]
    public Said? Words { get; }

    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}: {Reason}";
}

/// <summary>A name inside an item that other content may refer to, for example a competency of a framework.</summary>
/// <param name="Kind">What it names, for example <c>competency</c>.</param>
/// <param name="Name">The id.</param>
/// <param name="IsArchived">Kept for what refers to it already; nothing new may.</param>
public sealed record ContentName(string Kind, string Name, bool IsArchived = false);

/// <summary>What content may refer to: items, and names inside items, of the folder being loaded and of what is already published.</summary>
public sealed record ContentIndex(IReadOnlySet<(string Kind, string Id)> Items)
{
    /// <summary>Names inside items, by item, as they stand once everything at hand is published.</summary>
    public IReadOnlyDictionary<(string Kind, string Id), IReadOnlyList<ContentName>> Names { get; init; } =
        new Dictionary<(string, string), IReadOnlyList<ContentName>>();

    /// <summary>Names inside the newest published versions, by item.</summary>
    public IReadOnlyDictionary<(string Kind, string Id), IReadOnlyList<ContentName>> Published { get; init; } =
        new Dictionary<(string, string), IReadOnlyList<ContentName>>();

    /// <summary>Whether the item exists.</summary>
    public bool Has(string kind, string id) => Items.Contains((kind, id));

    /// <summary>
    /// Why content may not refer to a name; null when it may. Where nothing at hand has names of that kind, there is nothing to hold against it.
    /// </summary>
    public string? Against(string kind, string name)
    {
        var known = Names.Values.SelectMany(names => names).Where(candidate => candidate.Kind == kind).ToList();
        if (known.Count == 0 || known.Any(candidate => candidate.Name == name && !candidate.IsArchived))
            return null;
        var others = string.Join(", ", known.Where(candidate => !candidate.IsArchived).Select(candidate => candidate.Name).Order(StringComparer.Ordinal));
        return known.Any(candidate => candidate.Name == name)
            ? $"The {kind} “{name}” is archived: what refers to it stays, nothing new may. Take another: {others}."
            : $"There is no {kind} “{name}”. Take one of these, or publish it first: {others}.";
    }
}

/// <summary>A kind of content that a module brings; registered in its Startup, in the order in which kinds refer to each other.</summary>
public interface IContentKind
{
    /// <summary>The kind's name, for example <c>quiz</c>.</summary>
    string Kind { get; }

    /// <summary>Folder below <c>content/</c>, for example <c>quizzes</c>.</summary>
    string Folder { get; }

    /// <summary>Whether an item is a folder (a course) rather than one <c>.yaml</c> file.</summary>
    bool ItemIsFolder { get; }

    /// <summary>Everything wrong with the item; empty when it may be published. Files are named as in the bundle.</summary>
    /// <remarks>The item's id is its file or folder name; an <c>id</c> inside that differs is a finding.</remarks>
    IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index);

    /// <summary>Whether items hold names that other content refers to; then <see cref="NamesIn"/> reads them.</summary>
    bool HasNames => false;

    /// <summary>The names inside an item; none when it cannot be read.</summary>
    IReadOnlyList<ContentName> NamesIn(ContentBundle bundle) => [];

    /// <summary>The one text that authors edit; empty when there is none.</summary>
    string TextOf(ContentBundle bundle) => bundle.Files.Values.FirstOrDefault("");

    /// <summary>An item's files with another text; the pictures and sounds of <paramref name="before"/> stay.</summary>
    /// <param name="before">The files that were published before; null for something new.</param>
    ContentBundle WithText(string id, ContentBundle? before, string text) => ContentBundle.Of(id + ".yaml", text);
}
