using System.Globalization;
using System.Text;

namespace ServiceAcademy.Pdf.Fonts;

/// <summary>The cuts of the document's type family.</summary>
internal enum FontCut
{
    /// <summary>Text.</summary>
    Regular,

    /// <summary>Quiet phrases; Chinese, which knows no italics, stays upright.</summary>
    Italic,

    /// <summary>Headings.</summary>
    SemiBold,
}

/// <summary>
/// The fonts beside the program: Noto Serif for Latin, Cyrillic and Greek, Noto Serif SC for Chinese. Each is opened once, on
/// first use, and shared by all threads. One library per program is enough.
/// </summary>
public sealed class FontLibrary
{
    private readonly Lazy<TrueTypeFont>[] latin;
    private readonly Lazy<TrueTypeFont>[] chinese;

    /// <param name="folder">The folder that holds the five .ttf files; the build fills <c>fonts/</c> beside the program.</param>
    public FontLibrary(string folder)
    {
        Lazy<TrueTypeFont> Font(string name) => new(() => TrueTypeFont.Open(Path.Combine(folder, name + ".ttf")));
        var (regular, semiBold) = (Font("NotoSerifSC-Regular"), Font("NotoSerifSC-SemiBold"));
        latin = [Font("NotoSerif-Regular"), Font("NotoSerif-Italic"), Font("NotoSerif-SemiBold")];
        chinese = [regular, regular, semiBold];
    }

    /// <summary>The library in the folder <c>fonts</c> beside the program.</summary>
    public static FontLibrary BesideTheProgram() => new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>What could not be printed of this text, each piece once; empty when all of it can.</summary>
    public IReadOnlyList<UnprintableCharacter> FindUnprintable(string text)
    {
        Typeset(text, FontCut.Regular, out var unprintable);
        return unprintable;
    }

    /// <summary>Chooses a glyph for every user-perceived character.</summary>
    /// <exception cref="UnprintableTextException">Some characters cannot be printed.</exception>
    internal IReadOnlyList<SetGlyph> Typeset(string text, FontCut cut)
    {
        var glyphs = Typeset(text, cut, out var unprintable);
        return unprintable.Count == 0 ? glyphs : throw new UnprintableTextException(text, unprintable);
    }

    private List<SetGlyph> Typeset(string text, FontCut cut, out List<UnprintableCharacter> unprintable)
    {
        var glyphs = new List<SetGlyph>(text.Length);
        unprintable = [];
        var neighbourIsEastAsian = false;
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(text, at);
            var cluster = text.Substring(at, length);
            var codePoint = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Value : -1;
            var sideless = Scripts.TakesSideOfNeighbour(codePoint);
            var eastAsian = sideless
                ? neighbourIsEastAsian || NextIsEastAsian(text, at + length)
                : Scripts.IsEastAsian(codePoint);
            if (Find(cluster, cut, eastAsian) is { } glyph)
                glyphs.Add(glyph);
            else if (unprintable.TrueForAll(seen => seen.Text != cluster))
                unprintable.Add(new UnprintableCharacter(cluster, Reason(cluster)));
            if (!sideless && codePoint != ' ')
                neighbourIsEastAsian = eastAsian;
        }
        return glyphs;
    }

    private static bool NextIsEastAsian(string text, int at)
    {
        for (; at < text.Length && Rune.TryGetRuneAt(text, at, out var rune); at += rune.Utf16SequenceLength)
            if (!Scripts.TakesSideOfNeighbour(rune.Value))
                return Scripts.IsEastAsian(rune.Value);
        return false;
    }

    private SetGlyph? Find(string cluster, FontCut cut, bool eastAsian)
    {
        // As written first; only a letter with separate accents is looked up in its composed form.
        if (!TrySingleRune(cluster, out var rune) && !(IsWellFormed(cluster) && TrySingleRune(cluster.Normalize(NormalizationForm.FormC), out rune)))
            return null;
        if (Scripts.NeedsShaping(rune) || Scripts.IsNoText(rune))
            return null;
        var (first, second) = eastAsian ? (chinese, latin) : (latin, chinese);
        return Find(cluster, rune, first[(int)cut].Value) ?? Find(cluster, rune, second[(int)cut].Value);
    }

    private static SetGlyph? Find(string cluster, Rune rune, TrueTypeFont font)
    {
        var glyph = font.Characters.Glyph(rune.Value);
        return glyph == 0 ? null : new SetGlyph(font, glyph, cluster, rune.Value);
    }

    private static UnprintableReason Reason(string cluster)
    {
        if (!IsWellFormed(cluster))
            return UnprintableReason.NotText;
        var runes = cluster.EnumerateRunes().ToArray();
        return Array.Exists(runes, Scripts.NeedsShaping) ? UnprintableReason.NeedsShaping
            : Array.Exists(runes, Scripts.IsNoText) ? UnprintableReason.NotText
            : UnprintableReason.MissingGlyph;
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogate(text[i]) ? 2 : 1)
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
                return false;
        return true;
    }

    private static bool TrySingleRune(string text, out Rune rune) =>
        Rune.TryGetRuneAt(text, 0, out rune) && rune.Utf16SequenceLength == text.Length;
}

/// <summary>One user-perceived character: the glyph that draws it and the text that it stands for, exactly as written.</summary>
internal readonly record struct SetGlyph(TrueTypeFont Font, ushort Glyph, string Text, int CodePoint)
{
    /// <summary>Advance as a fraction of the type size.</summary>
    public double Advance => (double)Font.Advance(Glyph) / Font.UnitsPerEm;

    /// <summary>Kerning towards the next glyph, as a fraction of the type size.</summary>
    public double KerningTo(SetGlyph next) =>
        ReferenceEquals(Font, next.Font) ? (double)Font.Kerning.Between(Glyph, next.Glyph) / Font.UnitsPerEm : 0;
}
