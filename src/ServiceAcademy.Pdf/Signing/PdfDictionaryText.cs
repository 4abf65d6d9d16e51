using System.Text;

namespace ServiceAcademy.Pdf.Signing;

/// <summary>
/// The text of one dictionary (ISO 32000-1, 7.3.7), to which entries are added without understanding the others. Latin-1, so that every byte
/// survives the way there and back.
/// </summary>
internal sealed class PdfDictionaryText
{
    private readonly List<(string Key, string Value)> entries = [];

    /// <summary>Reads the dictionary that begins at <paramref name="at"/>.</summary>
    /// <exception cref="InvalidDataException">There is none, or it does not end.</exception>
    public PdfDictionaryText(string text, int at)
    {
        at = Past(text, at, "<<");
        while (!Begins(text, at = SkipBlanks(text, at), ">>"))
        {
            if (text[at] != '/')
                throw Broken(at);
            var key = text[at..(at = EndOfName(text, at))];
            at = SkipBlanks(text, at);
            var value = text[at..(at = EndOfValue(text, at))];
            entries.Add((key, value));
        }
    }

    /// <summary>The entry's value as it is written; null when there is none.</summary>
    public string? this[string key] => entries.FirstOrDefault(entry => entry.Key == key).Value;

    public PdfDictionaryText Set(string key, string value)
    {
        entries.RemoveAll(entry => entry.Key == key);
        entries.Add((key, value));
        return this;
    }

    public override string ToString() => $"<< {string.Join(' ', entries.Select(entry => $"{entry.Key} {entry.Value}"))} >>";

    private static int EndOfValue(string text, int at) => Kind(text, at) switch
    {
        "<<" => EndOfGroup(text, at + 2, ">>"),
        "[" => EndOfGroup(text, at + 1, "]"),
        "<" => text.IndexOf('>', at) is var end and >= 0 ? end + 1 : throw Broken(at),
        "(" => EndOfString(text, at),
        "/" => EndOfName(text, at),
        _ => EndOfPlain(text, at),
    };

    private static int EndOfGroup(string text, int at, string closing)
    {
        while (!Begins(text, at = SkipBlanks(text, at), closing))
            at = EndOfValue(text, at);
        return at + closing.Length;
    }

    /// <summary>Balanced parentheses, and a backslash before those that do not count (7.3.4.2).</summary>
    private static int EndOfString(string text, int at)
    {
        for (var (i, depth) = (at, 0); i < text.Length; i++)
            if (text[i] == '\\')
                i++;
            else if (text[i] == '(')
                depth++;
            else if (text[i] == ')' && --depth == 0)
                return i + 1;
        throw Broken(at);
    }

    private static int EndOfName(string text, int at)
    {
        do
            at++;
        while (at < text.Length && !IsBlank(text[at]) && !"/[]<>()%".Contains(text[at]));
        return at;
    }

    /// <summary>A number, true, false or null; or a reference, which is three words.</summary>
    private static int EndOfPlain(string text, int at)
    {
        var end = EndOfName(text, at - 1);
        if (end == at)
            throw Broken(at);
        if (!char.IsAsciiDigit(text[at]))
            return end;
        var second = SkipBlanks(text, end);
        var afterSecond = second;
        while (afterSecond < text.Length && char.IsAsciiDigit(text[afterSecond]))
            afterSecond++;
        var third = SkipBlanks(text, afterSecond);
        return afterSecond > second && Begins(text, third, "R") ? third + 1 : end;
    }

    private static string Kind(string text, int at) => Begins(text, at, "<<") ? "<<" : at < text.Length ? text[at].ToString() : throw Broken(at);

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at < text.Length ? at : throw Broken(at);
    }

    private static bool IsBlank(char character) => character is ' ' or '\n' or '\r' or '\t' or '\f' or '\0';

    private static bool Begins(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;

    private static int Past(string text, int at, string word) =>
        Begins(text, at = SkipBlanks(text, at), word) ? at + word.Length : throw Broken(at);

    private static InvalidDataException Broken(int at) => new($"No PDF dictionary that could be read (at byte {at}).");
}
