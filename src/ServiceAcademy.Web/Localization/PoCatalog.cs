using System.Globalization;
using System.Reflection;

namespace ServiceAcademy.Web.Localization;

/// <summary>
/// Every translation of the installed assemblies (<c>Localization/&lt;culture&gt;.po</c> in each), merged by culture and read when
/// a culture is first asked for. English has no file: it is the key.
/// </summary>
internal sealed class PoCatalog
{
    private readonly Dictionary<string, Lazy<IReadOnlyDictionary<(string? Context, string Id), Entry>>> cultures = new(StringComparer.OrdinalIgnoreCase);

    private sealed record Entry(IReadOnlyList<string> Forms, PluralRule Plural);

    public PoCatalog() : this(Directory.EnumerateFiles(AppContext.BaseDirectory, "ServiceAcademy.*.dll")
        .Order(StringComparer.Ordinal)
        .Select(path => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path))))
        .SelectMany(Files))
    {
    }

    /// <param name="files">Culture, name for messages, and how to open each file.</param>
    public PoCatalog(IEnumerable<(string Culture, string Name, Func<TextReader> Open)> files)
    {
        foreach (var culture in files.GroupBy(file => file.Culture, StringComparer.OrdinalIgnoreCase))
        {
            var sources = culture.ToList();
            cultures[culture.Key] = new(() => Merge(sources));
        }
    }

    /// <summary>The translation, or null. Arguments choose the plural form: argument 0 is the count.</summary>
    public string? Find(CultureInfo culture, string? context, string id, object[] arguments)
    {
        for (; culture.Name.Length > 0; culture = culture.Parent)
            if (cultures.TryGetValue(culture.Name, out var texts)
                && (texts.Value.GetValueOrDefault((context, id)) ?? texts.Value.GetValueOrDefault((null, id))) is { } entry)
                return FormOf(entry, arguments) is { Length: > 0 } text ? text : null;
        return null;
    }

    /// <summary>All texts of a culture, for tools.</summary>
    public IEnumerable<(string Id, string Text)> All(CultureInfo culture) =>
        cultures.TryGetValue(culture.Name, out var texts) ? texts.Value.Select(text => (text.Key.Id, text.Value.Forms[0])) : [];

    private static string FormOf(Entry entry, object[] arguments)
    {
        if (entry.Forms.Count == 1 || arguments is not [IConvertible count, ..] || count is string)
            return entry.Forms[0];
        var form = entry.Plural.FormOf(count.ToInt64(CultureInfo.InvariantCulture));
        return entry.Forms[Math.Min(form, entry.Forms.Count - 1)];
    }

    private static IReadOnlyDictionary<(string?, string), Entry> Merge(IEnumerable<(string Culture, string Name, Func<TextReader> Open)> sources)
    {
        var merged = new Dictionary<(string?, string), Entry>();
        foreach (var (_, name, open) in sources)
        {
            using var text = open();
            var file = PoFile.Read(name, text);
            foreach (var message in file.Messages)
            {
                var entry = new Entry(message.Forms, file.Plural);
                merged[(message.Context, message.Id)] = entry;
                if (message.PluralId is { } many)
                    merged[(message.Context, many)] = entry;
            }
        }
        return merged;
    }

    private static IEnumerable<(string, string, Func<TextReader>)> Files(Assembly assembly) =>
        from resource in assembly.GetManifestResourceNames()
        where resource.StartsWith("Localization/", StringComparison.Ordinal) && resource.EndsWith(".po", StringComparison.Ordinal)
        select (Path.GetFileNameWithoutExtension(resource), $"{assembly.GetName().Name}/{resource}",
            (Func<TextReader>)(() => new StreamReader(assembly.GetManifestResourceStream(resource)!)));
}
