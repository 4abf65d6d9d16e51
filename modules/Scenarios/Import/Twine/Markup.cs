using System.Text;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>What the readers of both story formats share: a place in a passage, words gathered so far, links, quotes and brackets.</summary>
internal abstract class Markup(string text, string passage, IStringLocalizer localizer)
{
    protected readonly IStringLocalizer T = localizer;
    protected readonly string Text = text;
    protected int At;
    private int depth;

    /// <summary>The passage as pieces.</summary>
    public static IReadOnlyList<Piece> Read(string format, TwinePassage passage, IStringLocalizer T)
    {
        if (passage.Text.Length > ImportLimits.MostFieldLength)
            throw new ImportRefused(T["Passage “{0}” has {1} characters; at most {2} are read. Split it.", passage.Name, passage.Text.Length, ImportLimits.MostFieldLength]);
        return format == "harlowe"
            ? new HarloweMarkup(passage.Text, passage.Name, T).All()
            : new SugarCubeMarkup(passage.Text, passage.Name, T).All();
    }

    protected abstract IReadOnlyList<Piece> All();

    /// <summary>Guards the recursion of a reader.</summary>
    protected TResult Deeper<TResult>(Func<TResult> read)
    {
        if (++depth > ImportLimits.MostNesting)
            throw new ImportRefused(T["Passage “{0}” nests code deeper than {1} levels. Simplify it.", passage, ImportLimits.MostNesting]);
        var answer = read();
        depth--;
        return answer;
    }

    protected bool Sees(string token) => string.CompareOrdinal(Text, At, token, 0, token.Length) == 0;

    protected char Peek(int ahead = 0) => At + ahead < Text.Length ? Text[At + ahead] : '\0';

    /// <summary>Moves behind <paramref name="token"/>; to the end when there is none.</summary>
    protected string Until(string token)
    {
        var end = Text.IndexOf(token, At, StringComparison.Ordinal);
        var found = Text[At..(end < 0 ? Text.Length : end)];
        At = end < 0 ? Text.Length : end + token.Length;
        return found;
    }

    /// <summary>Behind the closing quote of the quote at <paramref name="at"/>; the next place when it is never closed (an apostrophe).</summary>
    protected int Quoted(int at)
    {
        for (var end = at + 1; end < Text.Length && Text[end] != '\n'; end++)
            if (Text[end] == '\\')
                end++;
            else if (Text[end] == Text[at])
                return end + 1;
        return at + 1;
    }

    /// <summary>A name behind a sigil; empty when there is none.</summary>
    protected string NameAt(int at)
    {
        if (at >= Text.Length || !(char.IsAsciiLetter(Text[at]) || Text[at] == '_'))
            return "";
        var end = at;
        while (end < Text.Length && (char.IsAsciiLetterOrDigit(Text[end]) || Text[end] == '_'))
            end++;
        return Text[at..end];
    }

    /// <summary>[[Text->Passage]], [[Passage&lt;-Text]], [[Text|Passage]], [[Passage]]; At stands on the first bracket.</summary>
    protected void TakeLink(List<Piece> pieces)
    {
        var begin = At;
        At += 2;
        var inner = Until("]]");
        var source = Text[begin..At];
        var cut = inner.IndexOf("][", StringComparison.Ordinal);
        var (link, setter) = cut < 0 ? (inner, "") : (inner[..cut], inner[(cut + 2)..]);
        var (words, to) = Split(link);
        var body = setter.Length == 0 ? [] : SetPieces(setter, source);
        if (to.Length == 0 || to.StartsWith('$') || to.StartsWith('_') || to.Contains("://", StringComparison.Ordinal) || to.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
        {
            pieces.Add(new Piece.Words(words));
            pieces.Add(new Piece.Lost(source, to.StartsWith('$') || to.StartsWith('_')
                ? T["a link whose passage is worked out by code"]
                : T["a link to an address outside the story"]));
        }
        else
            pieces.Add(new Piece.Link(words, [to], body));
    }

    protected static (string Words, string To) Split(string link)
    {
        if (link.LastIndexOf("->", StringComparison.Ordinal) is var right and >= 0)
            return (link[..right].Trim(), link[(right + 2)..].Trim());
        if (link.IndexOf("<-", StringComparison.Ordinal) is var left and >= 0)
            return (link[(left + 2)..].Trim(), link[..left].Trim());
        return link.LastIndexOf('|') is var bar and >= 0 ? (link[..bar].Trim(), link[(bar + 1)..].Trim()) : (link.Trim(), link.Trim());
    }

    protected IReadOnlyList<Piece> SetPieces(string assignments, string source) => Expressions.Assignments(assignments) is { } known
        ? known.Select(one => new Piece.Set(one)).ToList()
        : [new Piece.Lost(source, T["a variable set to something that is worked out by code"])];

    protected static void Flush(StringBuilder words, List<Piece> pieces)
    {
        if (words.Length > 0)
            pieces.Add(new Piece.Words(words.ToString()));
        words.Clear();
    }
}
