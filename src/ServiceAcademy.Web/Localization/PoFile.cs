using System.Text;

namespace ServiceAcademy.Web.Localization;

/// <summary>One message of a PO file.</summary>
/// <param name="Context">Its <c>msgctxt</c>; null for most.</param>
/// <param name="Id">The English text.</param>
/// <param name="PluralId">The English text for several, if the message counts.</param>
/// <param name="Forms">The translations, one a plural form; never empty, may hold empty texts (not translated yet).</param>
internal sealed record PoMessage(string? Context, string Id, string? PluralId, IReadOnlyList<string> Forms);

/// <summary>
/// A gettext PO file (GNU gettext manual, “The Format of PO Files”): messages, contexts, plural forms, continued lines.
/// Comments are passed over, and so are messages marked fuzzy: a translator has still to look at them.
/// </summary>
internal sealed class PoFile
{
    private readonly string name;
    private readonly Dictionary<string, StringBuilder> fields = [];
    private readonly List<PoMessage> messages = [];
    private string field = "";
    private bool fuzzy, nextFuzzy;
    private int line;

    private PoFile(string name) => this.name = name;

    public IReadOnlyList<PoMessage> Messages => messages;

    /// <summary>Which form counts n things.</summary>
    public PluralRule Plural { get; private set; } = PluralRule.Parse(null);

    /// <exception cref="FormatException">The file is broken; the message names file and line.</exception>
    public static PoFile Read(string name, TextReader text)
    {
        var file = new PoFile(name);
        try
        {
            while (text.ReadLine() is { } next)
            {
                file.line++;
                file.ReadLine(next.Trim());
            }
            file.Finish();
        }
        catch (FormatException error)
        {
            throw new FormatException($"{name}:{file.line}: {error.Message}", error);
        }
        return file;
    }

    private void ReadLine(string text)
    {
        if (text.Length == 0)
            return;
        if (text[0] == '#')
        {
            nextFuzzy |= text.StartsWith("#,", StringComparison.Ordinal) && text.Contains("fuzzy", StringComparison.Ordinal);
            return;
        }
        if (text[0] != '"')
        {
            var space = text.IndexOfAny([' ', '\t']);
            if (space < 0)
                throw new FormatException($"“{text}” is neither a keyword with a text, nor a text, nor a comment.");
            var keyword = text[..space];
            if (keyword == "msgctxt" || (keyword == "msgid" && field != "msgctxt"))
                Finish();
            if (keyword is not ("msgctxt" or "msgid" or "msgid_plural" or "msgstr") && !keyword.StartsWith("msgstr[", StringComparison.Ordinal))
                throw new FormatException($"“{keyword}” is no keyword of a PO file.");
            if (!fields.TryAdd(field = keyword, new StringBuilder()))
                throw new FormatException($"“{keyword}” stands twice in one message.");
            text = text[space..].Trim();
        }
        if (field.Length == 0)
            throw new FormatException("A text stands before the first keyword.");
        fields[field].Append(Unquote(text));
    }

    private void Finish()
    {
        if (fields.TryGetValue("msgid", out var id))
        {
            var forms = fields.Where(pair => pair.Key.StartsWith("msgstr", StringComparison.Ordinal))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.ToString()).ToList();
            if (forms.Count == 0)
                throw new FormatException($"“{id}” has no msgstr.");
            if (id.Length == 0 && !fields.ContainsKey("msgctxt"))
                Plural = PluralRule.Parse(forms[0].Split('\n').FirstOrDefault(header => header.StartsWith("Plural-Forms:", StringComparison.OrdinalIgnoreCase)));
            else if (!fuzzy)
                messages.Add(new PoMessage(fields.GetValueOrDefault("msgctxt")?.ToString(), id.ToString(), fields.GetValueOrDefault("msgid_plural")?.ToString(), forms));
        }
        fields.Clear();
        field = "";
        (fuzzy, nextFuzzy) = (nextFuzzy, false);
    }

    private static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
            throw new FormatException($"{text} lacks a quotation mark.");
        var plain = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length - 1; i++)
            if (text[i] != '\\')
                plain.Append(text[i]);
            else
                plain.Append(++i < text.Length - 1
                    ? text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var sign => sign }
                    : throw new FormatException($"{text} ends in a lone backslash."));
        return plain.ToString();
    }
}
